import type { Figure } from './figure.ts'
import { say } from './words/index.ts'

/** More lines than these are a cloud that a band shows better. */
const mostRuns = 20

/** The figure with single runs, or pairs of runs, behind one of its curves: the first ones, so that more replicates do not change them. */
export function withSingleRuns(figure: Figure, id: string, runs: readonly Float64Array[]): Figure {
  const has = figure.series.some((series) => series.id === id && series.x.length > 0)
  if (!has || runs.length === 0) return figure
  return {
    ...figure,
    series: figure.series.map((series) =>
      series.id === id ? { ...series, runs: runs.slice(0, mostRuns).map((run) => Array.from(run)) } : series,
    ),
    runs: say(figure.y.zeroLine === true ? 'curve.count.pairs' : 'curve.count.runs', { n: runs.length }),
  }
}

/** Runs that a chart of so many rows draws: on a low one more of them cover each other. */
export const runsOn = (runs: number, rows: number): number =>
  Math.min(runs, mostRuns, Math.max(3, Math.floor(rows / 4)))
