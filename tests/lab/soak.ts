import { openStudyLedger } from '@fishbowl/lab/ledger'
import type { Engine } from '@fishbowl/lab/local'
import { runStudy } from '@fishbowl/lab/study'
import { expect } from 'vitest'
import { inUse, openFiles } from '../support/in-use.ts'
import { after, never, planner, scratch, tiny, toyPlan } from './study-toy.ts'

/** An engine that delivers a few bytes for each job, at once. */
const trivial: Engine = {
  name: 'trivial',
  async *run(jobs) {
    const body = new Uint8Array(16)
    const summary = new Float64Array(2)
    for (let next = jobs.next(); next.done !== true; next = jobs.next()) {
      const { key } = next.value
      yield { kind: 'done', key, sha256: key, body, summary, by: 'here' }
    }
  },
  close: () => Promise.resolve(),
}

/** Runs a study of so many trivial runs at a hundred points: what is in use does not grow from the first tenth to the last, and no file stays open. */
export async function staysFlat(runs: number): Promise<void> {
  const points = 100
  const plan = toyPlan([], {
    count: points,
    replicates: runs / points,
    at: (number) => ({ number, base: 'toy', factors: { members: number }, scenario: tiny(20 + number) }),
  })
  const file = scratch()('soak.sqlite')
  const ledger = openStudyLedger(file, { mode: 'create' }, plan, planner)
  const seen: number[] = []
  const open = openFiles()
  let last = 0
  for await (const { done } of runStudy(plan, ledger, trivial, { signal: never, after })) {
    last = done
    if (done % (runs / 10) === 0) seen.push(inUse())
  }
  expect(last).toBe(runs)
  expect(openFiles() - open).toBeLessThan(3)
  expect(ledger.counts()).toMatchObject({ done: runs, missing: 0 })
  ledger.close()
  const [first = 0] = seen
  const megabyte = 1024 * 1024
  expect(
    Math.max(...seen) - first,
    seen.map((bytes) => Math.round(bytes / megabyte)).join(', '),
  ).toBeLessThan(8 * megabyte)
}
