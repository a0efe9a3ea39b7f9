import { say } from '@fishbowl/report/words'
import type { Services } from '../../services.ts'
import { entryOf } from '../../state.ts'
import type { Effect } from '../../step.ts'
import type { Held, Performer } from '../../store.ts'
import type { WhyProgress } from './services.ts'
import { heard, scenariosOf, type WhyRun } from './state.ts'

/** Milliseconds between two states that screens hear of. */
const tick = 250

const nothing = (): void => undefined

type Asked = Extract<Effect, { do: 'explain' }>

const stageOf = ({ found: { stage, attribution, stories } }: WhyProgress): string =>
  `${stage} ${attribution !== undefined} ${stories !== undefined}`

/** Explanations: one at a time, the later one wins. With `quietly` screens hear of each part once. */
export function whyPerformer(services: Services, { state, update }: Held, quietly = false): Performer {
  let stopCurrent = nothing

  async function follow({ ids, measure, replicates, wait = 0 }: Asked): Promise<void> {
    const controller = new AbortController()
    const { signal } = controller
    const scenarios = scenariosOf(state(), ids)
    let run: WhyRun = {
      ids,
      scenarios,
      measure,
      phase: 'running',
      made: 0,
      runs: 0,
      elapsed: 0,
      found: undefined,
    }
    let forget = nothing
    const show = (change: Partial<WhyRun>): void => {
      run = { ...run, ...change }
      update((now) => heard(now, run))
    }
    stopCurrent = () => {
      stopCurrent = nothing
      forget()
      controller.abort()
      // A finished explanation may have been put in its place before it is stopped.
      if (state().why?.scenarios === scenarios) show({ phase: 'stopped' })
    }
    const end = (change: Partial<WhyRun>): void => {
      if (signal.aborted) return
      stopCurrent = nothing
      show(change)
    }
    let first: number | undefined
    let published = 0
    let stage = ''
    const take = (progress: WhyProgress): void => {
      const now = services.now()
      if (progress.made > 0) first ??= now
      run = { ...run, ...progress, elapsed: first === undefined ? 0 : now - first }
      const isNew = stageOf(progress) !== stage
      if (!isNew && (quietly || now - published < tick)) return
      stage = stageOf(progress)
      published = now
      update((held) => heard(held, run))
    }

    const work = async (): Promise<void> => {
      const [one, other] = ids.map((id) => entryOf(state(), id))
      if (one === undefined || other === undefined)
        return end({ phase: 'failed', error: say('editor.why.scenarioGone') })
      const asked = { measure, signal, ...(replicates === undefined ? {} : { replicates }) }
      try {
        for await (const progress of services.why.explain([one, other], asked)) {
          if (signal.aborted) return
          take(progress)
        }
        end({ phase: 'done' })
      } catch (error) {
        end({ phase: 'failed', error: error instanceof Error ? error.message : String(error) })
      }
    }
    show({})
    if (wait === 0) await work()
    else forget = services.after(wait, () => void work())
  }

  return {
    perform(effect) {
      if (effect.do === 'stop' && effect.only !== 'runs') stopCurrent()
      if (effect.do !== 'explain') return false
      stopCurrent()
      void follow(effect)
      return true
    },
    close: () => stopCurrent(),
  }
}
