// What a figure says at a week.

import { formatNumber } from './number.js'

/** The glyphs of the terminal, by position of the arm. */
export const glyphs = ['●', '▲', '■', '◆', '✚', '✖']

/**
 * @param {LiveChart} chart
 * @param {'wide' | 'narrow'} size
 * @returns {readonly Reading[]} the curves that are read out, area by area in the order of the arms
 */
export function readingsOf(chart, size) {
  const { areas, [size]: option } = chart
  return option.series.flatMap((series) => {
    const [, arm, rest = ''] = /^(\d+):line(:\d+)?$/.exec(series.id) ?? []
    const own = areas[Number(rest.slice(1))]?.own
    if (arm === undefined || (own !== undefined && own !== Number(arm))) return []
    return [readingOf(option, series, { arm: Number(arm), rest })]
  })
}

/**
 * @param {LiveOption} option
 * @param {LiveSeries} series
 * @param {{ readonly arm: number, readonly rest: string }} of
 * @returns {Reading}
 */
function readingOf({ series: all }, { x, y, as }, { arm, rest }) {
  /** @param {string} what */
  const find = (what) => all.find(({ id }) => id === `${arm}:${what}${rest}`)?.y
  const low = find('band-low')
  const over = find('band')
  return {
    arm,
    area: Number(rest.slice(1)),
    ink: as.lineStyle?.color ?? '',
    weeks: x,
    middle: y,
    low,
    high: low && over && low.map((value, i) => sum(value, over[i] ?? null)),
  }
}

/**
 * @param {number | null} a
 * @param {number | null} b
 */
const sum = (a, b) => (a === null || b === null ? null : a + b)

/**
 * @param {Reading} reading
 * @param {number} week
 * @param {{ readonly format: NumberFormat, readonly factor: number, readonly language: PageWords }} as
 * @returns {string} e.g. "37 % (31 % to 44 %)"; empty where there is no number
 */
function wordsAt({ weeks, middle, low, high }, week, { format, factor, language: { numerals, between } }) {
  const at = weeks.indexOf(week)
  /** @param {number} drawn */
  const word = (drawn) => formatNumber(drawn / factor, format, numerals)
  const value = middle[at] ?? null
  const from = low?.[at] ?? null
  const upto = high?.[at] ?? null
  if (value === null) return ''
  return from === null || upto === null
    ? word(value)
    : `${word(value)} (${word(from)}${between}${word(upto)})`
}

/**
 * @param {LiveChart} chart
 * @param {{ readonly size: 'wide' | 'narrow', readonly readings: readonly Reading[], readonly place: Place, readonly language: PageWords }} seen `readings` are those that are shown
 * @returns {Said} what stands in the box, and the same as a sentence for those who hear it
 */
export function sayAt(chart, { size, readings, place: { week, area }, language }) {
  const { areas, [size]: option } = chart
  const said = readings.flatMap((one) => {
    const { format, names } = areas[one.area] ?? { format: { kind: 'count' }, names: [] }
    const words = wordsAt(one, week, { format, factor: option.factors[one.area] ?? 1, language })
    return words === '' ? [] : [Object.assign({ name: names[one.arm] ?? '', words }, one)]
  })
  const head = `${areas[area]?.x ?? ''} ${week}`
  const title = areas[area]?.title ?? ''
  const marks = (areas[area]?.marks ?? []).filter(({ x }) => x === week).map(({ text }) => text)
  const lines = said.map(
    ({ area: of, name, words }) => `${[areas[of]?.title, name].filter(Boolean).join(', ')}: ${words}`,
  )
  return {
    head: title === '' ? head : `${title}, ${head}`,
    rows: said.filter((one) => one.area === area),
    marks,
    text: [head, ...lines, ...marks].join('; '),
  }
}
