import type { MeasureId } from '@fishbowl/core'
import type { Explanation } from './services.ts'

/** Why one scenario differs from another. */
export type WhyScreen = {
  readonly name: 'why'
  readonly ids: readonly [string, string]
}

/** The explanation under way or finished, as the screens last heard of it. */
export type WhyState = {
  readonly ids: readonly [string, string]
  readonly measure: MeasureId
  readonly phase: 'running' | 'done' | 'stopped' | 'failed'
  readonly made: number
  readonly runs: number
  readonly found: Explanation | undefined
  readonly error?: string
}
