import type { History } from '@fishbowl/core'
import { ensemble, type Task } from '@fishbowl/lab'
import { expect, test } from 'vitest'
import { toyHistory, toyScenario } from './toy.ts'

const scenario = toyScenario('a')

/** A runner that finishes later replicates first and counts what is under way. */
function backwards() {
  const state = { now: 0, peak: 0, started: [] as Task[] }
  const run = async (task: Task): Promise<History> => {
    state.started.push(task)
    state.now++
    state.peak = Math.max(state.peak, state.now)
    for (let turn = 0; turn < 50 - task.replicate; turn++) await Promise.resolve()
    state.now--
    return toyHistory({ replicate: task.replicate }, () => ({}))
  }
  return { state, run }
}

test('replicates come in order though later ones finish first, and no more are under way than allowed', async () => {
  const { state, run } = backwards()
  const seen: number[] = []
  for await (const { replicate } of ensemble(scenario, 30, run, { inFlight: 5, first: 10 }))
    seen.push(replicate)
  expect(seen).toEqual(Array.from({ length: 30 }, (_, i) => 10 + i))
  expect(state.peak).toBe(5)
})

test('a consumer that stops starts nothing more', async () => {
  const { state, run } = backwards()
  for await (const { replicate } of ensemble(scenario, 1000, run, { inFlight: 4 })) if (replicate === 2) break
  await new Promise((resolve) => setTimeout(resolve, 5))
  expect(state.started.length).toBeLessThanOrEqual(7)
})

const failing = async ({ replicate }: Task): Promise<History> => {
  if (replicate === 3) throw new Error('out of ties')
  for (let turn = 0; turn < 20; turn++) await Promise.resolve()
  return toyHistory({ replicate }, () => ({}))
}

test('a failing run rejects with its replicate and scenario, and the earlier ones still come', async () => {
  const seen: number[] = []
  const all = (async () => {
    for await (const { replicate } of ensemble(scenario, 10, failing)) seen.push(replicate)
  })()
  await expect(all).rejects.toThrow('replicate 3 of "a" failed: out of ties')
  expect(seen).toEqual([0, 1, 2])
})

test('talent from another replicate is asked for only when given', async () => {
  const { state, run } = backwards()
  for await (const _ of ensemble(scenario, 2, run, { talent: 9 }));
  for await (const _ of ensemble(scenario, 1, run));
  expect(state.started).toEqual([
    { scenario, replicate: 0, talent: 9 },
    { scenario, replicate: 1, talent: 9 },
    { scenario, replicate: 0 },
  ])
})
