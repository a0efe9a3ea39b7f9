import { quote, safe } from '@fishbowl/core'
import type { FileRead, NewFile, Outside } from '../outside.ts'
import { Failure } from './failure.ts'

const unread: Readonly<Record<Exclude<FileRead, { ok: true }>['why'], string>> = {
  missing: 'there is no such file',
  folder: 'it is a folder',
  device: 'it is a pipe or a device, and no file',
  unreadable: 'it cannot be read',
}

/** The bytes of a file that the user names. Throws a Failure: not found, unreadable, or over `most` bytes. */
export function fileBytes(path: string, most: number, outside: Outside): Uint8Array {
  const read = outside.read(path, most + 1)
  if (!read.ok) {
    const exit = read.why === 'missing' ? 'not-found' : 'usage'
    throw new Failure(exit, `cannot read ${quote(path, 200)}: ${unread[read.why]}`)
  }
  if (read.bytes.byteLength > most)
    throw new Failure('usage', `cannot read ${quote(path, 200)}: it has over ${most} bytes`)
  return read.bytes
}

const unwritten: Readonly<Record<string, string>> = {
  ENOENT: 'the folder does not exist',
  EACCES: 'it may not be written',
  EROFS: 'the file system is read-only',
  ENOSPC: 'the disk is full',
  EISDIR: 'it is a folder',
}

function wordError(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : ''
  return unwritten[code] ?? safe(error instanceof Error ? error.message : String(error))
}

const taken = (path: string): Failure =>
  new Failure('usage', `${quote(path, 200)} exists already; choose another name`)

/** Refuses a name that is taken before any work is done for it. */
export function checkFree(path: string, outside: Outside): void {
  if (outside.realPath(path) !== undefined) throw taken(path)
}

/** Writes a new file. Throws a Failure when the name is taken or nothing can be written there. */
export function createFile(path: string, content: Uint8Array, outside: Outside): void {
  let isNew: boolean
  try {
    isNew = outside.create(path, content)
  } catch (error) {
    throw new Failure('failed', `cannot write ${quote(path, 200)}: ${wordError(error)}`)
  }
  if (!isNew) throw taken(path)
}

/** Does something with a new file or folder; why it cannot be done becomes a Failure that names it. */
function writing<T>(path: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    throw new Failure('failed', `cannot write ${quote(path, 200)}: ${wordError(error)}`)
  }
}

/** Opens a new file that is written in pieces. Throws a Failure as `createFile` does, with each piece too. */
export function openFile(path: string, outside: Outside): NewFile {
  const file = writing(path, () => outside.openNew(path))
  if (file === undefined) throw taken(path)
  return {
    write: (piece) => writing(path, () => file.write(piece)),
    close: () => writing(path, () => file.close()),
  }
}

/** Makes a new folder. Throws a Failure when the name is taken or nothing can be made there. */
export function createFolder(path: string, outside: Outside): void {
  if (!writing(path, () => outside.makeFolder(path))) throw taken(path)
}
