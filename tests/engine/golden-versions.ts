import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import {
  type Assumption,
  assumptionIds,
  type LibraryId,
  ledgerOf,
  libraryIds,
  loadRaw,
  type ModelVersion,
  ownKeys,
  type Scenario,
  wordIssues,
} from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { entry } from '../support/library.ts'
import { digestOf } from './golden.ts'

type Row = readonly [usual: number, low: number, high: number]

/** What a version of the model came to while it was the current one: its ledger, and the library of that day with the digests of its numbers. */
export type Kept = {
  readonly modelVersion: ModelVersion
  readonly ledger: Readonly<Record<string, Row>>
  readonly scenarios: Readonly<Record<string, { readonly digest: string; readonly says: object }>>
}

const folder = fileURLToPath(new URL('golden/versions/', import.meta.url))

/** The file of a version. */
export const keptFile = (version: string): string => `${folder}${version}.json`

/** Versions that have a file. */
export const keptVersions = (): readonly string[] =>
  readdirSync(folder).map((name) => name.replace(/\.json$/, ''))

export const readKept = (version: string): Kept => JSON.parse(readFileSync(keptFile(version), 'utf8')) as Kept

const rowOf = ({ default: usual, low, high }: Assumption): Row => [usual, low, high]

/** The ledger of a version as this code has it; of some assumptions, those that a file knows. */
export const rowsOf = (version: ModelVersion, ids: readonly string[] = assumptionIds): Kept['ledger'] => {
  const ledger: Readonly<Record<string, Assumption>> = ledgerOf(version)
  return Object.fromEntries(ids.flatMap((id) => (ledger[id] === undefined ? [] : [[id, rowOf(ledger[id])]])))
}

function scenarioUnder(version: ModelVersion, id: string, says: object): Scenario {
  const load = loadRaw({ ...says, id, model: version }, `${id}.json`)
  if (!load.ok) throw new Error(wordIssues(load.issues))
  return load.loaded.scenario
}

/** The digest that this code comes to under a version, for what the library said then. */
const digestUnder = (version: ModelVersion, id: string, says: object): string =>
  digestOf(simulate({ scenario: scenarioUnder(version, id, says), replicate: 0 }))

function saysOf(id: LibraryId): object {
  const raw = Object.entries(entry(id).raw as object)
  return Object.fromEntries(raw.filter(([key]) => ![...ownKeys, 'model'].includes(key)))
}

/** A version as this code has it and with the library of today: for the file that is written while it is the current one. */
export const keptOf = (modelVersion: ModelVersion): Kept => ({
  modelVersion,
  ledger: rowsOf(modelVersion),
  scenarios: Object.fromEntries(
    libraryIds.map((id) => {
      const says = saysOf(id)
      return [id, { digest: digestUnder(modelVersion, id, says), says }]
    }),
  ),
})

const table = (rows: object): string =>
  Object.entries(rows)
    .map(([id, row]) => `    ${JSON.stringify(id)}: ${JSON.stringify(row)}`)
    .join(',\n')

/** The file of a version, a scenario a line. */
export function keptText({ modelVersion, ledger, scenarios }: Kept): string {
  return `{
  "modelVersion": "${modelVersion}",
  "ledger": {
${table(ledger)}
  },
  "scenarios": {
${table(scenarios)}
  }
}
`
}

/** Scenarios of a version whose numbers are no longer its own. */
export const movedIn = ({ modelVersion, scenarios }: Kept): readonly string[] =>
  Object.entries(scenarios)
    .filter(([id, { digest, says }]) => digestUnder(modelVersion, id, says) !== digest)
    .map(([id]) => id)
