import { copyFileSync, existsSync } from 'node:fs'
import { openStudyLedger } from '@fishbowl/lab/ledger'
import type { After, Delivery, Done, Engine, Job } from '@fishbowl/lab/local'
import { runStudy, type StudyPlan } from '@fishbowl/lab/study'
import { dice } from '../support/dice.ts'
import { planner } from './study-toy.ts'

/** The end of a process, from within. */
class Killed extends Error {}

/** What a world does to runs; each is one chance in so many. */
export type Weather = {
  readonly drop: number
  readonly twice: number
  readonly kill: number
  readonly crash: number
  /** The run whose second copy is another one. */
  readonly lie?: string | undefined
}

/** What happened. */
export type Log = { kills: number; made: string[]; drops: number; doubles: number; crashes: number }

type World = {
  readonly roll: (n: number) => number
  readonly weather: Weather
  readonly log: Log
  /** Sound runs that crashed once. */
  readonly crashed: Set<string>
  readonly kill: () => never
}

/** An engine that delivers in any order, late, twice, or not at all, and takes the whole process with it now and then. */
function badEngine(
  runs: ReadonlyMap<string, Done>,
  poison: string | undefined,
  { roll, weather, log, crashed, kill }: World,
): Engine {
  const chance = (one: number): boolean => one > 0 && roll(one) === 0
  function fateOf({ key }: Job): readonly Delivery[] {
    if (key === poison) return [{ kind: 'failed', key, error: 'poison', crash: true, by: 'b' }]
    const done = runs.get(key)
    if (done === undefined) throw new Error(`nobody planned ${key}`)
    log.made.push(key)
    if (chance(weather.drop)) {
      log.drops++
      return []
    }
    // A sound run is not unlucky twice, or it would rightly be given up.
    if (chance(weather.crash) && !crashed.has(key)) {
      crashed.add(key)
      log.crashes++
      return [{ kind: 'failed', key, error: 'its thread ended', crash: true, by: 'b' }]
    }
    const one: Delivery = { kind: 'done', ...done }
    if (!chance(weather.twice)) return [one]
    log.doubles++
    return [one, { ...one, by: 'c', ...(key === weather.lie ? { sha256: 'f'.repeat(64) } : {}) }]
  }
  return {
    name: 'bad',
    async *run(jobs) {
      const out: Delivery[] = []
      let isOver = false
      while (!isOver || out.length > 0) {
        for (let room = roll(6); room > 0 && !isOver; room--) {
          const next = jobs.next()
          if (next.done === true) isOver = true
          else out.push(...fateOf(next.value))
        }
        if (chance(weather.kill)) kill()
        const [delivery] = out.splice(roll(Math.max(1, out.length)), 1)
        if (delivery === undefined) continue
        await Promise.resolve()
        yield delivery
      }
    },
    close: () => Promise.resolve(),
  }
}

/** A timer that is early or never. */
export const badTimer =
  (roll: (n: number) => number): After =>
  (_, act) => {
    let isOn = true
    if (roll(2) === 0) queueMicrotask(() => (isOn ? act() : undefined))
    return () => {
      isOn = false
    }
  }

/** What is on the disk at this moment: what a process that is killed leaves behind, with all that was not durable lost. */
function diskOf(file: string, copy: string): void {
  for (const end of ['', '-wal']) if (existsSync(file + end)) copyFileSync(file + end, copy + end)
}

/**
 * Runs a study through a world of faults until it comes to its end: whenever the process is killed, the next one finds what was durable.
 * Gives the digest, and what happened.
 */
export async function throughFaults(
  plan: StudyPlan,
  runs: ReadonlyMap<string, Done>,
  {
    seed,
    weather,
    poison,
    path,
  }: { seed: number; weather: Weather; poison?: string | undefined; path: (name: string) => string },
) {
  const roll = dice(seed)
  const log: Log = { kills: 0, made: [], drops: 0, doubles: 0, crashes: 0 }
  const crashed = new Set<string>()
  const durableBefore: number[] = []
  for (;;) {
    const file = path(`${seed}-${log.kills}`)
    const ledger = openStudyLedger(file, { mode: existsSync(file) ? 'write' : 'create' }, plan, planner)
    durableBefore.push(ledger.adopted.done)
    // Late in a bad series the weather clears, or some seeds would take for ever.
    const now = log.kills < 8 ? weather : { ...weather, kill: 0 }
    const kill = (): never => {
      diskOf(file, path(`${seed}-${log.kills + 1}`))
      throw new Killed()
    }
    const engine = badEngine(runs, poison, { roll, weather: now, log, crashed, kill })
    const study = runStudy(plan, ledger, engine, {
      signal: new AbortController().signal,
      after: badTimer(roll),
    })
    try {
      for await (const _ of study) if (now.kill > 0 && roll(now.kill) === 0) kill()
      const found = { ...log, digest: ledger.digest(), counts: ledger.counts(), durableBefore }
      ledger.close()
      return found
    } catch (error) {
      ledger.close()
      if (!(error instanceof Killed)) throw error
      log.kills++
    }
  }
}
