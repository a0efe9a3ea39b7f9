import { dirname } from 'node:path'
import { quote } from '@fishbowl/core'
import type { Origin, Sources } from '@fishbowl/report/document'
import { z } from 'zod'
import { jsonText } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'
import { sha256Of, sourcesFolder } from './manifest.ts'
import { readAdvice } from './read-advice.ts'
import { readCalibration } from './read-calibration.ts'
import { type Place, readComparison } from './read-comparison.ts'
import { readExplanation } from './read-explanation.ts'
import { type Asked, ledgerOf, readLedger } from './read-ledger.ts'
import { readNetwork } from './read-network.ts'
import { readPlay } from './read-play.ts'
import { readSensitivity } from './read-sensitivity.ts'
import { readSession } from './read-session.ts'
import { readStudyResults } from './read-study-results.ts'
import { checkModels, checkSecond, inOrder, keptName, withMore } from './several.ts'

/** A comparison of six arms takes some megabytes. */
const mostBytes = 64 * 1024 * 1024

function bytesOf(path: string, outside: Outside): Uint8Array {
  if (path === '-')
    throw new Failure('usage', 'a report is made from files, as it keeps them beside the page', {
      hint: 'write the result to a file first: fishbowl compare <scenario>... --json > comparison.json',
    })
  return fileBytes(path, mostBytes, outside)
}

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
  readonly modelVersion: string
  readonly again: string
}

/** What was read, and the files it was read from. */
export type ReadSources = { readonly sources: Sources; readonly files: readonly SourceFile[] }

const usualWay = 'fishbowl compare <scenario>... --json > comparison.json writes one'

const refusal = (file: string, why: string, hint: string = usualWay): Failure =>
  new Failure('usage', `${quote(file, 200)} is no result that a report can be made from: ${why}`, { hint })

function dataOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refusal(file, 'it is no JSON document, or a part of one')
  }
}

/** A result as plain data, and the sources that it makes. */
type Reader = (data: unknown, origin: Origin, place: Place & Asked) => Sources | Promise<Sources>

const comparison: Reader = async (data, origin, place) => ({
  comparison: await readComparison(data, origin, place),
})

/** What reads each kind of result. */
const readers: Readonly<Record<string, Reader>> = {
  run: comparison,
  comparison,
  explanation: (data, origin, place) => ({ explanations: [readExplanation(data, origin, place)] }),
  sensitivity: (data, origin, place) => ({ sensitivities: [readSensitivity(data, origin, place)] }),
  advice: (data, origin, place) => ({ advice: readAdvice(data, origin, place) }),
  calibration: async (data, origin, place) => ({
    calibration: await readCalibration(data, origin, place),
  }),
  network: async (data, origin, place) => ({ network: await readNetwork(data, origin, place) }),
  play: async (data, origin, place) => ({ play: await readPlay(data, origin, place) }),
  session: async (data, origin, place) => ({ session: await readSession(data, origin, place) }),
  'study-results': (data, origin, place) => ({ study: readStudyResults(data, origin, place) }),
}

/** A document as a file, or one that was made from a ledger. */
type Document = {
  readonly path: string
  readonly bytes: Uint8Array
  readonly data: unknown
  readonly isMade: boolean
}

/** The documents of a file that is named: the ledger of a study is summed up, everything else is one already. */
async function documentsOf(path: string, asked: Asked, outside: Outside): Promise<readonly Document[]> {
  const ledger = ledgerOf(path, outside)
  if (ledger !== undefined) {
    const made = await readLedger(ledger, asked, outside)
    return made.map((document) => {
      const bytes = new TextEncoder().encode(jsonText(document))
      return { path: ledger, bytes, data: dataOf(ledger, bytes), isMade: true }
    })
  }
  const bytes = bytesOf(path, outside)
  return [{ path, bytes, data: dataOf(path, bytes), isMade: false }]
}

type Headed = Document & {
  readonly head: z.infer<typeof Head>
  readonly kind: string
  readonly sha256: string
  readonly modelVersion: string
  readonly again: string
}

function headed(document: Document): Headed {
  const head = Head.safeParse(document.data)
  if (!head.success) throw refusal(document.path, 'it says no kind and version of a result')
  const { kind, modelVersion, again } = head.data
  return { ...document, head: head.data, kind, modelVersion, again, sha256: sha256Of(document.bytes) }
}

const isCompared = ({ head: { kind } }: Headed): boolean => kind === 'comparison' || kind === 'run'

/** The documents of all files; a comparison that somebody names stands in the place of the one that a ledger makes. */
async function allDocuments(
  paths: readonly string[],
  asked: Asked,
  outside: Outside,
): Promise<readonly Headed[]> {
  const all: Headed[] = []
  for (const path of paths) {
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    all.push(...(await documentsOf(path, asked, outside)).map(headed))
  }
  const isNamed = all.some((one) => !one.isMade && isCompared(one))
  return all.filter((one) => !(isNamed && one.isMade && isCompared(one)))
}

type Beside = Asked & { readonly beside?: string }

/** A document that was made in this process as the sources of a report, as if it had been read from a file. Throws a Failure. */
export function madeSources(document: object, outside: Outside): Promise<ReadSources> {
  const bytes = new TextEncoder().encode(jsonText(document))
  const made = headed({ path: 'result.json', bytes, data: dataOf('result.json', bytes), isMade: true })
  return sourcesOf([made], outside, {})
}

/**
 * Reads the results that a report is made from; organisation files are looked for beside each result, or in the folder `beside`. Throws a
 * Failure that names the file and what is wrong with it.
 */
export async function readSources(
  paths: readonly string[],
  outside: Outside,
  { beside, ...asked }: Beside = {},
): Promise<ReadSources> {
  const documents = await allDocuments(paths, asked, outside)
  return sourcesOf(documents, outside, { ...asked, ...(beside === undefined ? {} : { beside }) })
}

async function sourcesOf(
  documents: readonly Headed[],
  outside: Outside,
  { beside, ...asked }: Beside,
): Promise<ReadSources> {
  let sources: Sources = {}
  const files: SourceFile[] = []
  checkModels(documents)
  for (const { path, bytes, data, head, sha256 } of inOrder(documents)) {
    const { kind, schemaVersion: _version, ...rest } = head
    const { modelVersion, again } = rest
    checkSecond(path, { kind, sha256 }, files)
    const kept = keptName(kind, files)
    // The place beside the page: what a file was called before is not known when the report is made again.
    const origin: Origin = { file: `${sourcesFolder}/${kept}`, sha256, ...rest }
    const place = {
      beside: beside ?? dirname(path),
      outside,
      refuse: (why: string, hint?: string) => refusal(path, why, hint),
      ...asked,
    }
    const read = Object.hasOwn(readers, kind) ? readers[kind] : undefined
    if (read === undefined) throw refusal(path, `it is ${quote(kind)}`)
    files.push({ name: kept, kind, bytes, sha256, modelVersion, again })
    // oxlint-disable-next-line no-await-in-loop -- one after the other
    sources = withMore(sources, await read(data, origin, place))
  }
  return { sources, files }
}
