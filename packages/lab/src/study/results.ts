import type { KeptPoint, KeptSummary, StudyReader } from '../ledger/read.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'

/** What a reader of results needs of a ledger. */
export type KeptRuns = Pick<StudyReader, 'points' | 'summaries'>

/** One point of a study over its replicates. */
export type PointResult = {
  readonly point: KeptPoint
  /** Replicates that are there. */
  readonly runs: number
  /** Levels in the order of the measures asked for. */
  readonly levels: readonly Estimate[]
  /** Paired differences to the reference, replicate by replicate on the same luck; absent for a reference itself. */
  readonly deltas?: readonly Estimate[]
}

export type ResultOptions = {
  /** Scenarios of the study: point p is of scenario p modulo their number. */
  readonly scenarios: number
  /** With one scenario: point 0 is what the others are compared with. Points drawn at random have none. */
  readonly firstIsReference: boolean
  readonly replicates: number
  /** Positions of the measures in a summary. */
  readonly measures: readonly number[]
}

/** One measure of the replicates of one point; NaN where a run is missing. */
type Block = { readonly runs: number; readonly columns: readonly Float64Array[] }

const emptyBlock = ({ replicates, measures }: ResultOptions): { runs: number; columns: Float64Array[] } => ({
  runs: 0,
  columns: measures.map(() => new Float64Array(replicates).fill(Number.NaN)),
})

/** Runs in the order of points, gathered point by point; points without a run are left out. */
function* blocksOf(
  results: Iterable<KeptSummary>,
  options: ResultOptions,
): Generator<readonly [number, Block]> {
  let point: number | undefined
  let block = emptyBlock(options)
  for (const run of results) {
    if (run.point !== point) {
      if (point !== undefined) yield [point, block]
      point = run.point
      block = emptyBlock(options)
    }
    block.runs++
    for (const [i, measure] of options.measures.entries()) {
      const column = block.columns[i]
      if (column !== undefined) column[run.replicate] = run.summary[measure] ?? Number.NaN
    }
  }
  if (point !== undefined) yield [point, block]
}

/** Number of the point that another one is compared with; undefined where there is none. */
function referenceOf(number: number, { scenarios, firstIsReference }: ResultOptions): number | undefined {
  if (scenarios > 1) return number % scenarios === 0 ? undefined : number - (number % scenarios)
  return firstIsReference && number > 0 ? 0 : undefined
}

const pairs = (block: Block, reference: Block): readonly Estimate[] =>
  block.columns.map((column, i) =>
    meanInterval(column.map((value, r) => value - (reference.columns[i]?.[r] ?? Number.NaN))),
  )

/**
 * The points of a study with their levels and paired differences, streamed: the runs of two points are held at a time. With several
 * scenarios each is compared with the first one under the same factors, with one scenario each point with point 0.
 */
export function* pointResults(kept: KeptRuns, options: ResultOptions): Generator<PointResult> {
  const points = kept.points()[Symbol.iterator]()
  let next = points.next()
  let reference: { readonly number: number; readonly block: Block } | undefined
  const stays = options.scenarios === 1
  try {
    for (const [number, block] of blocksOf(kept.summaries(), options)) {
      while (next.done !== true && next.value.number < number) next = points.next()
      if (next.done === true) return
      const against = referenceOf(number, options)
      const base = against !== undefined && reference?.number === against ? reference.block : undefined
      const levels = block.columns.map((column) => meanInterval(column))
      const result = { point: next.value, runs: block.runs, levels }
      yield base === undefined ? result : { ...result, deltas: pairs(block, base) }
      const isReference = stays ? number === 0 : number % options.scenarios === 0
      if (isReference) reference = { number, block }
    }
  } finally {
    // A query that stays open keeps the ledger from becoming one plain file.
    points.return?.()
  }
}
