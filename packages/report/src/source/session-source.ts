import type { SessionArm, SessionDebrief } from '@fishbowl/lab/workshop'
import type { Origin } from './source.ts'

/** A session with everything there is to say of it, read back. */
export type SessionSource = Origin & {
  readonly debrief: SessionDebrief
  /** Its scenarios with the hidden assumptions; the first is the base case. */
  readonly arms: readonly SessionArm[]
}
