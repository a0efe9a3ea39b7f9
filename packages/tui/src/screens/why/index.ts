import { still } from '../../step.ts'
import { libraryCommand } from '../library/index.ts'
import type { ScreenModule } from '../module.ts'

export const why: ScreenModule<'why'> = {
  crumb: () => 'Why',
  body: () => [],
  spoken: () => ['Why'],
  act: (state) => still(state),
  command: libraryCommand,
  focus: (_state, { ids }) => ids[1],
}
