import {
  type ColumnId,
  columnIds,
  type History,
  hasCurve,
  historyWidth,
  type MeasureId,
  measured,
  measureOf,
  columns as weekColumns,
} from '@fishbowl/core'
import type { KeptPoint, KeptResult } from '@fishbowl/lab/ledger'
import { type Block, type Cell, type CellKind, columnNames, type ExportColumn } from './table.ts'

/** What the tables of a study need to know before its runs are read. */
export type StudyFacts = {
  readonly points: readonly KeptPoint[]
  readonly factors: readonly string[]
  readonly measures: readonly MeasureId[]
}

/** A table: its columns, and its rows in blocks that are made when they are asked for. */
export type ExportTable = {
  readonly columns: readonly ExportColumn[]
  readonly blocks: (results: Iterable<KeptResult>) => Iterable<Block>
}

/** Rows written at a time: some megabytes of cells. */
const blockRows = 8192

const who: readonly ExportColumn[] = [
  { name: 'point', kind: 'whole', unit: '', says: 'number of the point, from 0' },
  { name: 'scenario', kind: 'text', unit: '', says: 'scenario that the point varies' },
  {
    name: 'replicate',
    kind: 'whole',
    unit: '',
    says: 'number of the replicate; equal numbers share their luck',
  },
]

const proof: readonly ExportColumn[] = [
  { name: 'run_key', kind: 'text', unit: '', says: 'SHA-256 of code, scenario and replicate' },
  { name: 'run_sha256', kind: 'text', unit: '', says: 'SHA-256 of every number of the run' },
]

/** Numbers where a factor is nothing else, texts where it is. */
function kindOf(points: readonly KeptPoint[], factor: string): CellKind {
  const isNumber = points.every(({ factors }) => ['number', 'undefined'].includes(typeof factors[factor]))
  return isNumber ? 'number' : 'text'
}

/** Columns with names that every reader takes. */
function named(columns: readonly ExportColumn[]): readonly ExportColumn[] {
  const names = columnNames(columns.map(({ name }) => name))
  return columns.map((column, i) => ({ ...column, name: names[i] ?? column.name }))
}

const measureColumn = (id: MeasureId): ExportColumn => {
  const { unit, says } = measureOf(id)
  return { name: id, kind: 'number', unit, says }
}

/** Gathers rows until there are enough for a block. */
function gatherer(width: number) {
  let columns: Cell[][] = Array.from({ length: width }, () => [])
  let rows = 0
  return {
    add(cells: readonly Cell[]): void {
      for (let i = 0; i < width; i++) columns[i]?.push(cells[i])
      rows++
    },
    isFull: (): boolean => rows >= blockRows,
    take(): Block {
      const block = { rows, columns }
      columns = Array.from({ length: width }, () => [])
      rows = 0
      return block
    },
  }
}

/** A row for each run: its point with what the design sets there, its measures, and its names in the ledger. */
export function runsTable({ points, factors, measures }: StudyFacts): ExportTable {
  const columns = named([
    ...who,
    ...factors.map(
      (name): ExportColumn => ({
        name,
        kind: kindOf(points, name),
        unit: '',
        says: `what the design sets at ${name}`,
      }),
    ),
    ...measures.map(measureColumn),
    ...proof,
  ])
  const byNumber = new Map(points.map((point) => [point.number, point]))
  return {
    columns,
    *blocks(results) {
      const gathered = gatherer(columns.length)
      for (const { point: number, replicate, summary, key, sha256 } of results) {
        const point = byNumber.get(number)
        const set = factors.map((name) => point?.factors[name] ?? null)
        gathered.add([number, point?.base, replicate, ...set, ...summary, key, sha256])
        if (gathered.isFull()) yield gathered.take()
      }
      yield gathered.take()
    },
  }
}

const columnColumn = (id: ColumnId): ExportColumn => {
  const [unit, says] = weekColumns[id]
  return { name: `raw_${id}`, kind: 'number', unit, says }
}

/**
 * A row for each run and week, all spaces together: the measures of the study that have a value in every week and, with `raw`, every column
 * that the model writes, from which all measures follow.
 */
export function weeksTable(
  { points, measures }: StudyFacts,
  { raw, decode }: { readonly raw: boolean; readonly decode: (body: Uint8Array) => History },
): ExportTable {
  const curves = measures.filter(hasCurve)
  const columns = named([
    ...who,
    { name: 'week', kind: 'whole', unit: 'weeks', says: 'week of the run, from 0' },
    ...curves.map(measureColumn),
    ...(raw
      ? [{ name: 'members', kind: 'whole', unit: 'people', says: 'employees who may join' } as const]
      : []),
    ...(raw ? columnIds.map(columnColumn) : []),
  ])
  const baseOf = new Map(points.map(({ number, base }) => [number, base]))

  function rowOf(history: History, week: number): readonly Cell[] {
    const values = curves.map((id) => measured(history, id, { from: week, to: week }))
    if (!raw) return values
    return [
      ...values,
      history.members,
      ...history.values.subarray(week * historyWidth, (week + 1) * historyWidth),
    ]
  }

  return {
    columns,
    *blocks(results) {
      const gathered = gatherer(columns.length)
      for (const { point, replicate, body } of results) {
        const history = decode(body)
        const base = baseOf.get(point)
        for (let week = 0; week < history.weeks; week++) {
          gathered.add([point, base, replicate, week, ...rowOf(history, week)])
          if (gathered.isFull()) yield gathered.take()
        }
      }
      yield gathered.take()
    },
  }
}
