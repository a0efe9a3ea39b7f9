import { still } from '../../step.ts'
import { libraryCommand } from '../library/index.ts'
import type { ScreenModule } from '../module.ts'

export const branches: ScreenModule<'branches'> = {
  crumb: () => 'Branches',
  body: () => [],
  spoken: () => ['Branches'],
  act: (state) => still(state),
  command: libraryCommand,
  focus: (_state, { id }) => id,
}
