import { createHash } from 'node:crypto'
import { basename, dirname } from 'node:path'
import { quote } from '@fishbowl/core'
import type { Origin, Sources } from '@fishbowl/report/document'
import { z } from 'zod'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'
import { readComparison } from './read-comparison.ts'

/** A comparison of six arms takes some megabytes. */
const mostBytes = 64 * 1024 * 1024

/** What every result says of itself. */
const Head = z.object({
  schemaVersion: z.literal(1),
  kind: z.string(),
  modelVersion: z.string().default(''),
  again: z.string().default(''),
  sentences: z.array(z.string()).default([]),
  notes: z.array(z.string()).default([]),
})

/** A file that a report is made from, as it is kept beside the report. */
export type SourceFile = {
  readonly name: string
  readonly kind: string
  readonly bytes: Uint8Array
  readonly sha256: string
}

const refusal = (file: string, why: string): Failure =>
  new Failure('usage', `${quote(file, 200)} is no result that a report can be made from: ${why}`, {
    hint: 'fishbowl compare <scenario>... --json > comparison.json writes one',
  })

function dataOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refusal(file, 'it is no JSON document, or a part of one')
  }
}

/** Reads the results that a report is made from. Throws a Failure that names the file and what is wrong with it. */
export async function readSources(
  paths: readonly string[],
  outside: Outside,
): Promise<{ readonly sources: Sources; readonly files: readonly SourceFile[] }> {
  let sources: Sources = {}
  const files: SourceFile[] = []
  for (const path of paths) {
    const bytes = fileBytes(path, mostBytes, outside)
    const data = dataOf(path, bytes)
    const head = Head.safeParse(data)
    if (!head.success) throw refusal(path, 'it says no kind and version of a result')
    const { kind, schemaVersion: _version, ...rest } = head.data
    const sha256 = createHash('sha256').update(bytes).digest('hex')
    const origin: Origin = { file: basename(path), sha256, ...rest }
    const place = { beside: dirname(path), outside, refuse: (why: string) => refusal(path, why) }
    files.push({ name: `${kind}.json`, kind, bytes, sha256 })
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    if (kind === 'run' || kind === 'comparison')
      sources = { ...sources, comparison: await readComparison(data, origin, place) }
    else throw refusal(path, `it is ${quote(kind)}`)
  }
  return { sources, files }
}
