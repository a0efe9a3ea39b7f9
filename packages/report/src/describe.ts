import { type Figure, type Point, pointsOf, type Series, wordMark } from './figure.ts'
import { formatNumber, type NumberFormat } from './number.ts'
import { safe } from './safe.ts'

/** A figure in plain sentences, for screen readers and as the text of a picture: start, peak, low and end of each series, band, marks. */
export function describeFigure(figure: Figure): string {
  const count = figure.series.length
  const lines = count === 1 ? '1 line' : `${count} lines`
  const opening = `${sentence(safe(figure.title))} Chart of ${safe(figure.y.label)} by ${safe(figure.x.label)}, ${lines}.`
  const marks = figure.marks.map((mark) => {
    const owner = figure.series.find(({ id }) => id === mark.series)
    const name = owner === undefined ? '' : ` (${safe(owner.name)})`
    return `${safe(figure.x.label)} ${week(mark.x)} ${safe(wordMark(mark))}${name}`
  })
  return [
    opening,
    ...figure.series.map((series) => describeSeries(series, figure)),
    ...(marks.length > 0 ? [`Marked: ${marks.join('; ')}.`] : []),
  ].join(' ')
}

function describeSeries(series: Series, figure: Figure): string {
  const points = pointsOf(series)
  const [start] = points
  const end = points.at(-1)
  const name = safe(series.name)
  const axis = safe(figure.x.label)
  if (start === undefined || end === undefined) return `${name}: no data.`
  const { format } = figure.y
  const at = ({ x, y }: Point): string => `${formatNumber(y, format)} in ${axis} ${week(x)}`
  if (points.length === 1) return `${name}: one point, ${at(start)}.`
  const peak = points.reduce((best, point) => (point.y > best.y ? point : best))
  const low = points.reduce((best, point) => (point.y < best.y ? point : best))
  if (peak.y === low.y)
    return `${name}: ${formatNumber(start.y, format)} from ${axis} ${week(start.x)} to ${axis} ${week(end.x)}.`
  const inner = [
    ...(peak !== start && peak !== end ? [`peaks at ${at(peak)}`] : []),
    ...(low !== start && low !== end ? [`is lowest at ${at(low)}`] : []),
  ]
  const course = [`starts at ${at(start)}`, ...inner, `ends at ${at(end)}`]
  const behind = bandSentence(series, figure, format) + runsSentence(series, figure)
  return `${name} ${course.slice(0, -1).join(', ')} and ${course.at(-1) ?? ''}.${behind}`
}

/** Single runs: how many, and between which values they end. */
function runsSentence({ runs = [] }: Series, figure: Figure): string {
  const ends = runs.map((run) => run.findLast(Number.isFinite) ?? Number.NaN).filter(Number.isFinite)
  if (ends.length === 0 || figure.runs === undefined) return ''
  const { format } = figure.y
  const [low, high] = [Math.min(...ends), Math.max(...ends)]
  return ` Behind it ${runs.length} of ${safe(figure.runs)} end between ${formatNumber(low, format)} and ${formatNumber(high, format)}.`
}

function bandSentence(series: Series, figure: Figure, format: NumberFormat): string {
  const last = series.x.findLastIndex(
    (_, i) =>
      Number.isFinite(series.low?.[i] ?? Number.NaN) && Number.isFinite(series.high?.[i] ?? Number.NaN),
  )
  const low = series.low?.[last]
  const high = series.high?.[last]
  if (low === undefined || high === undefined) return ''
  const meaning = figure.band === undefined ? '' : ` (${safe(figure.band)})`
  const at = series.x[last] ?? Number.NaN
  // Where the last week has a value but no interval, the band ends before the curve.
  const place = at === pointsOf(series).at(-1)?.x ? 'there' : `in ${safe(figure.x.label)} ${week(at)}`
  return ` Its band${meaning} ${place} goes from ${formatNumber(low, format)} to ${formatNumber(high, format)}, a width of ${widthText(high - low, format)}.`
}

/** A difference of two shares is counted in points. */
const widthText = (width: number, format: NumberFormat): string =>
  format.kind === 'share' || format.kind === 'points'
    ? formatNumber(width, { kind: 'points' }).replace('+', '')
    : formatNumber(width, format).replace('+', '')

const week = (x: number): string =>
  Number.isInteger(x) ? `${x}` : formatNumber(x, { kind: 'plain', digits: 1 })

const sentence = (text: string): string => (/[.!?]$/.test(text) ? text : `${text}.`)
