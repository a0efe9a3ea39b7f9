import { still } from '../../step.ts'
import { libraryCommand } from '../library/index.ts'
import type { ScreenModule } from '../module.ts'

export const editor: ScreenModule<'editor'> = {
  crumb: () => 'Editor',
  body: () => [],
  spoken: () => ['Editor'],
  act: (state) => still(state),
  command: libraryCommand,
  focus: (_state, { id }) => id,
}
