import { pushed, type State } from '../../state.ts'
import { type Step, still } from '../../step.ts'

/** The levers of a scenario, which becomes a draft at the first change; with a week, its levers from there on, which make a branch. */
export const openEditor = (state: State, id: string, week?: number): Step =>
  still(
    pushed(state, {
      name: 'editor',
      id,
      at: 0,
      undo: [],
      redo: [],
      yaml: false,
      ...(week === undefined ? {} : { week }),
    }),
  )
