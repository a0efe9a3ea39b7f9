import { pushed, type State } from '../../state.ts'
import { type Step } from '../../step.ts'

/** The studies of the folder, read anew. */
export const openStudies = (state: State): Step => ({
  state: pushed(state, { name: 'studies', at: 0 }),
  effects: [{ do: 'studies', act: 'list' }],
})
