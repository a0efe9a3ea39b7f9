import type { OpenedEntry, Services } from '../../services.ts'
import type { Held, Performer } from '../../store.ts'
import { withFiles } from './files.ts'

/**
 * Reads the scenario files of the folder after the first frame, one between two keys; the list hears of them once, when all are read,
 * so that it does not move under the reader.
 */
export function folderPerformer(services: Pick<Services, 'folder' | 'after'>, { update }: Held): Performer {
  const found: { readonly file: string; readonly opened: OpenedEntry }[] = []
  let cancel = services.after(0, start)

  function start(): void {
    const { names, more } = services.folder.names()
    if (names.length > 0 || more > 0) next(names, more, 0)
  }

  function next(names: readonly string[], more: number, at: number): void {
    const file = names[at]
    if (file === undefined) {
      update((state) => withFiles(state, found, more))
      return
    }
    const opened = services.folder.read(file)
    if (opened !== undefined) found.push({ file, opened })
    cancel = services.after(0, () => next(names, more, at + 1))
  }

  return { perform: () => false, close: () => cancel() }
}
