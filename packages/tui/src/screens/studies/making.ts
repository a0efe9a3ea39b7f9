import type { Services } from '../../services.ts'
import type { MakingNews, StudyRow } from './services.ts'
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

  /** What is published of the news: their latest state, with the time that they took. */
  function follower(study: string, news: MakingNews) {
    let latest = news
    let last = now()
    let first: number | undefined
    const making = (phase: Making['phase']): Making => ({
      study,
      phase,
      ...latest,
      elapsed: first === undefined ? 0 : now() - first,
    })
    return {
      making,
      take: (next: MakingNews): void => {
        const time = now()
        latest = next
        if (next.made > 0) first ??= time
        // Who reads the file now would keep its writer from leaving it as one plain file.
        if (next.done + next.failed >= next.planned) return ending()
        if (quietly || time - last < tick) return
        last = time
        publish(making('running'))
      },
    }
  }

  async function start(row: StudyRow, retry: boolean): Promise<void> {
    const own = new AbortController()
    controller = own
    const { signal } = own
    const { planned = 0, done = 0, failed = 0 } = row.counts ?? {}
    const { making, take } = follower(row.name, { planned, done, failed, made: 0 })
    publish(making('running'))
    try {
      for await (const news of studies.make(row, { retry, signal })) take(news)
      publish(making(signal.aborted ? 'stopped' : 'done'))
    } catch (error) {
      publish({ ...making('failed'), error: wordsOf(error) })
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
