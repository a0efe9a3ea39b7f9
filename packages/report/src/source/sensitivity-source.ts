import type { SensitivityAsked, SensitivityFound } from '../sensitivity/asked.ts'
import type { NamedScenario } from './explanation-source.ts'
import type { Origin } from './source.ts'

/** A result of `sensitivity`, read back: of one scenario, or of the paired difference of the second less the first. */
export type SensitivitySource = Origin & {
  readonly seed: string
  readonly digest: string
  readonly arms: readonly NamedScenario[]
  readonly asked: SensitivityAsked
  readonly found: SensitivityFound
}
