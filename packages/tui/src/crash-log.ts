import { join } from 'node:path'
import type { Outside } from './outside.ts'
import { makeFolders, stateFolder } from './state-folder.ts'

/** What keeping a log needs of the world outside. */
export type LogPlace = Pick<Outside, 'facts' | 'realPath' | 'makeFolder' | 'replace'>

/** Keeps what is known of a crash in the one file that the next crash replaces; its path, or undefined where none can be written. */
export function keepCrash(error: unknown, place: LogPlace): string | undefined {
  const { facts } = place
  const folder = stateFolder(facts)
  if (folder === undefined) return undefined
  const file = join(folder, 'crash.log')
  const { columns, rows, env, platform, versions } = facts
  const stack = error instanceof Error ? (error.stack ?? error.message) : String(error)
  const where = `node ${versions['node']}, ${platform}, TERM ${env['TERM']}, ${columns} x ${rows}`
  try {
    makeFolders(folder, place)
    place.replace(file, `${where}\n${stack}\n`)
    return file
  } catch {
    return undefined
  }
}
