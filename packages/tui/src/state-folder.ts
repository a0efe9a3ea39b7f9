import { dirname, isAbsolute, join } from 'node:path'
import type { Outside } from './outside.ts'

/** What making folders and finding the folder of the user's state needs of the world outside. */
export type StatePlace = Pick<Outside, 'facts' | 'realPath' | 'makeFolder'>

const named = (path: string | undefined): path is string => path !== undefined && isAbsolute(path)

/** The folder for what programs note about themselves (XDG base directories, or the local application data); undefined without a home. */
function stateRoot({ env, platform }: StatePlace['facts']): string | undefined {
  const { LOCALAPPDATA, XDG_STATE_HOME, HOME } = env
  if (platform === 'win32') return named(LOCALAPPDATA) ? LOCALAPPDATA : undefined
  if (named(XDG_STATE_HOME)) return XDG_STATE_HOME
  return named(HOME) ? join(HOME, '.local', 'state') : undefined
}

/** Our folder in it; it may not be there yet. */
export function stateFolder(facts: StatePlace['facts']): string | undefined {
  const root = stateRoot(facts)
  return root === undefined ? undefined : join(root, 'fishbowl')
}

/** Makes a folder and those around it. Throws when one of them cannot be made. */
export function makeFolders(folder: string, place: StatePlace): void {
  if (place.realPath(folder) !== undefined) return
  makeFolders(dirname(folder), place)
  place.makeFolder(folder)
}
