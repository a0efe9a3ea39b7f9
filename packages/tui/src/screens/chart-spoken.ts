import { measureOf } from '@fishbowl/core'
import { formatNumber, formatOf } from '@fishbowl/report'
import { type Live, type State, screenOf } from '../state.ts'
import { sentenceOf, underSentence } from '../views/compare.ts'
import { figureOf, spokenFigure } from '../views/figures.ts'
import { keyHint } from '../views/key-hint.ts'
import { progressFacts } from '../views/progress.ts'
import { comparisonShown, starred } from '../views/shown-comparison.ts'

/** Runs in sentences: of one scenario (`only`), or of all arms. */
export function spokenRuns(state: State, only: string | undefined): readonly string[] {
  const { live, view } = state
  const name = only === undefined ? 'Compare' : `Run ${only}`
  if (live === undefined) return [name]
  const head = `${name}. ${progressFacts(live).join(', ')}.`
  const screen = screenOf(state)
  const plain = comparisonShown(state)
  if (plain === undefined) return [head, waiting(live)]
  const comparison = screen.name === 'compare' ? starred(plain, screen) : plain
  const { measure, cursor, delta, singles } = view
  const focus = only === undefined ? view.focus : 0
  const drawn = only === undefined ? (delta ? 'differences' : 'levels') : { only }
  const figure = figureOf(comparison, measure, drawn, singles ? comparison.arms[focus]?.arm.id : undefined)
  const week =
    cursor === undefined
      ? []
      : comparison.arms.map(({ arm, band }) => {
          const value = band(measure).middle[cursor] ?? Number.NaN
          return `Week ${cursor}, ${arm.id}: ${measureOf(measure).title} ${formatNumber(value, formatOf(measure))}.`
        })
  const under = screen.name === 'compare' ? screen.under : undefined
  const sentence =
    under === undefined ? sentenceOf(comparison, { ...view, focus }) : underSentence(comparison, view, under)
  return [head, sentence, ...week, spokenFigure(figure), keyHint]
}

const waiting = ({ phase, error }: Live): string =>
  phase === 'failed' ? `Failed: ${error ?? 'no reason given'}.` : 'No result yet.'
