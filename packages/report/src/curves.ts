import { type Mark, type Point, pointsOf, type Series } from './figure.ts'
import { formatNumber, type NumberFormat } from './number.ts'
import { say, type WordKey } from './words/index.ts'

/** What the numbers of an adoption curve mean: the week the community opened, and how a value is written. */
export type WeeksMeaning = { readonly launch: number; readonly format: NumberFormat }

export type CurveKind = 'launch spike' | 'let-down' | 'slow build-up' | 'plateau'

/** A mark found in a curve: `x` its week, `value` the level it names. */
export type CurveLabel = Mark & { readonly kind: CurveKind; readonly value: number }

const messages = {
  'launch spike': 'curve.label.launch-spike',
  'let-down': 'curve.label.let-down',
  'slow build-up': 'curve.label.slow-build-up',
  plateau: 'curve.label.plateau',
} as const satisfies Readonly<Record<CurveKind, WordKey>>

/** Criteria, in weeks and shares. Assumptions about what a reader would call by these names, set to say too little rather than too much. */
export const curveCriteria = {
  /** A launch spike is the highest value of the first weeks. */
  spikeWeeks: 8,
  /** A spike is followed, before the let-down is over, by values below this share of it. */
  spikeFall: 0.85,
  /** The let-down is looked for until this week. */
  letDownWeeks: 26,
  /** A let-down is below this share of the spike. */
  letDown: 0.7,
  /** A build-up reaches at least this multiple of the trough, */
  buildUp: 1.3,
  /** and takes at least these weeks to come half the way: faster is no slow build-up. */
  buildUpWeeks: 10,
  /** A plateau lasts at least these weeks, until the end, */
  plateauWeeks: 26,
  /** with every value within this share of its median. */
  plateauSpread: 0.06,
  /** and both halves of it within this share of each other. */
  plateauDrift: 0.03,
  /** An effect is there from the week on from which the interval of the difference leaves out 0, on one side, for these weeks running, */
  effectWeeks: 13,
  /** while the difference is at least this share of the largest value that either curve reaches. */
  effectSize: 0.05,
} as const

/** The labels an adoption curve earns by its numbers alone, in order of weeks; none where a criterion is not met. */
export function labelsOf(series: Series, meaning: WeeksMeaning): readonly CurveLabel[] {
  const points = pointsOf(series).filter(({ x }) => x >= meaning.launch)
  const last = points.at(-1)
  if (last === undefined || last.x < meaning.launch + curveCriteria.letDownWeeks) return []
  const label = (kind: CurveKind, x: number, value: number): CurveLabel => {
    const text = say(messages[kind], { level: formatNumber(value, meaning.format) })
    return { kind, x, value, series: series.id, text }
  }
  const early = points.filter(({ x }) => x < meaning.launch + curveCriteria.spikeWeeks)
  const top = highest(early)
  const trough = lowest(
    points.filter(({ x }) => x >= (top?.x ?? 0) && x <= meaning.launch + curveCriteria.letDownWeeks),
  )
  const plateau = plateauOf(points, meaning.launch)
  const labels: CurveLabel[] = []
  if (top !== undefined && trough !== undefined && isSpike(top, trough, series)) {
    labels.push(label('launch spike', top.x, top.y))
    if (trough.y < curveCriteria.letDown * top.y) labels.push(label('let-down', trough.x, trough.y))
  }
  const rise = buildUpOf(points, labels.length > 0 ? trough : lowest(early))
  if (rise !== undefined) labels.push(label('slow build-up', rise.x, rise.y))
  if (plateau !== undefined) labels.push(label('plateau', plateau.x, plateau.y))
  return labels.toSorted((a, b) => a.x - b.x)
}

/** The fall after a spike is clear of chance: it leaves the spike's own band, if there is one. */
function isSpike(top: Point, trough: Point, series: Series): boolean {
  const floor = series.low?.[series.x.indexOf(top.x)] ?? Number.NaN
  return top.y > 0 && trough.y < curveCriteria.spikeFall * top.y && !(trough.y >= floor)
}

/** Half-way week and later level (median of the last quarter after the trough) of a slow rise. */
function buildUpOf(points: readonly Point[], trough: Point | undefined): Point | undefined {
  if (trough === undefined) return undefined
  const after = points.filter(({ x }) => x > trough.x)
  const level = median(after.slice(Math.floor(after.length * 0.75)).map(({ y }) => y))
  const half = (trough.y + level) / 2
  const halfway = after.find(({ y }) => y >= half)
  if (halfway === undefined || halfway.x < trough.x + curveCriteria.buildUpWeeks) return undefined
  return level >= curveCriteria.buildUp * trough.y && level > 0
    ? { x: halfway.x, y: level, gap: false }
    : undefined
}

/** First week and level of the flat end of a curve; a curve that was flat all along, or still drifts, has no plateau. */
function plateauOf(points: readonly Point[], launch: number): Point | undefined {
  const end = points.at(-1)?.x ?? launch
  const level = median(points.filter(({ x }) => x > end - curveCriteria.plateauWeeks).map(({ y }) => y))
  const isFlat = ({ y }: Point): boolean =>
    Math.abs(y - level) <= curveCriteria.plateauSpread * Math.abs(level)
  const flat = points.slice(points.findLastIndex((point) => !isFlat(point)) + 1)
  const [start] = flat
  if (start === undefined || level === 0 || start.x > end - curveCriteria.plateauWeeks) return undefined
  const values = flat.map(({ y }) => y)
  const half = Math.floor(values.length / 2)
  const drift = Math.abs(median(values.slice(half)) - median(values.slice(0, half)))
  if (drift > curveCriteria.plateauDrift * Math.abs(level)) return undefined
  return start.x > launch + curveCriteria.spikeWeeks ? { x: start.x, y: level, gap: false } : undefined
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const upper = sorted[middle] ?? Number.NaN
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] ?? Number.NaN) + upper) / 2
}

const highest = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>(
    (best, point) => (best === undefined || point.y > best.y ? point : best),
    undefined,
  )

const lowest = (points: readonly Point[]): Point | undefined =>
  points.reduce<Point | undefined>(
    (best, point) => (best === undefined || point.y < best.y ? point : best),
    undefined,
  )
