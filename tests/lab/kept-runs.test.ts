import type { History } from '@fishbowl/core'
import type { Runner } from '@fishbowl/lab'
import { openKeptRuns, openLedger, openStudyLedger } from '@fishbowl/lab/ledger'
import { simulate } from '@fishbowl/sim'
import { expect, test } from 'vitest'
import { after, code, madeLedger, planner, scratch, tiny, toyPlan } from './study-toy.ts'

const keeper = { code, tool: 'toy 1', by: 'here', after }

/** A runner that notes what it made. */
function counting(): { readonly run: Runner; readonly made: number[] } {
  const made: number[] = []
  return {
    made,
    run: async (task): Promise<History> => {
      made.push(task.replicate)
      await Promise.resolve()
      return simulate(task)
    },
  }
}

const scenario = tiny(30)

test('a kept run is made once, whoever asks for it and whenever, and is the run', async () => {
  const file = scratch()('runs.sqlite')
  const first = counting()
  const kept = openKeptRuns(file, { mode: 'create' }, keeper)
  const run = kept.keeping(first.run)
  const histories = await Promise.all([0, 1, 1, 0, 2].map((replicate) => run({ scenario, replicate })))
  // The same world in other words, and another one.
  await run({ scenario: { ...scenario, id: 'renamed' }, replicate: 2 })
  await run({ scenario, replicate: 2, talent: 1 })
  expect(first.made).toEqual([0, 1, 2, 2])
  kept.close()
  const second = counting()
  const again = openKeptRuns(file, { mode: 'write' }, keeper)
  const found = await Promise.all(
    [0, 1, 2, 3].map((replicate) => again.keeping(second.run)({ scenario, replicate })),
  )
  expect(second.made).toEqual([3])
  expect(found).toEqual([histories[0], histories[1], histories[4], simulate({ scenario, replicate: 3 })])
  expect(again.counts()).toEqual({ made: 1, there: 3 })
  again.close()
})

const failing: Runner = (task) =>
  task.replicate === 3 ? Promise.reject(new Error('no luck')) : Promise.resolve(simulate(task))

test('an analysis that breaks off keeps what it has, and a run that fails is not kept', async () => {
  const file = scratch()('runs.sqlite')
  const kept = openKeptRuns(file, { mode: 'create' }, keeper)
  const run = kept.keeping(failing)
  await expect(Promise.all([0, 1, 2, 3, 4].map((replicate) => run({ scenario, replicate })))).rejects.toThrow(
    'no luck',
  )
  kept.close()
  const { made, run: plain } = counting()
  const again = openKeptRuns(file, { mode: 'write' }, keeper)
  for (let replicate = 0; replicate < 4; replicate++) await again.keeping(plain)({ scenario, replicate })
  expect(made).toEqual([3])
  again.close()
})

test('a file of kept runs is refused where it does not fit: other code, a study, as a study', async () => {
  const path = scratch()
  openKeptRuns(path('runs.sqlite'), { mode: 'create' }, keeper).close()
  expect(() => openKeptRuns(path('runs.sqlite'), { mode: 'write' }, { ...keeper, code: 'beef' })).toThrow(
    'other code',
  )
  expect(() => openLedger(path('runs.sqlite'))).toThrow('the runs of an analysis')
  const plan = toyPlan([30])
  expect(() => openStudyLedger(path('runs.sqlite'), { mode: 'write' }, plan, planner)).toThrow(
    'the runs of an analysis',
  )
  await madeLedger(path('study.sqlite'), plan)
  expect(() => openKeptRuns(path('study.sqlite'), { mode: 'write' }, keeper)).toThrow('the ledger of a study')
})
