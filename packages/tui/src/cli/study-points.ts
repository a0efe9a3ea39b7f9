import { type MeasureId, measureOf } from '@fishbowl/core'
import type { KeptStudy, PointResult } from '@fishbowl/lab/study'
import { type TableColumn, type TableData, wordDelta, wordLevel, wordLevels } from '@fishbowl/report'
import type { Look } from './look.ts'
import { pageOf, paragraph, tableLines } from './page.ts'
import { shortFactor, wordValue } from './study-lines.ts'

/** The points of a study with all that their tables say. */
export type PointTable = {
  readonly study: KeptStudy
  readonly factors: readonly string[]
  readonly measures: readonly MeasureId[]
  readonly points: readonly PointResult[]
}

/** Points with a table of their own; more stand in one table for a measure. */
const mostOwn = 4
/** Rows of the table of a measure and a scenario. */
const mostRows = 30
/** Factors with a column of their own. */
const mostColumns = 3

const left = (header: string): TableColumn => ({ header, align: 'left' })
const right = (header: string): TableColumn => ({ header, align: 'right' })
const interval = '90 % interval'

/** What a point is compared with. */
function referenceName({ study }: PointTable): string {
  return study.scenarios.length > 1 ? (study.scenarios[0] ?? '') : 'point 0'
}

function nameOf({ point }: PointResult, factors: readonly string[]): string {
  const words = factors.map((name) => `${shortFactor(name)} ${wordValue(point.factors[name])}`).join(', ')
  return words === '' ? point.base : `${point.base}: ${words}`
}

/** Every measure of one point. */
function pointTable(table: PointTable, result: PointResult): TableData {
  const { levels, deltas } = result
  const rows = table.measures.map((id, i) => {
    const level = levels[i]
    const delta = deltas?.[i]
    if (level === undefined) return [measureOf(id).title]
    const cells = [measureOf(id).title, wordLevel(level.mean, id), wordLevels(level.low, level.high, id)]
    return delta === undefined ? cells : [...cells, wordDelta(delta, id)]
  })
  const columns = [left('measure'), right('mean'), right(interval)]
  return {
    columns: deltas === undefined ? columns : [...columns, right(`less ${referenceName(table)}`)],
    rows,
  }
}

/** What tells points apart: a column for each of a few factors, one column for many, the scenario where nothing is varied. */
function pointColumns(factors: readonly string[]): readonly string[] {
  if (factors.length === 0) return ['scenario']
  return factors.length > mostColumns ? [factors.map(shortFactor).join(', ')] : factors.map(shortFactor)
}

function pointCells({ point }: PointResult, factors: readonly string[]): readonly string[] {
  if (factors.length === 0) return [point.base]
  const words = factors.map((name) => wordValue(point.factors[name]))
  return factors.length > mostColumns ? [words.join(', ')] : words
}

/** One measure of some points; they are told apart by their factors, or by their scenarios where nothing is varied. */
function measureTable(table: PointTable, points: readonly PointResult[], at: number): TableData {
  const { factors, measures } = table
  const id = measures[at] ?? 'weeklyActive'
  const hasDelta = points.some(({ deltas }) => deltas !== undefined)
  const rows = points.map((result) => {
    const level = result.levels[at]
    const delta = result.deltas?.[at]
    const names = pointCells(result, factors)
    if (level === undefined) return names
    const cells = [...names, wordLevel(level.mean, id), wordLevels(level.low, level.high, id)]
    return hasDelta ? [...cells, delta === undefined ? '' : wordDelta(delta, id)] : cells
  })
  const columns = [...pointColumns(factors).map(left), right('mean'), right(interval)]
  return { columns: hasDelta ? [...columns, right(`less ${referenceName(table)}`)] : columns, rows }
}

const more = (hidden: number): readonly string[] =>
  hidden === 0 ? [] : [`and ${hidden} more points; fishbowl study export writes them all`]

/** One measure over the points of a list or a grid, scenario by scenario where each was varied. */
function measurePart(table: PointTable, at: number, look: Look): readonly string[] {
  const { study, factors, measures, points } = table
  const { title, unit, says } = measureOf(measures[at] ?? 'weeklyActive')
  const heading = paragraph(`${title} (${unit}): ${says}`, look)
  const groups =
    factors.length === 0
      ? [points]
      : study.scenarios.map((name) => points.filter(({ point }) => point.base === name))
  const isAlone = factors.length === 0 || groups.length === 1
  const tables = groups.map((group) => {
    const rows = tableLines(measureTable(table, group.slice(0, mostRows), at), look)
    const name = isAlone ? [] : [`${group[0]?.point.base ?? ''}:`]
    return name.concat(rows, more(Math.max(0, group.length - mostRows)))
  })
  const others = measures.filter((_, i) => i !== at)
  const way = others.length === 0 ? [] : paragraph(`--measure tells another one: ${others.join(', ')}`, look)
  return pageOf(heading, ...tables, way)
}

/** The points of a list or a grid: each with all measures where there are few, else one measure after the other. */
export function pointLines(table: PointTable, only: MeasureId | undefined, look: Look): readonly string[] {
  const { points, measures, factors } = table
  if (only !== undefined || points.length > mostOwn)
    return measurePart(table, Math.max(0, measures.indexOf(only ?? measures[0] ?? 'weeklyActive')), look)
  const part = (result: PointResult): readonly string[] =>
    paragraph(nameOf(result, factors), look, 2).concat(tableLines(pointTable(table, result), look))
  return pageOf(...points.map(part))
}
