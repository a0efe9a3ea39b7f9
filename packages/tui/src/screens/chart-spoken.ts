import { measureOf } from '@fishbowl/core'
import { formatNumber, formatOf } from '@fishbowl/report'
import type { Live, State } from '../state.ts'
import { sentenceOf } from '../views/compare.ts'
import { figureOf, spokenFigure } from '../views/figures.ts'
import { keyHint } from '../views/key-hint.ts'
import { progressFacts } from '../views/progress.ts'

/** Runs in sentences: of one scenario (`only`), or of all arms. */
export function spokenRuns(state: State, only: string | undefined): readonly string[] {
  const { live, view } = state
  const name = only === undefined ? 'Compare' : `Run ${only}`
  if (live === undefined) return [name]
  const head = `${name}. ${progressFacts(live).join(', ')}.`
  const { comparison } = live
  if (comparison === undefined) return [head, waiting(live)]
  const { measure, cursor, delta } = view
  const figure = figureOf(
    comparison,
    measure,
    only === undefined ? (delta ? 'differences' : 'levels') : { only },
  )
  const week =
    cursor === undefined
      ? []
      : comparison.arms
          .filter(({ arm }) => only === undefined || arm.id === only)
          .map(({ arm, band }) => {
            const value = band(measure).middle[cursor] ?? Number.NaN
            return `Week ${cursor}, ${arm.id}: ${measureOf(measure).title} ${formatNumber(value, formatOf(measure))}.`
          })
  const focus = only === undefined ? view.focus : comparison.arms.findIndex(({ arm }) => arm.id === only)
  const shown = only === undefined ? comparison : { ...comparison, pairs: [] }
  return [head, sentenceOf(shown, { ...view, focus }), ...week, spokenFigure(figure), keyHint]
}

const waiting = ({ phase, error }: Live): string =>
  phase === 'failed' ? `Failed: ${error ?? 'no reason given'}.` : 'No result yet.'
