import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** Names of all files under a folder, with slashes, sorted; none where there is no folder. */
export function list(folder: string): readonly string[] {
  try {
    const entries = readdirSync(folder, { recursive: true, withFileTypes: true })
    const plain = entries.filter((entry) => entry.isFile())
    return plain
      .map(({ parentPath, name }) => relative(folder, join(parentPath, name)).replaceAll(sep, '/'))
      .toSorted()
  } catch {
    return []
  }
}

function isPlain(path: string): boolean {
  try {
    return statSync(path).isFile()
  } catch {
    return false
  }
}

/** Names of the plain files of a folder that end like this, sorted; none where there is no folder. */
export function files(folder: string, ending: RegExp): readonly string[] {
  try {
    const names = readdirSync(folder).filter((name) => ending.test(name))
    return names.filter((name) => isPlain(join(folder, name))).toSorted()
  } catch {
    return []
  }
}
