import { type AssumptionId, type Scenario, withAssumptions } from '@fishbowl/core'
import { inProcess } from '@fishbowl/sim'
import { evaluatePatterns } from '../patterns/evaluate.ts'
import { patterns } from '../patterns/patterns.ts'

/** One point of the study: values of assumptions, the luck they are run with, and the patterns that are read. Plain data, for a thread. */
export type Asked = {
  readonly values: Partial<Readonly<Record<AssumptionId, number>>>
  readonly luck: number
  readonly patterns: readonly string[]
  /** Replicates of every arm. @default 1 */
  readonly replicates?: number
}

/** Every arm gets luck of its own at every point, so that luck is averaged over and never fitted. */
const at =
  ({ values, luck }: Asked) =>
  (scenario: Scenario): Scenario => ({
    ...withAssumptions(scenario, values),
    seed: `defaults ${luck}`,
  })

/** The patterns' values at a point, in the order asked for; entry of a worker thread. NaN where a pattern has no value. */
export async function summaryAt(asked: Asked): Promise<Float64Array> {
  const chosen = asked.patterns.map((id) => {
    const found = patterns.find((pattern) => pattern.id === id)
    if (found === undefined) throw new Error(`the study names a pattern that there is not: ${id}`)
    return found
  })
  const rows = await evaluatePatterns(chosen, inProcess, {
    replicates: asked.replicates ?? 1,
    adapt: at(asked),
  })
  return Float64Array.from(rows, ({ value }) => value)
}
