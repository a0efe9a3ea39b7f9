import { defaultScenario } from '@fishbowl/core'
import { counter, type Runner, wilson } from '@fishbowl/lab'
import { inProcess } from '@fishbowl/sim'
import { expect, test } from 'vitest'
import { usualAssumptions } from '../../packages/lab/src/calibrate/assumptions.ts'
import { calibrate } from '../../packages/lab/src/calibrate/calibrate.ts'
import type { Question } from '../../packages/lab/src/calibrate/problem.ts'
import { curveRunner, held, riddle, toyBase } from './calibrate-toy.ts'

type Tally = { refused: number; readonly ranges: boolean[]; readonly weeks: boolean[]; told: number }

const many = (count: number, of: number) => Array.from({ length: of }, (_, i) => i < count)

/** Calibrates on data of many truths and counts how often ranges and bands hold what they should. */
async function recover(
  run: Runner,
  base: Pick<Question, 'scenario' | 'assumptions'>,
  truths: number,
  options: Parameters<typeof calibrate>[2],
): Promise<Tally> {
  const tally: Tally = { refused: 0, ranges: [], weeks: [], told: 0 }
  for (let t = 0; t < truths; t++) {
    const { question, truth } = await riddle(t, run, base, 26)
    const { fit } = await calibrate(question, run, options)
    if (fit === undefined) {
      tally.refused++
      continue
    }
    const within = held(fit, truth)
    const { covered, weeks } = fit.holdOut ?? { covered: 0, weeks: 0 }
    tally.ranges.push(...many(within, base.assumptions.length))
    tally.weeks.push(...many(covered, weeks))
    tally.told += fit.posterior.marginals.filter(({ identified }) => identified).length
  }
  return tally
}

const shareOf = (outcomes: readonly boolean[]): number => outcomes.filter(Boolean).length / outcomes.length

test('of a toy, 90 % ranges hold at least 85 % of 300 truths, and bands as many of the weeks held out', async () => {
  const { refused, ranges, weeks } = await recover(curveRunner, toyBase(), 100, {
    prior: 256,
    runs: 2500,
    particles: 150,
  })
  expect(refused).toBeLessThanOrEqual(4)
  expect(shareOf(ranges)).toBeGreaterThanOrEqual(0.85)
  expect(shareOf(weeks)).toBeGreaterThanOrEqual(0.85)
})

test('of the model itself, on a small organisation, no less', async () => {
  const scenario = { ...defaultScenario, organisation: { ...defaultScenario.organisation, members: 200 } }
  const assumptions = usualAssumptions(scenario, false).map(({ id }) => id)
  const { refused, ranges, weeks, told } = await recover(inProcess, { scenario, assumptions }, 100, {})
  expect(refused).toBeLessThanOrEqual(6)
  expect(shareOf(ranges)).toBeGreaterThanOrEqual(0.85)
  expect(shareOf(weeks)).toBeGreaterThanOrEqual(0.85)
  // Honest is not enough: of nine assumptions at least two are told on average.
  expect(told / (100 - refused)).toBeGreaterThan(2)
})

test('what a curve cannot tell is said to be untold: the median of its ranges is nearly as wide as before', async () => {
  const scenario = { ...defaultScenario, organisation: { ...defaultScenario.organisation, members: 200 } }
  // The reading capacity of a member moves next to nothing in a weekly curve.
  const draw = counter('untold')
  const outcomes: boolean[] = []
  for (let t = 0; t < 20; t++) {
    const { question } = await riddle(
      Math.floor(1000 * draw(t)),
      inProcess,
      { scenario, assumptions: ['b0', 'items'] },
      20,
    )
    const { fit } = await calibrate(question, inProcess, { runs: 2000 })
    const items = fit?.posterior.marginals.find(({ id }) => id === 'items')
    if (items !== undefined) outcomes.push(!items.identified)
  }
  expect(wilson(outcomes.filter(Boolean).length, outcomes.length).high).toBeGreaterThan(0.9)
})
