import { measured, mergeFiles, type Scenario, ScenarioFile, scenarioOf } from '@fishbowl/core'
import { mean, meanInterval } from '@fishbowl/lab'
import {
  type Advice,
  type Axis,
  advise,
  type Candidate,
  candidatesOf,
  goalOf,
  purseOf,
} from '@fishbowl/lab/advise'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, describe, expect, test } from 'vitest'
import { inOrder } from '../../packages/lab/src/in-order.ts'

const threads = openThreads(2)
afterAll(() => threads.close())
const run = threads.run
const inFlight = 16

const organisation = (file: object): Scenario =>
  scenarioOf(ScenarioFile.parse(mergeFiles({ fishbowl: 1 }, file)))

/** Replicates of the brute force: neither the search nor the finalists have seen them. */
const replicates = Array.from({ length: 40 }, (_, i) => 500_000 + i)
const axes: readonly Axis[] = ['staffing', 'owner']

/** Every candidate on every replicate: the goal's measure, run by run. */
async function bruteForce(own: Scenario, text: string): Promise<ReadonlyMap<Candidate, readonly number[]>> {
  const goal = goalOf(text, own.horizon)
  const candidates = candidatesOf(own, axes, goal)
  const tasks = candidates.flatMap((candidate) => replicates.map((replicate) => ({ candidate, replicate })))
  const values = new Map<Candidate, number[]>(candidates.map((candidate) => [candidate, []]))
  const made = inOrder(tasks, inFlight, async ({ candidate, replicate }) => {
    const history = await run({ scenario: candidate.scenario, replicate })
    return { candidate, value: measured(history, goal.measure, goal.weeks) }
  })
  for await (const { candidate, value } of made) values.get(candidate)?.push(value)
  return values
}

const ask = (own: Scenario, text: string): Promise<Advice> =>
  advise(own, { goal: goalOf(text, own.horizon), share: 0.8, axes }, { run, inFlight, purse: purseOf(2500) })

const byWords = (values: ReadonlyMap<Candidate, readonly number[]>, words: string): readonly number[] =>
  [...values].find(([candidate]) => candidate.words === words)?.[1] ?? []

const organisations = {
  'one of 150, where nobody should be hired': {
    organisation: { members: 150 },
    horizon: 104,
    policies: { alignment: 'integrated' },
  },
  'one of 700 with a claimed alignment': { organisation: { members: 700, groupSize: 5 }, horizon: 104 },
  'one of 1,500 in IT': {
    organisation: { members: 1500, turnover: 0.2 },
    horizon: 104,
    policies: { ownership: { owner: 'it' } },
  },
}

describe.each(Object.entries(organisations))('on %s', (name, file) => {
  const own = organisation(file)

  test('the best net value is that of all arms, or not told apart from it', async () => {
    const text = 'max netValue'
    const [advice, values] = [await ask(own, text), await bruteForce(own, text)]
    const chosen = byWords(values, advice.advised?.candidate.words ?? '')
    expect(chosen).toHaveLength(replicates.length)
    for (const [candidate, other] of values) {
      // 90 % intervals of a hundred arms would miss by chance; what is forbidden is a clearly better one.
      const lead = meanInterval(
        other.map((value, i) => value - (chosen[i] ?? Number.NaN)),
        { looks: values.size },
      )
      expect
        .soft(lead.low, `${candidate.words} against ${advice.advised?.candidate.words}`)
        .toBeLessThanOrEqual(0)
    }
    if (name.includes('nobody')) expect(advice.advised?.candidate.nobody).toBe(true)
  })

  test('no cheaper arm reaches the goal in the share of runs, and the advice does', async () => {
    const values = await bruteForce(own, 'fourWeekActive')
    // A goal that some arms reach and others do not: half way between the worst and the best of them.
    const levels = [...values.values()].map((of) => mean(of))
    const bound = Math.round(50 * (Math.min(...levels) + Math.max(...levels)))
    const { advised } = await ask(own, `fourWeekActive >= ${bound} %`)
    const share = (of: readonly number[]): number =>
      of.filter((value) => value >= bound / 100).length / of.length
    const cost = advised?.candidate.cost ?? Number.NaN
    expect(share(byWords(values, advised?.candidate.words ?? ''))).toBeGreaterThan(0.65)
    for (const [candidate, of] of values)
      if (candidate.cost < cost) expect.soft(share(of), candidate.words).toBeLessThan(0.95)
  })
})
