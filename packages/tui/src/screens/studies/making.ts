import type { Services } from '../../services.ts'
import type { StudyRow } from './services.ts'
import type { Making } from './state.ts'

/** Milliseconds between two states that screens hear of. */
const tick = 250

/** Runs of a study that are made here: one study at a time. */
export type StudyRuns = {
  /** Begins; who asks sees to it that nothing runs. Resolves when the ledger is closed. */
  readonly start: (row: StudyRow, retry: boolean) => Promise<void>
  /** Ends the runs under way and keeps those that are finished. */
  readonly stop: () => void
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

/** Follows `services.studies.make` and publishes its state: at once, then four times a second at most, then the end. */
export function studyRuns(
  { studies, now }: Pick<Services, 'studies' | 'now'>,
  publish: (making: Making) => void,
  { quietly, ending }: { readonly quietly: boolean; readonly ending: () => void },
): StudyRuns {
  let controller: AbortController | undefined

  async function start(row: StudyRow, retry: boolean): Promise<void> {
    const own = new AbortController()
    controller = own
    const { signal } = own
    const { planned = 0, done = 0, failed = 0 } = row.counts ?? {}
    let making: Making = { study: row.name, phase: 'running', planned, done, failed, made: 0, elapsed: 0 }
    let first: number | undefined
    let last = now()
    publish(making)
    try {
      for await (const news of studies.make(row, { retry, signal })) {
        const time = now()
        if (news.made > 0) first ??= time
        making = { ...making, ...news, elapsed: first === undefined ? 0 : time - first }
        // Who reads the file now would keep its writer from leaving it as one plain file.
        if (news.done + news.failed >= news.planned) ending()
        else if (!quietly && time - last >= tick) {
          last = time
          publish(making)
        }
      }
      publish({ ...making, phase: signal.aborted ? 'stopped' : 'done' })
    } catch (error) {
      publish({ ...making, phase: 'failed', error: wordsOf(error) })
    } finally {
      if (controller === own) controller = undefined
    }
  }

  return {
    start,
    stop() {
      if (controller === undefined) return
      ending()
      controller.abort()
    },
  }
}
