import type { Comparison } from '@fishbowl/lab'
import { formatNumber, formatOf, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { type Live, type State, screenOf, type View } from '../state.ts'
import { sentenceOf, underSentence } from '../views/compare.ts'
import { figureOf, spokenFigure } from '../views/figures.ts'
import { keyHint } from '../views/key-hint.ts'
import { progressFacts } from '../views/progress.ts'
import { comparisonShown, starred } from '../views/shown-comparison.ts'

/** Runs in sentences: of one scenario (`only`), or of all arms. */
export function spokenRuns(state: State, only: string | undefined): readonly string[] {
  const { live, view } = state
  const name = only === undefined ? say('screen.crumb.compare') : say('screen.crumb.run', { id: only })
  if (live === undefined) return [name]
  const head = `${name}. ${progressFacts(live).join(', ')}.`
  const screen = screenOf(state)
  const plain = comparisonShown(state)
  if (plain === undefined) return [head, waiting(live)]
  const seen = only === undefined ? view : { ...view, focus: 0 }
  if (screen.name !== 'compare')
    return [
      head,
      sentenceOf(plain, seen),
      ...weekWords(plain, seen),
      figureWords(plain, seen, only),
      keyHint(),
    ]
  const comparison = starred(plain, screen)
  const { under } = screen
  const sentence = under === undefined ? sentenceOf(comparison, seen) : underSentence(comparison, seen, under)
  return [head, sentence, ...weekWords(comparison, seen), figureWords(comparison, seen, only), keyHint()]
}

/** The chart in sentences. */
function figureWords(
  comparison: Comparison,
  { measure, delta, singles, focus }: View,
  only: string | undefined,
): string {
  const drawn = only === undefined ? (delta ? 'differences' : 'levels') : { only }
  const of = singles ? comparison.arms[focus]?.arm.id : undefined
  return spokenFigure(figureOf(comparison, measure, drawn, of))
}

/** The values of the week under the time cursor. */
function weekWords({ arms }: Comparison, { cursor, measure }: View): readonly string[] {
  if (cursor === undefined) return []
  return arms.map(({ arm, band }) => {
    const value = band(measure).middle[cursor] ?? Number.NaN
    return say('screen.week.spoken', {
      week: cursor,
      arm: arm.id,
      title: measureTitle(measure),
      value: formatNumber(value, formatOf(measure)),
    })
  })
}

const waiting = ({ phase, error }: Live): string =>
  phase === 'failed'
    ? say('screen.wait.spokenFailed', { why: error ?? say('screen.wait.noReason') })
    : say('screen.wait.none')
