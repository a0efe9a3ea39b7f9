import { type Figure, type Point, pointsOf, type Series, wordMark } from './figure.ts'
import { formatNumber, type NumberFormat } from './number.ts'
import { safe } from './safe.ts'
import { say } from './words/index.ts'
import { joined, listed } from './words/lists.ts'

/** A figure in plain sentences, for screen readers and as the text of a picture: start, peak, low and end of each series, band, marks. */
export function describeFigure(figure: Figure): string {
  const measure = safe(figure.y.label)
  const axis = safe(figure.x.label)
  const opening = say('curve.describe.opening', { measure, axis, lines: figure.series.length })
  const marks = figure.marks.map((mark) => {
    const owner = figure.series.find(({ id }) => id === mark.series)
    const values = { axis, x: week(mark.x), mark: safe(wordMark(mark)) }
    return owner === undefined
      ? say('curve.describe.mark', values)
      : say('curve.describe.markOf', { ...values, name: safe(owner.name) })
  })
  return [
    sentence(safe(figure.title)),
    opening,
    ...figure.series.map((series) => describeSeries(series, figure)),
    ...(marks.length > 0 ? [say('curve.describe.marked', { marks: joined(marks) })] : []),
  ].join(' ')
}

function describeSeries(series: Series, figure: Figure): string {
  const points = pointsOf(series)
  const [start] = points
  const end = points.at(-1)
  const name = safe(series.name)
  const axis = safe(figure.x.label)
  if (start === undefined || end === undefined) return say('curve.describe.none', { name })
  const { format } = figure.y
  const at = ({ x, y }: Point): { readonly at: string } => ({
    at: say('curve.describe.at', { value: formatNumber(y, format), axis, x: week(x) }),
  })
  if (points.length === 1) return say('curve.describe.point', { name, ...at(start) })
  const peak = points.reduce((best, point) => (point.y > best.y ? point : best))
  const low = points.reduce((best, point) => (point.y < best.y ? point : best))
  if (peak.y === low.y)
    return say('curve.describe.flat', {
      name,
      axis,
      value: formatNumber(start.y, format),
      from: week(start.x),
      to: week(end.x),
    })
  const course = [
    say('curve.describe.starts', at(start)),
    ...(peak !== start && peak !== end ? [say('curve.describe.peaks', at(peak))] : []),
    ...(low !== start && low !== end ? [say('curve.describe.lowest', at(low))] : []),
    say('curve.describe.ends', at(end)),
  ]
  const behind = [bandSentence(series, figure, format), runsSentence(series, figure)]
  return [say('curve.describe.course', { name, course: listed(course) }), ...behind]
    .filter((text) => text !== '')
    .join(' ')
}

/** Single runs: how many, and between which values they end. */
function runsSentence({ runs = [] }: Series, figure: Figure): string {
  const ends = runs.map((run) => run.findLast(Number.isFinite) ?? Number.NaN).filter(Number.isFinite)
  if (ends.length === 0 || figure.runs === undefined) return ''
  const { format } = figure.y
  return say('curve.describe.runs', {
    count: runs.length,
    runs: safe(figure.runs),
    low: formatNumber(Math.min(...ends), format),
    high: formatNumber(Math.max(...ends), format),
  })
}

function bandSentence(series: Series, figure: Figure, format: NumberFormat): string {
  const last = series.x.findLastIndex(
    (_, i) =>
      Number.isFinite(series.low?.[i] ?? Number.NaN) && Number.isFinite(series.high?.[i] ?? Number.NaN),
  )
  const low = series.low?.[last]
  const high = series.high?.[last]
  if (low === undefined || high === undefined) return ''
  const at = series.x[last] ?? Number.NaN
  const values = {
    meaning: figure.band === undefined ? '' : ` (${safe(figure.band)})`,
    low: formatNumber(low, format),
    high: formatNumber(high, format),
    width: widthText(high - low, format),
  }
  // Where the last week has a value but no interval, the band ends before the curve.
  return at === pointsOf(series).at(-1)?.x
    ? say('curve.describe.band', values)
    : say('curve.describe.bandAt', { ...values, axis: safe(figure.x.label), x: week(at) })
}

/** A difference of two shares is counted in points. */
const widthText = (width: number, format: NumberFormat): string =>
  format.kind === 'share' || format.kind === 'points'
    ? formatNumber(width, { kind: 'points' }).replace('+', '')
    : formatNumber(width, format).replace('+', '')

const week = (x: number): string =>
  Number.isInteger(x) ? `${x}` : formatNumber(x, { kind: 'plain', digits: 1 })

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
