import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type History, type LibraryId, libraryIds, type Scenario } from '@fishbowl/core'
import { printOf } from '@fishbowl/lab'
import { createWorld, historyOf, modelVersion, simulate, step } from '@fishbowl/sim'
import { entry } from '../support/library.ts'

/** Numbers that must not change unless the model does: 12 hex digits for replicate 0 of every library scenario over its whole horizon. */
export type Golden = { readonly modelVersion: string; readonly digests: Readonly<Record<string, string>> }

/** The kept file. */
export const goldenFile = fileURLToPath(new URL('golden/digests.json', import.meta.url))

export const readGolden = (): Golden => JSON.parse(readFileSync(goldenFile, 'utf8')) as Golden

/** Of the numbers alone: a title or a claim that is worded otherwise changes nothing. */
export const digestOf = (history: History): string => printOf(history).sha256.slice(0, 12)

type Run = (task: { readonly scenario: Scenario; readonly replicate: number }) => History | Promise<History>

/** Ways to come to a history. */
export const ways = {
  simulate,
  'a loop of steps': ({ scenario, replicate }) => {
    const world = createWorld({ scenario, replicate })
    for (let week = 0; week < scenario.horizon; week++) step(world)
    return historyOf(world, replicate)
  },
} as const satisfies Record<string, Run>

/** The digests that this code comes to, of the whole library or of some of its entries. */
export async function goldenOf(run: Run, ids: readonly LibraryId[] = libraryIds): Promise<Golden> {
  const entries = ids.map(
    async (id) => [id, digestOf(await run({ scenario: entry(id).scenario, replicate: 0 }))] as const,
  )
  return { modelVersion, digests: Object.fromEntries(await Promise.all(entries)) }
}

/** Ids whose digest is another one, or that only one side has. */
export function changedIds(kept: Golden, found: Golden): readonly string[] {
  const ids = new Set([...Object.keys(kept.digests), ...Object.keys(found.digests)])
  return [...ids].filter((id) => kept.digests[id] !== found.digests[id])
}
