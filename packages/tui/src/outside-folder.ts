import { readdirSync, statSync } from 'node:fs'
import { join, relative, sep } from 'node:path'

/** What is in a folder and in the folders in it. A link is a thing of its own: behind it may be a circle. */
const under = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name)
    return entry.isDirectory() ? under(path) : [path]
  })

/** Names of everything under a folder that is no folder, links and pipes too, with slashes, sorted; none where there is no folder. */
export function list(folder: string): readonly string[] {
  try {
    return under(folder)
      .map((path) => relative(folder, path).replaceAll(sep, '/'))
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
