import { still } from '../../step.ts'
import { libraryCommand } from '../library/index.ts'
import type { ScreenModule } from '../module.ts'

export const studies: ScreenModule<'studies'> = {
  crumb: () => 'Studies',
  body: () => [],
  spoken: () => ['Studies'],
  act: (state) => still(state),
  command: libraryCommand,
  focus: () => undefined,
}
