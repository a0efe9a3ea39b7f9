import { storiesOf } from '@fishbowl/lab/explain'
import { simulate } from '@fishbowl/sim'
import { explainEntries } from '../../../packages/tui/src/screens/why/explain-entries.ts'
import type { WhyServices } from '../../../packages/tui/src/screens/why/services.ts'

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)))

/** Explanations over real simulations in this thread; four replicates where nobody asks for another number. */
export const smallWhy = (delay: number): WhyServices => ({
  async *explain(pair, { signal, replicates = 4, ...asked }) {
    const run = async (task: Parameters<typeof simulate>[0]) => {
      await pause(delay)
      if (signal.aborted) throw new Error('aborted')
      return simulate(task)
    }
    const means = {
      run,
      inFlight: 1,
      stories: async (story: Parameters<typeof storiesOf>[0]) => storiesOf(story),
    }
    yield* explainEntries(pair, { ...asked, replicates }, means)
  },
})
