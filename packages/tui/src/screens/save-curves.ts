import { safe } from '@fishbowl/core'
import { armRows, curvesCsv, measureTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { emptyField, inserted } from '../field.ts'
import type { Saved } from '../services.ts'
import { type State, screenOf } from '../state.ts'
import { type Step, saying, still } from '../step.ts'
import { comparisonShown } from '../views/shown-comparison.ts'

/** The table on the clipboard of the terminal, for a spreadsheet. */
export function copiedTable(state: State): Step {
  const comparison = comparisonShown(state)
  if (comparison === undefined) return saying(state, say('screen.chart.noRuns'))
  const { measure, cursor } = state.view
  const text = armRows(comparison, measure, cursor)
  const message = say('screen.chart.copied', {
    rows: comparison.arms.length,
    title: measureTitle(measure),
  })
  return { state: { ...state, message }, effects: [{ do: 'copy', text }] }
}

/** Why a text is no name of a file. */
function nameFault(text: string): string | undefined {
  if (text === '') return say('screen.chart.noName')
  return safe(text) === text ? undefined : say('screen.chart.badName')
}

const saved =
  (path: string, replace: boolean) =>
  (state: State): Step => {
    const comparison = comparisonShown(state)
    if (comparison === undefined) return saying(state, say('screen.chart.noRuns'))
    const { measure } = state.view
    const text = curvesCsv(comparison, measure, modelVersion)
    const rows = comparison.arms.length * comparison.horizon
    const says = say('screen.chart.saved', {
      path,
      title: measureTitle(measure),
      rows,
      arms: comparison.arms.length,
    })
    const next = (now: State, done: Saved): Step => afterSaving(now, { path, replace, says }, done)
    return { state, effects: [{ do: 'save', path, text, replace, next }] }
  }

type Asked = { readonly path: string; readonly replace: boolean; readonly says: string }

function afterSaving(state: State, { path, replace, says }: Asked, done: Saved): Step {
  if (done.ok) return saying(state, says)
  if (!done.taken || replace) return saying(state, done.why)
  const question = say('screen.chart.exists', { path })
  return still({ ...state, overlay: { kind: 'confirm', question, done: saved(path, true) } })
}

/** Asks for a path and writes the curves of the screen there as CSV. */
export function savedCurves(state: State): Step {
  const comparison = comparisonShown(state)
  if (comparison === undefined) return saying(state, say('screen.chart.noRuns'))
  const { focus, measure } = state.view
  const screen = screenOf(state)
  const id = screen.name === 'run' ? screen.id : (comparison.arms[focus]?.arm.id ?? 'curves')
  return still({
    ...state,
    overlay: {
      kind: 'prompt',
      title: say('screen.chart.saveAs'),
      field: inserted(emptyField, `${id}-${measure}.csv`),
      check: nameFault,
      done: (now, text) => saved(/\.csv$/i.test(text) ? text : `${text}.csv`, false)(now),
    },
  })
}
