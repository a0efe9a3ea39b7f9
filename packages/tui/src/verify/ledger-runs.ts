import { type History, measured, quote } from '@fishbowl/core'
import { type Task, windowOf } from '@fishbowl/lab'
import {
  encodeHistory,
  type KeptResult,
  type StudyMeta,
  type StudyReader,
  sha256Of,
  taskKey,
  unpack,
} from '@fishbowl/lab/ledger'
import type { PlannedStudy } from '@fishbowl/lab/study'
import type { Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { keptPlan } from '../cli/kept-plan.ts'
import { peopleBeside } from '../cli/people-beside.ts'
import type { Outside } from '../outside.ts'
import type { Miss } from './check.ts'
import { rerun, sampleOf } from './sample.ts'

/** Runs of a ledger that are made again at a time: their bodies are held. */
const block = 256

/** What is run again of a ledger. */
export type LedgerCheck = {
  readonly runs: number
  /** Numbers of the summaries, and the print of each run. */
  readonly compared: number
  readonly misses: readonly Miss[]
  /** Milliseconds for each run here; undefined where there were too few to tell. */
  readonly each: number | undefined
}

/** The plan of a ledger, with the organisation files beside it. Throws a Failure where that is not enough. */
export function studyPlan(meta: StudyMeta, file: string, outside: Outside): PlannedStudy {
  try {
    return keptPlan(meta, (scenario) => peopleBeside(file, scenario, outside))
  } catch {
    throw new Failure(
      'usage',
      `${quote(file, 200)}: its scenarios cannot be put together from the ledger alone`,
      { hint: 'put the organisation files that they name beside it' },
    )
  }
}

/** A kept run with the task that makes it again. */
type Kept = { readonly result: KeptResult; readonly task: Task }

const wordRun = ({ point, replicate }: KeptResult): string => `point ${point}, replicate ${replicate}`

/** What a kept run says of itself without being run: its name, and its numbers as they are stored. */
function keptMisses({ result, task }: Kept, file: string, code: string): readonly Miss[] {
  const name = wordRun(result)
  const key = taskKey({ code, ...task })
  if (key !== result.key)
    return [{ file, place: `${name}, key of the run`, expected: result.key, found: key }]
  const found = sha256Of(unpack(result.body))
  return found === result.sha256
    ? []
    : [{ file, place: `${name}, SHA-256 of the numbers kept of it`, expected: result.sha256, found }]
}

/** What came out otherwise of a run that was made again. */
function runMisses(
  { result }: Kept,
  history: History,
  { file, measures }: { readonly file: string; readonly measures: PlannedStudy['measures'] },
): readonly Miss[] {
  const name = wordRun(result)
  const found = sha256Of(encodeHistory(history))
  const sums = measures.flatMap((id, i): readonly Miss[] => {
    const [expected = Number.NaN, value] = [
      result.summary[i],
      measured(history, id, windowOf(id, history.weeks)),
    ]
    return Object.is(expected, value) || expected === value
      ? []
      : [{ file, place: `${name}, ${id}`, expected, found: value }]
  })
  return found === result.sha256
    ? sums
    : [{ file, place: `${name}, SHA-256 of the run`, expected: result.sha256, found }, ...sums]
}

/** The kept runs of these places in the order of points and replicates. */
function* runsAt(reader: StudyReader, places: ReadonlySet<number>): Generator<KeptResult> {
  const wanted = new Map<number, Set<number>>()
  let place = 0
  for (const { point, replicate } of reader.summaries())
    if (places.has(place++)) wanted.set(point, (wanted.get(point) ?? new Set()).add(replicate))
  for (const [point, replicates] of wanted)
    for (const result of reader.results(point)) if (replicates.has(result.replicate)) yield result
}

/** Makes some runs of a ledger again, or all of them, and compares every number of each. */
export async function checkLedger(
  reader: StudyReader,
  plan: PlannedStudy,
  { file, most, request }: { readonly file: string; readonly most: number; readonly request: Request },
): Promise<LedgerCheck> {
  const { code, measures } = reader.meta()
  const places = new Set(sampleOf(reader.counts().done, most, reader.digest()))
  const misses: Miss[] = []
  let runs = 0
  let each: number | undefined
  let held: Kept[] = []
  const flush = async (): Promise<void> => {
    const batch = held
    held = []
    const tasks = batch.map(({ task }) => task)
    const take = (history: History, i: number): void => {
      const kept = batch[i]
      if (kept !== undefined) misses.push(...runMisses(kept, history, { file, measures }))
    }
    each = (await rerun(tasks, take, request)) ?? each
    runs += batch.length
  }
  for (const result of runsAt(reader, places)) {
    const kept = { result, task: { scenario: plan.at(result.point).scenario, replicate: result.replicate } }
    misses.push(...keptMisses(kept, file, code))
    held.push(kept)
    // oxlint-disable-next-line no-await-in-loop -- the next runs when these are gone
    if (held.length >= block) await flush()
  }
  if (held.length > 0) await flush()
  return { runs, compared: runs * (measures.length + 1), misses, each }
}
