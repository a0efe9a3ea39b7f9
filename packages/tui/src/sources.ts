import { dirname, isAbsolute, join, normalize, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { libraryIds, type Sources, type SourceText } from '@fishbowl/core'
import { isInline } from './inline.ts'
import { mostBytesOfPeople } from './org/text-file.ts'
import type { FileRead, Outside } from './outside.ts'

/** What reading scenarios needs of the world outside. */
export type Files = Pick<Outside, 'read' | 'realPath'>

/** A text, or why there is none. */
export type TextRead = { readonly text: string } | { readonly why: string; readonly missing: boolean }

/** More than core takes (96 kB), so that core can say that a file is too large. */
const mostBytes = 100 * 1024

type Unread = Exclude<FileRead, { ok: true }>['why']
const reasons: Readonly<Record<Unread, string>> = {
  missing: 'there is no such file',
  folder: 'it is a folder',
  device: 'it is a pipe or a device, and no file',
  unreadable: 'it cannot be read',
}

function decode(bytes: Uint8Array, most: number): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    // A file that is cut at the limit may end in the middle of a character; it is refused for its size.
    return bytes.length < most ? undefined : new TextDecoder().decode(bytes)
  }
}

/** The text of a file, of its first `most` bytes when it is too large. */
export function readText(path: string, files: Files, most = mostBytes): TextRead {
  const result = files.read(path, most)
  if (!result.ok) return { why: reasons[result.why], missing: result.why === 'missing' }
  const text = decode(result.bytes, most)
  return text === undefined ? { why: 'it is not UTF-8 text', missing: false } : { text }
}

/** True for the id of a library entry. */
export const isLibraryId = (name: string): boolean => libraryIds.some((id) => id === name)

/** The folder that paths in a scenario are relative to, as its operand names it. */
export const folderOf = (name: string): string => (isInline(name) ? '.' : dirname(name))

/** True for a name that can only be meant as a path. */
export const looksLikePath = (name: string): boolean => /[\\/]|\.(ya?ml|json)$/i.test(name)

// The library does not change under a running program, and its entries share their bases.
const libraries = new WeakMap<Files, Map<string, SourceText | undefined>>()

/** A library entry as a source; undefined when its file is missing. The folder belongs to core, wherever that is installed. */
export function librarySource(id: string, files: Files): SourceText | undefined {
  const known = libraries.get(files) ?? new Map<string, SourceText | undefined>()
  libraries.set(files, known)
  if (known.has(id)) return known.get(id)
  const path = fileURLToPath(import.meta.resolve(`@fishbowl/core/library/${id}.yaml`))
  const read = readText(path, files)
  const source = 'text' in read ? { file: `library/${id}.yaml`, text: read.text } : undefined
  known.set(id, source)
  return source
}

function leaves(root: string, path: string): boolean {
  const way = relative(root, path)
  return way === '..' || way.startsWith(`..${sep}`) || isAbsolute(way)
}

/** Why a file at `top` may not extend a path; undefined when it may. Links are followed before the folder is compared. */
function refusal(name: string, top: string, files: Files): string | undefined {
  const root = dirname(resolve(top))
  const path = resolve(root, name)
  if (isAbsolute(name) || leaves(root, path)) return 'a path must stay in the folder of the scenario file'
  const [realRoot, realPath] = [files.realPath(root), files.realPath(path)]
  const isOut = realRoot !== undefined && realPath !== undefined && leaves(realRoot, realPath)
  return isOut ? 'it is a link out of the folder of the scenario file' : undefined
}

/** Sources for entries of the library: other entries, nothing else. One for many entries, so that their bases are read once. */
export const librarySources = (files: Files): FileSources => ({
  ids: libraryIds,
  refused: new Map(),
  read: (name) => (isLibraryId(name) ? librarySource(name, files) : undefined),
})

/** Where `extends` of one scenario file finds texts, and why it did not, by the name it was asked for. */
export type FileSources = Sources & { readonly refused: ReadonlyMap<string, string> }

/** Sources for the scenario file at `top`: library ids from everywhere, paths from that file alone and within its folder. */
export function sourcesFor(top: string, files: Files): FileSources {
  const refused = new Map<string, string>()
  const refuse = (name: string, why: string): undefined => {
    refused.set(name, why)
    return undefined
  }
  return {
    ids: libraryIds,
    refused,
    read(name, from) {
      if (isLibraryId(name)) return librarySource(name, files)
      if (!looksLikePath(name)) return undefined
      if (from !== top) return refuse(name, 'only the scenario file itself may extend a path')
      const why = refusal(name, top, files)
      if (why !== undefined) return refuse(name, why)
      const path = join(dirname(top), name)
      const read = readText(path, files)
      return 'text' in read ? { file: normalize(path), text: read.text } : refuse(name, read.why)
    },
    organisation(name, from) {
      const why = refusal(name, from, files)
      return why === undefined ? readText(join(dirname(from), name), files, mostBytesOfPeople) : { why }
    },
  }
}
