import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Done } from '@fishbowl/lab/local'
import { afterAll, describe, expect, test } from 'vitest'
import { throughFaults } from './fault-world.ts'
import { plainDigest, plainly, toyPlan } from './study-toy.ts'

const plan = toyPlan([20, 25, 30], { replicates: 5 })
const runs: ReadonlyMap<string, Done> = new Map(Array.from(plainly(plan), (done) => [done.key, done]))
const digest = plainDigest(runs.values())
// A disk in memory where there is one: thousands of ledgers are made durable again and again.
const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fishbowl-faults-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const path = (name: string): string => join(folder, name)

const weather = { drop: 8, twice: 5, kill: 30, crash: 12 }

describe('a study in a world where runs are dropped, doubled, late and crash, and the process is killed at any moment', () => {
  test('comes to the digest of a plain loop from every seed, and loses nothing that was durable', async () => {
    const all = { kills: 0, drops: 0, doubles: 0, crashes: 0 }
    for (let seed = 0; seed < 1000; seed++) {
      const found = await throughFaults(plan, runs, { seed, weather, path })
      expect(found.digest, `seed ${seed}`).toBe(digest)
      expect(found.counts, `seed ${seed}`).toMatchObject({ done: 15, failed: 0, missing: 0 })
      expect(found.durableBefore, `seed ${seed}`).toEqual(found.durableBefore.toSorted((a, b) => a - b))
      for (const what of ['kills', 'drops', 'doubles', 'crashes'] as const) all[what] += found[what]
    }
    // The world was as bad as it should be.
    for (const count of Object.values(all)) expect(count).toBeGreaterThan(500)
  }, 300_000)

  test('gives up a run that always crashes, and makes every other one', async () => {
    const poison = [...runs.keys()][7]
    const others = plainDigest([...runs.values()].filter(({ key }) => key !== poison))
    for (let seed = 0; seed < 50; seed++) {
      const found = await throughFaults(plan, runs, { seed: 50_000 + seed, weather, poison, path })
      expect(found.counts, `seed ${seed}`).toMatchObject({ done: 14, failed: 1, missing: 0 })
      expect(found.digest, `seed ${seed}`).toBe(others)
    }
  })

  test('stops where a run comes out differently, from every seed', async () => {
    const keys = [...runs.keys()]
    for (let seed = 0; seed < 50; seed++) {
      const lie = keys[seed % keys.length] ?? ''
      const alive = { ...weather, kill: 0, drop: 0, twice: 1, lie }
      const error: unknown = await throughFaults(plan, runs, {
        seed: 90_000 + seed,
        weather: alive,
        path,
      }).catch((one) => one)
      expect(error, `seed ${seed}`).toMatchObject({ why: 'conflict' })
      for (const part of [lie.slice(0, 16), ' on loop', 'ffffffffffff on c'])
        expect(String(error)).toContain(part)
    }
  })
})
