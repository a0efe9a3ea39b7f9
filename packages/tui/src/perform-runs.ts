import { armsOf } from './arms.ts'
import { liveRuns } from './live.ts'
import type { Services } from './services.ts'
import type { Slot } from './step.ts'
import type { Held, Performer } from './store.ts'

const nothing = (): void => undefined

/** Runs of the chart screens and of the preview: one stream at a time, the later one wins. */
export function runPerformer(services: Services, { state, update }: Held, quietly: boolean): Performer {
  const runs = {
    live: liveRuns(services, (live) => update((now) => ({ ...now, live })), quietly),
    preview: liveRuns(services, (preview) => update((now) => ({ ...now, preview })), quietly),
  } as const satisfies Record<Slot, unknown>
  let forget = nothing
  const stop = (isCutOff = false): void => {
    forget()
    forget = nothing
    runs.live.stop(isCutOff)
    runs.preview.stop(isCutOff)
  }
  return {
    perform(effect) {
      if (effect.do === 'stop') {
        if (effect.only !== 'why') stop()
        // Explanations hear of a stop too.
        return false
      }
      if (effect.do !== 'run') return false
      stop(true)
      const { ids, replicates, slot = 'live', wait = 0 } = effect
      const start = (): void => runs[slot].start(armsOf(state(), ids), replicates)
      if (wait === 0) start()
      else forget = services.after(wait, start)
      return true
    },
    close: stop,
  }
}
