import { type MeasureId, measureOf } from '@fishbowl/core'
import type { StudyReader } from '@fishbowl/lab/ledger'
import { isSample, keptStudy, type PointResult, pointResults } from '@fishbowl/lab/study'
import type { Look } from '../../cli/look.ts'
import type { PointTable } from '../../cli/study-points.ts'
import { sampleLines } from '../../cli/study-sample.ts'
import type { Outside } from '../../outside.ts'
import { breather } from './breathe.ts'
import { isThere } from './kept-facts.ts'
import type { StudyNumbers, StudyServices } from './services.ts'
import { whileOpen } from './while-open.ts'
import { whyOf } from './why.ts'

/** Failures that are held. */
const mostFailures = 1000

/** The best first, as the measure sees it; points without a value last. */
export function ranked(points: readonly PointResult[], measure: MeasureId): readonly PointResult[] {
  const sign = measureOf(measure).better === 'less' ? 1 : -1
  const meanOf = ({ levels: [level] }: PointResult): number =>
    level === undefined || level.n === 0 ? Number.POSITIVE_INFINITY : sign * level.mean
  return points.toSorted((a, b) => {
    const [x, y] = [meanOf(a), meanOf(b)]
    return x === y ? a.point.number - b.point.number : x - y
  })
}

/** The same lines for the same look: a screen asks for them at every key. */
function onceALook(lines: (look: Look) => readonly string[]): (look: Look) => readonly string[] {
  const known = new Map<string, readonly string[]>()
  return (look) => {
    const key = JSON.stringify(look)
    const found = known.get(key) ?? lines(look)
    known.set(key, found)
    return found
  }
}

/** The first so many. */
function* first<T>(items: Iterable<T>, most: number): Generator<T> {
  let left = most
  for (const item of items) {
    yield item
    if (--left <= 0) return
  }
}

async function read(
  reader: StudyReader,
  name: string,
  wanted: MeasureId | undefined,
  pause: () => Promise<void> | undefined,
): Promise<StudyNumbers> {
  const meta = reader.meta()
  const counts = reader.counts()
  const study = keptStudy(reader)
  const measure = wanted !== undefined && meta.measures.includes(wanted) ? wanted : meta.measures[0]
  if (measure === undefined) throw new Error(`"${name}": it keeps no measure`)
  const isRandom = isSample(study.kind)
  const points: PointResult[] = []
  const options = {
    scenarios: study.scenarios.length,
    firstIsReference: !isRandom,
    replicates: meta.replicates,
    measures: [meta.measures.indexOf(measure)],
  }
  for (const result of pointResults(reader, options)) {
    points.push(result)
    // oxlint-disable-next-line no-await-in-loop -- keys are heard between two points
    await pause()
  }
  const table: PointTable = {
    study,
    factors: meta.factors,
    measures: [measure],
    points: isRandom ? points : ranked(points, measure),
  }
  return {
    name,
    measure,
    measures: meta.measures,
    counts,
    replicates: meta.replicates,
    table,
    spread: isRandom && points.length > 0 ? onceALook((look) => sampleLines(table, 0, look)) : undefined,
    failures: [...first(reader.failures(), mostFailures)],
    digest: reader.digest(),
    makers: reader.makers(),
    tool: meta.tool,
  }
}

/** Sums up a ledger of the folder in small pieces. */
export async function numbersOf(
  { name, ledger }: Parameters<StudyServices['numbers']>[0],
  { measure, signal }: Parameters<StudyServices['numbers']>[1],
  outside: Outside,
): Promise<StudyNumbers | { readonly why: string }> {
  if (!isThere(ledger, outside)) return { why: '' }
  try {
    return await whileOpen(ledger, signal, (reader) => read(reader, name, measure, breather(outside.now)))
  } catch (error) {
    return { why: signal.aborted ? '' : whyOf(error) }
  }
}
