import { pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'
import type { StudyPart } from './state.ts'

/** The studies of the folder, read anew. */
export const openStudies = (state: State): Step => ({
  state: pushed(state, { name: 'studies' }),
  effects: [{ do: 'studies', act: 'list' }],
})

/** One of them. */
export const openStudy = (state: State, name: string, part: StudyPart): Step => ({
  state: pushed(
    { ...state, studies: { ...state.studies, selected: name, numbers: undefined, curve: undefined } },
    { name: 'studies', open: name, part, measure: undefined, point: undefined, top: 0, curve: false },
  ),
  effects: [
    { do: 'studies', act: 'watch' },
    ...(part === 'plan' ? [{ do: 'studies', act: 'plan', name } as const] : []),
  ],
})
