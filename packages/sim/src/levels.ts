import { type AssumptionId, type Scenario, seniorityIds } from '@fishbowl/core'

/** Effect of an hour and strategic ability by level, in the order of `seniorityIds`. */
export function levels({ assumptions }: Scenario): {
  readonly effect: readonly number[]
  readonly ability: readonly number[]
} {
  const named = (prefix: string) =>
    seniorityIds.map((id) => assumptions[`${prefix}${id[0]!.toUpperCase()}${id.slice(1)}` as AssumptionId])
  return { effect: named('eta'), ability: named('ability') }
}
