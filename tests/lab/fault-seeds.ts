import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'vitest'
import { type Survived, throughCity } from './fault-city.ts'
import { type Events, noEvents } from './fault-server.ts'
import { plainDigest, plainly, toyPlan } from './study-toy.ts'

const plan = toyPlan([20, 25, 30], { replicates: 8 })
const runs = new Map(Array.from(plainly(plan), (done) => [done.key, done] as const))
const digest = plainDigest(runs.values())

/** The study that goes through the world, and where its files are. */
type City = {
  readonly plan: typeof plan
  readonly runs: typeof runs
  readonly path: (name: string) => string
}

/** A disk in memory where there is one: thousands of ledgers are made durable again and again. */
export function cityInMemory(): { readonly city: City; readonly clean: () => void } {
  const folder = mkdtempSync(join(existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'fishbowl-city-'))
  return {
    city: { plan, runs, path: (name) => join(folder, name) },
    clean: () => rmSync(folder, { recursive: true, force: true }),
  }
}

/** What is wrong with what came of the study. */
export const faultsOf = ({ digest: found, done, failed }: Survived): readonly string[] => [
  ...(failed > 0 ? [`${failed} runs were given up`] : []),
  ...(done === runs.size ? [] : [`${done} of ${runs.size} runs are done`]),
  ...(found === digest ? [] : [`another digest: ${found}`]),
]

/** Puts the study through the world from many seeds. Each must end, with every run and the digest of a plain loop, and the worlds must have been bad. */
export async function checkCity(city: City, seeds: number): Promise<Events> {
  const all = noEvents()
  for (let seed = 0; seed < seeds; seed++) {
    const found = await throughCity(seed, city)
    expect(faultsOf(found), `seed ${seed}`).toEqual([])
    for (const what of Object.keys(all) as (keyof Events)[]) all[what] += found.events[what]
  }
  // A few seeds need not meet everything.
  if (seeds >= 100)
    for (const [what, count] of Object.entries(all)) expect(count, what).toBeGreaterThan(seeds / 30)
  return all
}
