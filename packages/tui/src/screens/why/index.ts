import { say } from '@fishbowl/report/words'
import { replaced, type State } from '../../state.ts'
import { still } from '../../step.ts'
import { commandLine } from '../../views/command.ts'
import type { ScreenModule } from '../module.ts'
import { whyBody } from './body.ts'
import { askWhy } from './open.ts'
import { pressWhy } from './press.ts'
import { spokenWhy } from './spoken.ts'
import { runOf, type WhyScreen } from './state.ts'
import { partHint } from './words.ts'

/** The list again, after all of a row was shown. */
const listedAgain = (state: State, screen: WhyScreen): State | undefined =>
  screen.top === undefined ? undefined : replaced(state, { ...screen, top: undefined })

/** What makes one scenario differ from another: levers, mechanisms of the model, members. */
export const why: ScreenModule<'why'> = {
  crumb: () => say('screen.crumb.why'),
  body: ({ state, size, brush }, screen) => whyBody(state, screen, size, brush),
  spoken: spokenWhy,
  act: pressWhy,
  status: partHint,
  command(state, screen) {
    const { measure } = state.view
    const replicates = runOf(state, screen)?.found?.replicates
    return commandLine(state, 'explain', screen.ids, [
      ...(measure === 'weeklyActive' ? [] : ['--measure', measure]),
      ...(replicates === undefined ? [] : ['--replicates', `${replicates}`]),
    ])
  },
  facts(state, screen) {
    const found = runOf(state, screen)?.found
    if (found?.attribution === undefined) return []
    const done = found.attribution.replicates.length + found.attribution.missing.length
    const words = done === found.replicates ? `${done}` : `${done}/${found.replicates}`
    return [
      say('editor.why.replicates', { done: words, n: found.replicates }),
      say('editor.why.seed', { seed: found.seed }),
    ]
  },
  focus: (_state, { ids }) => ids[1],
  leave: ({ why: run }) => (run?.phase === 'running' ? [{ do: 'stop', only: 'why' }] : []),
  again(state, screen) {
    const run = runOf(state, screen)
    const isThere = run?.measure === state.view.measure && run.found?.attribution !== undefined
    return isThere ? still(state) : askWhy(state, screen.ids)
  },
  closed: listedAgain,
  escape(state, screen) {
    const closed = listedAgain(state, screen)
    return closed === undefined ? undefined : still(closed)
  },
  get reading() {
    return (['due', 'bar', 'together', 'rests', 'member'] as const).map((word) => ({
      key: say(`editor.why.reading.key.${word}`),
      says: say(`editor.why.reading.${word}`),
    }))
  },
}
