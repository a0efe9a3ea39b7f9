// What a figure says at a week.

import { formatNumber } from './number.js'

/** The glyphs of the terminal, by position of the arm. */
export const glyphs = ['●', '▲', '■', '◆', '✚', '✖']

/**
 * @param {LiveOption} option
 * @param {LivePage['pool']} pool
 * @returns {readonly Reading[]} the curves of an option with their numbers, in the order of the arms
 */
export function readingsOf(option, pool) {
  return option.series.flatMap((series) => {
    const [, arm, rest = ''] = /^(\d+):line(:\d+)?$/.exec(series.id) ?? []
    return arm === undefined ? [] : [readingOf(option, pool, { series, arm: Number(arm), rest })]
  })
}

/**
 * @param {LiveOption} option
 * @param {LivePage['pool']} pool
 * @param {{ readonly series: LiveSeries, readonly arm: number, readonly rest: string }} of
 * @returns {Reading}
 */
function readingOf({ series: all, fishbowl }, pool, { series, arm, rest }) {
  const { factor } = fishbowl.y
  /** @param {number} at */
  const numbers = (at) => (pool[at] ?? []).map((value) => (value === null ? null : value / factor))
  /** @param {string} what */
  const find = (what) => all.find(({ id }) => id === `${arm}:${what}${rest}`)?.data.y
  const low = find('band-low')
  const over = find('band')
  const hasBand = low !== undefined && over !== undefined
  return {
    arm,
    area: Number(rest.slice(1)),
    name: fishbowl.arms[arm]?.name ?? '',
    ink: series.lineStyle?.color ?? '',
    weeks: pool[series.data.x] ?? [],
    middle: numbers(series.data.y),
    low: hasBand ? numbers(low) : undefined,
    high: hasBand ? topsOf(pool[low] ?? [], pool[over] ?? [], factor) : undefined,
  }
}

/**
 * @param {readonly (number | null)[]} low drawn
 * @param {readonly (number | null)[]} over drawn on top of it
 * @param {number} factor
 */
function topsOf(low, over, factor) {
  return low.map((value, i) => {
    const more = over[i] ?? null
    return value === null || more === null ? null : (value + more) / factor
  })
}

/**
 * @param {Reading} reading
 * @param {number} week
 * @param {NumberFormat} format
 * @returns {string} e.g. "37 % (31 % to 44 %)"; empty where there is no number
 */
function wordsAt({ weeks, middle, low, high }, week, format) {
  const at = weeks.indexOf(week)
  const value = middle[at] ?? null
  if (value === null) return ''
  const from = low?.[at] ?? null
  const to = high?.[at] ?? null
  const band =
    from === null || to === null ? '' : ` (${formatNumber(from, format)} to ${formatNumber(to, format)})`
  return formatNumber(value, format) + band
}

/**
 * @param {LiveChart} chart
 * @param {readonly Reading[]} readings
 * @param {Place} place
 * @param {string} unit of the horizontal axis, e.g. "week"
 * @returns {Said} what stands in the box, and the same as a sentence for those who hear it
 */
export function sayAt({ format, marks: all, areas }, readings, { week, area }, unit) {
  const said = readings
    .map((one) => ({ ...one, words: wordsAt(one, week, format) }))
    .filter(({ words }) => words !== '')
  const head = `${unit} ${week}`
  const marks = all.filter(({ x }) => x === week).map(({ text }) => text)
  const lines = said.map(
    ({ area: of, name, words }) => `${[areas[of], name].filter(Boolean).join(', ')}: ${words}`,
  )
  return {
    head,
    rows: said.filter((one) => one.area === area),
    marks,
    text: [head, ...lines, ...marks].join('; '),
  }
}
