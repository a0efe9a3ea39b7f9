import type { Scenario } from '@fishbowl/core'
import type { OrganisationNetwork } from '@fishbowl/lab'
import type { Origin } from './source.ts'

/** Who works with whom in one replicate of a small organisation, read back. */
export type NetworkSource = Origin & {
  readonly scenario: Scenario
  readonly seed: string
  readonly replicate: number
  /** By row of the population, with made-up names. */
  readonly people: readonly (OrganisationNetwork['people'][number] & { readonly name: string })[]
  readonly ties: OrganisationNetwork['ties']
}
