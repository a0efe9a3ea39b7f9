import { type MeasureId, measureOf } from '@fishbowl/core'
import type { StudyReader } from '@fishbowl/lab/ledger'
import { counted } from '../cli/counted.ts'

/** Curves that can be told apart in one figure. */
const mostArms = 6

/** A point with the runs that it has from replicate 0 on without a gap, and the mean of the measure asked for. */
type Standing = { readonly number: number; leading: number; runs: number; sum: number; counted: number }

/** The points that have a run, in their order; the runs are read one by one and let go. */
function standingsOf(reader: StudyReader, measure: number): readonly Standing[] {
  const standings: Standing[] = []
  for (const { point, replicate, summary } of reader.summaries()) {
    let last = standings.at(-1)
    if (last?.number !== point) {
      last = { number: point, leading: 0, runs: 0, sum: 0, counted: 0 }
      standings.push(last)
    }
    last.runs++
    if (replicate === last.leading) last.leading++
    const value = summary[measure] ?? Number.NaN
    if (Number.isFinite(value)) {
      last.sum += value
      last.counted++
    }
  }
  return standings
}

/** What is compared: the points, how many replicates each of them has, and what was left out. */
export type Choice = {
  readonly numbers: readonly number[]
  readonly replicates: number
  readonly notes: readonly string[]
}

const without = (behind: number, replicates: number): readonly string[] =>
  behind === 0
    ? []
    : [
        `${counted(behind, 'point')} with fewer than ${counted(replicates, 'replicate')} ${behind === 1 ? 'has' : 'have'} no curve here.`,
      ]

/** All points if they are few, else the reference and the best by the measure; undefined where the reference has no run to begin with. */
function choiceOf(standings: readonly Standing[], ranked: MeasureId | undefined): Choice | undefined {
  const [first] = standings
  if (first === undefined || first.number !== 0 || first.leading === 0) return undefined
  const replicates = first.leading
  const whole = standings.filter(({ leading }) => leading >= replicates)
  const late = without(standings.length - whole.length, replicates)
  if (whole.length <= mostArms || ranked === undefined)
    return { numbers: whole.slice(0, mostArms).map(({ number }) => number), replicates, notes: late }
  const sign = measureOf(ranked).better === 'less' ? -1 : 1
  const meanOf = ({ sum, counted: n }: Standing): number =>
    n === 0 ? Number.NEGATIVE_INFINITY : (sign * sum) / n
  const best = whole
    .slice(1)
    .toSorted((a, b) => meanOf(b) - meanOf(a) || a.number - b.number)
    .slice(0, mostArms - 1)
    .map(({ number }) => number)
    .toSorted((a, b) => a - b)
  const { title, better } = measureOf(ranked)
  const word = better === 'neither' ? 'highest' : 'best'
  const note = `The curves and pairs show ${mostArms} of ${whole.length} points: point 0, which the others are compared with, and the ${mostArms - 1} that are ${word} by ${title}. The best of many points is partly luck.`
  return { numbers: [0, ...best], replicates, notes: [note, ...late] }
}

/** The points of a ledger that are compared, by a measure that its study kept; undefined where point 0 has no run to begin with. */
export function chosenPoints(reader: StudyReader, ranked: MeasureId | undefined): Choice | undefined {
  const at = ranked === undefined ? -1 : reader.meta().measures.indexOf(ranked)
  return choiceOf(standingsOf(reader, at), ranked)
}
