import { say } from '@fishbowl/report/words'
import type { State } from '../../state.ts'
import { type Step, saying } from '../../step.ts'
import type { StudyRow } from './services.ts'
import { isMaking } from './state.ts'

/** Why the runs of a study cannot be made here now; undefined where they can. */
function refusal({ studies }: State, row: StudyRow): string | undefined {
  const { making } = studies
  if (isMaking(studies))
    return making?.study === row.name
      ? say('studies.refused.runs')
      : say('studies.refused.other', { study: making?.study ?? '' })
  if (row.standing === 'elsewhere') return say('studies.refused.elsewhere')
  if (row.file === undefined) return say('studies.noFileMore')
  if (row.standing === 'version') return row.why
  return row.standing === 'done' ? say('studies.refused.done') : undefined
}

/** Starts a study, goes on with it, or makes again what failed. */
export function started(state: State, row: StudyRow): Step {
  const why = refusal(state, row)
  if (why !== undefined) return saying(state, why)
  const retry = row.standing === 'failures'
  return { state, effects: [{ do: 'studies', act: 'start', name: row.name, retry }] }
}

/** Stops the runs that are made here. */
export function stopped(state: State): Step {
  const { making } = state.studies
  if (!isMaking(state.studies)) return saying(state, say('studies.nothingRuns'))
  const message = say('studies.stopped', { command: `fishbowl study run ${making?.study}` })
  return { state: { ...state, message }, effects: [{ do: 'studies', act: 'stop' }] }
}

/** Opens the study file in the user's editor, and reads the folder again. */
export function edited(state: State, { file }: StudyRow): Step {
  if (file === undefined) return saying(state, say('studies.noFile'))
  // A name that begins with a dash would be an option of the editor.
  const path = `./${file}`
  return {
    state,
    effects: [
      {
        do: 'editFile',
        path,
        next: (now, ok) =>
          ok
            ? { state: now, effects: [{ do: 'studies', act: 'list' }] }
            : saying(now, say('studies.noEditor', { file })),
      },
    ],
  }
}
