import { measureOf, safe } from '@fishbowl/core'
import { armRows, curvesCsv } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import { emptyField, inserted } from '../field.ts'
import type { Saved } from '../services.ts'
import { type State, screenOf } from '../state.ts'
import { type Step, saying, still } from '../step.ts'
import { comparisonShown } from '../views/shown-comparison.ts'

/** The table on the clipboard of the terminal, for a spreadsheet. */
export function copiedTable(state: State): Step {
  const comparison = comparisonShown(state)
  if (comparison === undefined) return saying(state, 'there are no runs yet')
  const { measure, cursor } = state.view
  const text = armRows(comparison, measure, cursor)
  const message = `copied: ${comparison.arms.length} rows of ${measureOf(measure).title}, tabs between the cells`
  return { state: { ...state, message }, effects: [{ do: 'copy', text }] }
}

/** Why a text is no name of a file. */
function nameFault(text: string): string | undefined {
  if (text === '') return 'a name is missing, such as curves.csv'
  return safe(text) === text ? undefined : 'a file name must be printable'
}

const saved =
  (path: string, replace: boolean) =>
  (state: State): Step => {
    const comparison = comparisonShown(state)
    if (comparison === undefined) return saying(state, 'there are no runs yet')
    const { measure } = state.view
    const text = curvesCsv(comparison, measure, modelVersion)
    const rows = comparison.arms.length * comparison.horizon
    const says = `saved ${path}: ${measureOf(measure).title}, ${rows} weeks of ${comparison.arms.length} arms, with digests`
    const next = (now: State, done: Saved): Step => afterSaving(now, { path, replace, says }, done)
    return { state, effects: [{ do: 'save', path, text, replace, next }] }
  }

type Asked = { readonly path: string; readonly replace: boolean; readonly says: string }

function afterSaving(state: State, { path, replace, says }: Asked, done: Saved): Step {
  if (done.ok) return saying(state, says)
  if (!done.taken || replace) return saying(state, done.why)
  const question = `${path} exists: replace it?`
  return still({ ...state, overlay: { kind: 'confirm', question, done: saved(path, true) } })
}

/** Asks for a path and writes the curves of the screen there as CSV. */
export function savedCurves(state: State): Step {
  const comparison = comparisonShown(state)
  if (comparison === undefined) return saying(state, 'there are no runs yet')
  const { focus, measure } = state.view
  const screen = screenOf(state)
  const id = screen.name === 'run' ? screen.id : (comparison.arms[focus]?.arm.id ?? 'curves')
  return still({
    ...state,
    overlay: {
      kind: 'prompt',
      title: 'save the curves as',
      field: inserted(emptyField, `${id}-${measure}.csv`),
      check: nameFault,
      done: (now, text) => saved(/\.csv$/i.test(text) ? text : `${text}.csv`, false)(now),
    },
  })
}
