import { taskKey } from '@fishbowl/lab/ledger'
import type { StudyPlan } from '@fishbowl/lab/study'
import { afterAll, describe, expect, test } from 'vitest'
import type { Handed } from '../../packages/lab/src/ledger/write.ts'
import { scenarioHash } from '../../packages/lab/src/scenario-hash.ts'
import { type Sabotage, throughCity } from './fault-city.ts'
import { checkCity, cityInMemory, faultsOf } from './fault-seeds.ts'
import { code } from './study-toy.ts'

const { city, clean } = cityInMemory()
afterAll(clean)

describe('a study through coordinator, ledger, queue and workers in which everything goes wrong that may', () => {
  test(
    'comes to the digest of a plain loop, from 12 of 1000 seeds, and keeps its promises',
    () => checkCity(city, 24),
    120_000,
  )

  test('goes the same way from the same seed', async () => {
    const [one, again] = [await throughCity(5, city), await throughCity(5, city)]
    expect(again).toEqual(one)
  })
})

/** Every run of a plan, whether it was made or not. */
function* everyRun(plan: StudyPlan): Generator<Handed, void, undefined> {
  for (let number = 0; number < plan.count; number++) {
    const { scenario } = plan.at(number)
    const hash = scenarioHash(scenario)
    for (let replicate = 0; replicate < plan.replicates; replicate++)
      yield { key: taskKey({ code, scenario, replicate }), scenario, replicate, hash, points: 1 }
  }
}

/** Faults of our own code that such a world has to find. */
const sabotages: Readonly<Record<string, readonly [Sabotage, found: RegExp]>> = {
  'a ledger that forgets what it has when it hands out': [
    {
      ledger: (ledger) => ({
        ...ledger,
        *missing(plan) {
          yield* everyRun(plan)
        },
      }),
    },
    /was kept and is made again|it never ends/,
  ],
  'a ledger that keeps a second copy of a run as another run': [
    {
      ledger: (ledger) => {
        const known = new Map<string, Parameters<typeof ledger.store>[1]>()
        return {
          ...ledger,
          store: (done, run) => {
            known.set(done.key, run)
            return ledger.store(done, run)
          },
          compare: (done) => {
            const run = known.get(done.key)
            if (run !== undefined) ledger.store({ ...done, key: `${done.key.slice(1)}0` }, run)
          },
        }
      },
    },
    /runs are done|another digest/,
  ],
  'a ledger that counts each crash twice': [
    {
      ledger: (ledger) => ({
        ...ledger,
        fail: (failed, run) => {
          ledger.fail(failed, run)
          return ledger.fail(failed, run)
        },
      }),
    },
    /given up/,
  ],
  'a ledger that says that it is durable and is not': [
    { ledger: (ledger) => ({ ...ledger, commit: () => undefined }) },
    /was durable and is lost/,
  ],
  'a coordinator that never asks what the queue has lost': [
    { board: (board) => ({ ...board, isLost: () => Promise.resolve(false) }) },
    /it never ends/,
  ],
}

describe('the world finds', () => {
  test.each(Object.entries(sabotages))('%s', async (_, [sabotage, found]) => {
    const failures: string[] = []
    for (let seed = 0; seed < 40 && failures.length === 0; seed++)
      await throughCity(seed, { ...city, sabotage })
        .then((survived) => failures.push(...faultsOf(survived)))
        .catch((error: unknown) => failures.push(String(error)))
    expect(failures.join()).toMatch(found)
  })
})
