import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { isInline } from '../inline.ts'
import type { Outside } from '../outside.ts'
import { type Files, isLibraryId, readText } from '../sources.ts'

/** Where lessons are: in the package once it is packed, else in the documentation of the repository. */
const folders = ['../../workshop', '../../../../docs/workshop'].map((path) =>
  fileURLToPath(new URL(path, import.meta.url)),
)

/** A lesson: its id is the name of its folder. */
export type Lesson = { readonly id: string; readonly file: string }

/** Every lesson of this installation, by id. */
export function lessonsOf(outside: Pick<Outside, 'list'>): readonly Lesson[] {
  const found = new Map<string, string>()
  for (const folder of folders)
    for (const name of outside.list(folder)) {
      const [, id] = /^([a-z0-9-]+)\/session\.yaml$/.exec(name) ?? []
      if (id !== undefined && !found.has(id)) found.set(id, join(folder, name))
    }
  return Array.from(found, ([id, file]) => ({ id, file })).toSorted((a, b) => (a.id < b.id ? -1 : 1))
}

/** True for a lesson and for the path of a session file; what is named after an entry of the library is that entry. */
export function holdsSession(name: string, files: Files & Pick<Outside, 'list'>): boolean {
  if (isLibraryId(name) || isInline(name)) return false
  if (lessonsOf(files).some(({ id }) => id === name)) return true
  const inside = join(name, 'session.yaml')
  const read = readText(files.realPath(inside) === undefined ? name : inside, files)
  return 'text' in read && /^["']?fishbowlSession["']?\s*:/m.test(read.text)
}
