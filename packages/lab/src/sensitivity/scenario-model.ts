import {
  type AssumptionId,
  type Assumptions,
  hasCurve,
  inSpace,
  type MeasureId,
  measured,
  type Scenario,
  withAssumptions,
} from '@fishbowl/core'
import type { Arm } from '../comparison.ts'
import { type Print, printOf } from '../digest.ts'
import { attempt } from '../ensemble.ts'
import type { Runner } from '../runner.ts'
import { windowOf } from '../window.ts'
import type { Cell, Model } from './cell.ts'
import { valuesAt } from './factors.ts'

/** What is asked of the scenarios. */
export type SensitivityQuestion = {
  /** The scenario, or two: the outcome is then the paired difference, second less first. */
  readonly arms: readonly Arm[]
  readonly measure: MeasureId
  readonly factors: readonly AssumptionId[]
}

/** What a scenario sets itself stays. */
function under(scenario: Scenario, values: Partial<Assumptions>): Scenario {
  const free = Object.entries(values).filter(([id]) => scenario.overrides[id as AssumptionId] === undefined)
  return withAssumptions(scenario, Object.fromEntries(free))
}

/** A model that runs scenarios, and the prints of its runs for a digest, in the order of the cells and arms. */
export type ScenarioModel = { readonly model: Model; readonly prints: () => readonly Print[] }

/**
 * The scenarios as a model: an outcome is the measure over the window it is judged by, within the weeks that all arms have.
 * A failing run rejects with the scenario and the replicate.
 */
export function scenarioModel({ arms, measure, factors }: SensitivityQuestion, run: Runner): ScenarioModel {
  const horizon = Math.min(...arms.map(({ scenario }) => scenario.horizon))
  const window = windowOf(measure, horizon)
  const prints: Print[] = []
  const outcome = async (
    { scenario, space }: Arm,
    { point, replicate }: Cell,
    slot: number,
  ): Promise<number> => {
    const changed = under(scenario, valuesAt(factors, point, scenario.model))
    const history = await attempt(run, { scenario: changed, replicate })
    prints[slot] = printOf(history)
    // A total of the whole run cannot be compared over a part of it.
    const comparable = hasCurve(measure) || history.weeks === horizon
    return comparable ? measured(inSpace(history, space), measure, window) : Number.NaN
  }
  let called = 0
  return {
    model: (cell) => {
      // Cells are asked for in their order, whatever order they finish in.
      const first = called
      called += arms.length
      return Promise.all(arms.map((arm, i) => outcome(arm, cell, first + i)))
    },
    prints: () => prints,
  }
}
