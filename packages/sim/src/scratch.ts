import type { Settings } from '@fishbowl/core'
import type { Columns, ColumnTable } from './columns.ts'
import type { TraitKeys } from './people.ts'

/** Arrays that each week overwrites before reading; `*Active` and `focus` follow from the state and are rebuilt with it. */
export const scratchColumns = {
  activeTies: {
    array: Float32Array,
    unit: 'share',
    says: "share of a row's ties that were active last week",
  },
  farActive: { array: Int32Array, unit: 'people', says: 'active members among the far ties' },
  focus: { array: Uint8Array, unit: 'index', says: "space to which the person's needs go" },
  need: { array: Uint8Array, unit: 'flag', says: 'has a work need this week; meant for visitors' },
  contributed: { array: Int32Array, unit: 'contributions', says: 'contributions of the week' },
  visitors: {
    array: Int32Array,
    unit: 'row',
    says: 'visitors of the week, ascending; the first `count` are meant',
  },
  flips: {
    array: Int32Array,
    unit: 'row',
    says: 'whose activity changed; before and after that, other lists',
  },
  outcome: { array: Float64Array, unit: '0-1', says: 'outcome of a visit, -1 while browsing' },
  askers: { array: Int32Array, unit: 'row', says: 'who asked, ascending' },
  askerDraw: { array: Float64Array, unit: '0-1', says: 'answer draw by question' },
  order: { array: Float64Array, unit: 'packed', says: 'questions left to CMs, by answer draw' },
  delays: { array: Float64Array, unit: 'hours', says: 'delays of the questions answered' },
} as const satisfies ColumnTable
export const groupScratch = {
  groupActive: {
    array: Int32Array,
    unit: 'people',
    says: 'members active last week; from the visits on, this week',
  },
  groupVisits: { array: Int32Array, unit: 'visits', says: 'visits of this week to all spaces' },
  groupSaved: { array: Float64Array, unit: 'hours', says: 'hours saved this week' },
  groupSpent: { array: Float64Array, unit: 'hours', says: 'hours spent on answers this week' },
} as const satisfies ColumnTable
export const circleScratch = {
  circleActive: { array: Int32Array, unit: 'people', says: 'members active last week' },
} as const satisfies ColumnTable
export const poolScratch = {
  known: { array: Float64Array, unit: 'share', says: 'chance that a need is served by what the pool knows' },
  company: { array: Float64Array, unit: 'share', says: 'audience of who asks, over what asking needs' },
  audience: { array: Float64Array, unit: 'share', says: 'audience of who shares, over what sharing needs' },
  perPool: { array: Float64Array, unit: 'share', says: 'overload, then the yield of browsing' },
} as const satisfies ColumnTable

/** What the rows were counted to be at the end of the week. */
export const countColumns = {
  found: { array: Int32Array, unit: 'rows', says: 'lengths of the lists that kernels fill' },
  counts: { array: Int32Array, unit: 'people', says: 'aware, registered, seen, contributing, core' },
  expectedSum: { array: Float64Array, unit: '0-1', says: 'partial sums of expected value' },
  belongingSum: { array: Float64Array, unit: '0-1', says: 'partial sums of belonging' },
  coreSkillSum: { array: Float64Array, unit: '0-1', says: 'partial sums of the skill of core members' },
} as const satisfies ColumnTable

export type Scratch = Columns<
  typeof scratchColumns &
    typeof groupScratch &
    typeof circleScratch &
    typeof poolScratch &
    typeof countColumns
> & {
  count: number
  questions: number
  /** Keys of the traits by generation, as they are asked for. */
  readonly traits: TraitKeys[]
  /** Levers that the team follows; none after a restore, so that a fork's team comes in its first week. */
  staffed: Settings | undefined
}
