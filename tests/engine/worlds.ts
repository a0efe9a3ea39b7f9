import {
  type ColumnId,
  columnIndex,
  type History,
  historyWidth,
  type Scenario,
  ScenarioFile,
  scenarioOf,
  valueAt,
} from '@fishbowl/core'
import { createWorld, step, type Task, type World } from '@fishbowl/sim'

/** What a scenario file may say; checked by the schema when the world is made. */
export type FileParts = Readonly<Record<string, unknown>>

/** A small scenario: 300 members, 40 weeks, unless the parts say otherwise. */
export function small(parts: FileParts = {}): Scenario {
  const organisation = { members: 300, ...(parts['organisation'] as FileParts | undefined) }
  return scenarioOf(ScenarioFile.parse({ fishbowl: 1, horizon: 40, ...parts, organisation }))
}

/** Overrides of assumptions as a file writes them. */
export const assume = (values: Readonly<Record<string, number>>): FileParts =>
  Object.fromEntries(Object.entries(values).map(([id, value]) => [id, { value, reason: 'for the test' }]))

/** A post of the team as a file writes it. */
export const post = (seniority: string, count = 1, fte = 1) => ({ seniority, count, fte })

/** A world after some weeks. */
export function worldAfter(task: Task, weeks: number): World {
  const world = createWorld(task)
  for (let week = 0; week < weeks; week++) step(world)
  return world
}

/** A column of a history, one value a week. */
export const columnOf = (history: History, id: ColumnId): readonly number[] =>
  Array.from({ length: history.weeks }, (_, week) => valueAt(history, id, week))

/** A column of the weeks that a world has simulated. */
export const valuesOf = ({ space, values }: World, id: ColumnId): readonly number[] =>
  Array.from({ length: space.week }, (_, week) => values[week * historyWidth + columnIndex(id)] ?? Number.NaN)

/** A column of the week that a world has just simulated. */
export const lastOf = ({ space, values }: World, id: ColumnId): number =>
  values[(space.week - 1) * historyWidth + columnIndex(id)] ?? Number.NaN

type Rows = Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array
const bytesOf = ({ buffer, byteOffset }: Rows, bytes: number) => Buffer.from(buffer, byteOffset, bytes)

/** True when the first `rows` entries are the same to the last bit. */
const same = (one: Rows, other: Rows, rows: number): boolean =>
  bytesOf(one, rows * one.BYTES_PER_ELEMENT).equals(bytesOf(other, rows * other.BYTES_PER_ELEMENT))

/** Tables of columns and how many of their rows belong to the people and groups that both worlds have. */
function tablesOf(world: World): readonly (readonly [string, Readonly<Record<string, Rows>>, number])[] {
  const { person, member, groups, pool, network, members, experts, pools } = world
  const people = members + experts
  return [
    ['person', person, people],
    ['member', member, people],
    ['groups', groups, network.groups],
    ['pool', pool, pools === 1 ? 1 : network.groups],
  ]
}

/** Where two worlds differ now, person by person and group by group; posts only when asked for. Empty when nowhere. */
function differencesNow(one: World, other: World): readonly string[] {
  const others = tablesOf(other)
  const differing = tablesOf(one).flatMap(([table, columns, rows], i) =>
    Object.entries(columns).flatMap(([column, values]) => {
      const match = others[i]?.[1][column]
      return match !== undefined && same(values, match, rows) ? [] : [`${table}.${column}`]
    }),
  )
  const upTo = one.space.week * historyWidth
  return same(one.values, other.values, upTo) ? differing : [...differing, 'history']
}

/** The first differences of two tasks stepped side by side, with their week; empty when there are none in `weeks` weeks. */
export function firstDifferences(one: Task, other: Task, weeks: number): readonly string[] {
  const left = createWorld(one)
  const right = createWorld(other)
  for (let week = 0; week <= weeks; week++) {
    const differing = differencesNow(left, right)
    if (differing.length > 0) return differing.map((where) => `before week ${week}: ${where}`)
    if (week === weeks) break
    step(left)
    step(right)
  }
  return []
}
