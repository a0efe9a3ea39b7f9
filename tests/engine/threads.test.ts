import { createHash } from 'node:crypto'
import type { History } from '@fishbowl/core'
import { inProcess, simulate, type Task } from '@fishbowl/sim'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, expect, test } from 'vitest'
import { post, small } from './worlds.ts'

const policies = { staffing: { team: [post('professional', 2)] }, alignment: 'integrated' }
const tasks: readonly Task[] = [
  { scenario: small(), replicate: 0 },
  { scenario: small({ policies }), replicate: 0 },
  { scenario: small({ policies }), replicate: 1 },
  { scenario: small({ policies }), replicate: 1, talent: 7 },
  { scenario: small({ policies, community: { purpose: 'work-groups', outsideExperts: 4 } }), replicate: 2 },
  {
    scenario: small({ policies, interventions: [{ week: 9, staffing: { team: [] } }] }),
    replicate: 3,
    hermits: 3,
  },
]

const digest = ({ values, totals, ...rest }: History) => {
  const hash = createHash('sha256').update(JSON.stringify(rest))
  for (const array of [values, totals])
    hash.update(new Uint8Array(array.buffer, array.byteOffset, array.byteLength))
  return hash.digest('hex')
}

const threads = openThreads(2)
afterAll(threads.close)

test('two threads give what one loop gives, byte for byte, twice', async () => {
  const serial: string[] = []
  for (const task of tasks) serial.push(digest(await inProcess(task)))
  expect(new Set(serial).size).toBe(tasks.length)
  for (let turn = 0; turn < 2; turn++) {
    const histories = await Promise.all(tasks.map(threads.run))
    expect(histories.map(digest)).toEqual(serial)
  }
})

test('the order in which tasks are handed out does not matter', async () => {
  const alone = tasks.map((task) => digest(simulate(task)))
  const backwards = await Promise.all(tasks.toReversed().map(threads.run))
  expect(backwards.map(digest).toReversed()).toEqual(alone)
  // one thread that has run other tasks before carries nothing over
  expect(
    tasks
      .toReversed()
      .map((task) => digest(simulate(task)))
      .toReversed(),
  ).toEqual(alone)
})

test('a task that cannot be run fails with its reason and leaves the threads usable', async () => {
  const [task] = tasks
  if (task === undefined) throw new Error('no task')
  const broken = { ...task, scenario: { ...task.scenario, interventions: null as never } }
  await expect(threads.run(broken)).rejects.toThrow(TypeError)
  expect(digest(await threads.run(task))).toBe(digest(simulate(task)))
})

test('closed twice, no thread starts again, and what is asked then is refused', async () => {
  const [task] = tasks
  if (task === undefined) throw new Error('no task')
  const pool = openThreads(2)
  await pool.run(task)
  let started = 0
  const onWorker = (): void => void started++
  process.on('worker', onWorker)
  try {
    await Promise.all([pool.close(), pool.close()])
    await expect(pool.run(task)).rejects.toThrow('the threads are closed')
    await new Promise(setImmediate)
    expect(started).toBe(0)
  } finally {
    process.off('worker', onWorker)
  }
})

test('a thread answers what a function of another module says', async () => {
  const file = import.meta.resolve('@fishbowl/sim/worker')
  const [task] = tasks
  if (task === undefined) throw new Error('no task')
  expect(digest((await threads.ask({ file, name: 'run' }, task)) as History)).toBe(digest(simulate(task)))
  await expect(threads.ask({ file, name: 'nothing' }, task)).rejects.toThrow()
})
