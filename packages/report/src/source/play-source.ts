import type { Scenario } from '@fishbowl/core'
import type { PlayDebrief } from '@fishbowl/lab/play'
import type { Origin } from './source.ts'

/** A game with everything there is to say of it, read back. */
export type PlaySource = Origin & {
  readonly debrief: PlayDebrief
  /** The world of the game without a player. */
  readonly base: Scenario
}
