import { createHash } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { defaultScenario, type MeasureId, type Scenario } from '@fishbowl/core'
import { openStudyLedger, type StudyLedger, taskKey } from '@fishbowl/lab/ledger'
import type { Done, Engine, EngineSettings } from '@fishbowl/lab/local'
import { runStudy, type StudyPlan, type StudyProgress } from '@fishbowl/lab/study'
import { onTestFinished } from 'vitest'
import { type Made, work } from '../../packages/lab/src/engine/work.ts'

/** A scenario that runs in a millisecond. */
export const tiny = (members: number, changes: Partial<Scenario> = {}): Scenario => ({
  ...defaultScenario,
  horizon: 8,
  organisation: { ...defaultScenario.organisation, members },
  ...changes,
})

const measures = ['weeklyActive', 'netValue'] as const satisfies readonly MeasureId[]

/** A study of organisations of these sizes. */
export function toyPlan(sizes: readonly number[], changes: Partial<StudyPlan> = {}): StudyPlan {
  const scenarios = sizes.map((members) => tiny(members))
  return {
    id: 'sizes',
    title: 'Sizes',
    count: sizes.length,
    replicates: 4,
    measures,
    factors: ['members'],
    file: { sizes },
    at(number) {
      const scenario = scenarios[number]
      if (scenario === undefined) throw new RangeError(`no point ${number}`)
      return { number, base: 'toy', factors: { members: sizes[number] }, scenario }
    },
    ...changes,
  }
}

export const code = 'c0de'.repeat(16)
export const planner = { code, tool: 'toy 1' }
export const toySettings: EngineSettings = { measures, code, machine: 'here' }

/** Timers of node. */
export function after(milliseconds: number, act: () => void): () => void {
  const timer = setTimeout(act, milliseconds)
  return () => clearTimeout(timer)
}

/** A folder that is removed when the test ends. */
export function scratch(): (name: string) => string {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-ledger-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return (name) => join(folder, name)
}

/** Every run of a plan in a plain loop: no ledger, no engine. */
export function* plainly(plan: StudyPlan): Generator<Done> {
  for (let number = 0; number < plan.count; number++) {
    const { scenario } = plan.at(number)
    for (let replicate = 0; replicate < plan.replicates; replicate++)
      yield {
        key: taskKey({ code, scenario, replicate }),
        by: 'loop',
        ...work({ scenario, replicate }, plan.measures),
      }
  }
}

/** The digest of a study by its definition: SHA-256 of key and print in the order of keys. */
export function plainDigest(runs: Iterable<Pick<Done, 'key' | 'sha256'>>): string {
  const lines = [...new Set(Array.from(runs, ({ key, sha256 }) => `${key} ${sha256}\n`))].toSorted()
  return createHash('sha256').update(lines.join('')).digest('hex').slice(0, 12)
}

/** An engine in this thread, one job after the other; notes what it made. */
export function inThread(
  make: (replicate: number, scenario: Scenario) => Made = made,
): Engine & { readonly keys: string[] } {
  const keys: string[] = []
  return {
    name: 'toy',
    keys,
    async *run(jobs, signal) {
      for (let next = jobs.next(); next.done !== true && !signal.aborted; next = jobs.next()) {
        const { key, scenario, replicate } = next.value
        keys.push(key)
        await Promise.resolve()
        yield { kind: 'done', key, by: 'here', ...make(replicate, scenario) }
      }
    },
    close: () => Promise.resolve(),
  }
}
const made = (replicate: number, scenario: Scenario): Made => work({ scenario, replicate }, measures)

export const never = new AbortController().signal

/** Runs a study to its end. */
export async function finish(
  plan: StudyPlan,
  ledger: StudyLedger,
  engine: Engine,
): Promise<StudyProgress | undefined> {
  let last: StudyProgress | undefined
  for await (const progress of runStudy(plan, ledger, engine, { signal: never, after })) last = progress
  return last
}

/** Makes the ledger of a plan with all its runs, and closes it. */
export async function madeLedger(
  file: string,
  plan: StudyPlan,
  shard?: { part: number; of: number },
): Promise<string> {
  const ledger = openStudyLedger(file, { mode: 'create' }, plan, { ...planner, shard })
  await finish(plan, ledger, inThread())
  const digest = ledger.digest()
  ledger.close()
  return digest
}
