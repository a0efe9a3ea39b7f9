import { createHash } from 'node:crypto'
import { canonicalJson, type MeasureId, measureOf } from '@fishbowl/core'
import { windowNameOf } from '@fishbowl/lab'
import type { StudyReader } from '@fishbowl/lab/ledger'
import { keptStudy } from '@fishbowl/lab/study'
import type { ExportColumn } from '@fishbowl/report/export'
import { modelVersion } from '@fishbowl/sim/version'
import type { Outside } from '../outside.ts'
import { toolVersion } from './version.ts'

/** Where the numbers of an export come from: what every file of it says. */
export type Manifest = Readonly<Record<string, unknown>>

/** A file of an export, as the manifest beside it tells. */
export type ExportedFile = {
  readonly file: string
  readonly rows: number
  readonly sha256: string
  readonly columns: readonly ExportColumn[]
}

const sha256 = (data: unknown): string => createHash('sha256').update(canonicalJson(data)).digest('hex')

const measureEntry = (id: MeasureId): object => {
  const { title, unit, denominator, says, better } = measureOf(id)
  return {
    id,
    title,
    unit,
    denominator,
    says,
    better,
    over: windowNameOf(id) === 'run' ? 'all weeks' : 'the last 13 weeks',
  }
}

/**
 * The manifest of a ledger. It holds no time of day: the same runs give the same one. `digest` is its SHA-256 without itself, without the
 * command and without the node that wrote it.
 */
export function manifestOf(reader: StudyReader, command: string, outside: Outside): Manifest {
  const meta = reader.meta()
  const { id, title, plan, points, replicates, measures, factors, file, shard, code, tool } = meta
  const study = keptStudy(reader)
  const content = {
    schemaVersion: 1,
    kind: 'study-export',
    study: {
      id,
      title,
      question: study.question ?? null,
      seed: study.seed,
      design: study.kind,
      scenarios: study.scenarios,
      points,
      replicates,
      shard: shard ?? null,
      plan,
      file,
      fileSha256: sha256(file),
    },
    runs: reader.counts(),
    failures: Array.from(reader.failures(), ({ point, replicate, error }) => ({
      point,
      replicate,
      error,
    })).slice(0, 1000),
    ledgerDigest: reader.digest(),
    madeBy: { tool, code },
    writtenBy: { tool: toolVersion(outside), model: modelVersion },
    factors,
    measures: measures.map(measureEntry),
    notes: ['Every number rests on the assumptions of the model; fishbowl model ledger lists them.'],
  }
  const { versions } = outside.facts
  return { ...content, digest: sha256(content), command, node: versions['node'] ?? null }
}

/** The file beside the tables: the manifest with what was written. */
export const manifestText = (manifest: Manifest, files: readonly ExportedFile[]): string =>
  `${JSON.stringify({ ...manifest, files }, undefined, 2)}\n`
