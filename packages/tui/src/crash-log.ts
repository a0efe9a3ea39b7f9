import { dirname, isAbsolute, join } from 'node:path'
import type { Outside } from './outside.ts'

/** What keeping a log needs of the world outside. */
export type LogPlace = Pick<Outside, 'facts' | 'realPath' | 'makeFolder' | 'replace'>

const named = (path: string | undefined): path is string => path !== undefined && isAbsolute(path)

/** The folder for what programs note about themselves (XDG base directories, or the local application data); undefined without a home. */
function stateFolder({ env, platform }: LogPlace['facts']): string | undefined {
  const { LOCALAPPDATA, XDG_STATE_HOME, HOME } = env
  if (platform === 'win32') return named(LOCALAPPDATA) ? LOCALAPPDATA : undefined
  if (named(XDG_STATE_HOME)) return XDG_STATE_HOME
  return named(HOME) ? join(HOME, '.local', 'state') : undefined
}

function makeFolders(folder: string, place: LogPlace): void {
  if (place.realPath(folder) !== undefined) return
  makeFolders(dirname(folder), place)
  place.makeFolder(folder)
}

/** Keeps what is known of a crash in the one file that the next crash replaces; its path, or undefined where none can be written. */
export function keepCrash(error: unknown, place: LogPlace): string | undefined {
  const { facts } = place
  const state = stateFolder(facts)
  if (state === undefined) return undefined
  const folder = join(state, 'fishbowl')
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
