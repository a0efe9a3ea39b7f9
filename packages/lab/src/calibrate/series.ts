import { type History, inSpace, valueAt } from '@fishbowl/core'
import { logarithm } from '../patterns/logarithm.ts'

/** People by week, the first number for week `first` of the scenario. */
export type Observed = {
  /** Week of the scenario, from 0. */
  readonly first: number
  readonly active: readonly number[]
  /** As long as `active`; absent where nobody counted them. */
  readonly posters?: readonly number[]
}

/** What is counted of a run, in people. */
export type Curves = { readonly active: Float64Array; readonly posters: Float64Array }

/** The curves of a run from its week 0. */
export function curvesOf(history: History, space: string | undefined): Curves {
  const seen = inSpace(history, space)
  const column = (id: 'visitors' | 'posters') =>
    Float64Array.from({ length: seen.weeks }, (_, week) => valueAt(seen, id, week))
  return { active: column('visitors'), posters: column('posters') }
}

/** How people are compared: in proportion (`log`), in odds of all members (`logit`), or as they are counted (`plain`). */
export type Scale = 'log' | 'logit' | 'plain'

/**
 * A count on a scale; half a person more keeps weeks without anybody finite.
 * @internal
 */
export function scaled(count: number, members: number, scale: Scale): number {
  if (scale === 'plain') return count
  const own = logarithm(count + 0.5)
  return scale === 'log' ? own : own - logarithm(Math.max(0, members - count) + 0.5)
}

/** Weeks of the blocks that a series is summed up by: short where a launch is, long where little happens. */
const blockWeeks = [1, 1, 2, 2, 4] as const

/**
 * First week of each block and the week behind its last; a rest shorter than half a block belongs to the one before.
 * @internal
 */
export function blocksOf(weeks: number): readonly (readonly [from: number, to: number])[] {
  const blocks: [number, number][] = []
  for (let from = 0; from < weeks; ) {
    const size = blockWeeks[blocks.length] ?? 4
    const last = blocks.at(-1)
    const left = weeks - from
    if (last !== undefined && left * 2 < size) last[1] = weeks
    else blocks.push([from, Math.min(weeks, from + size)])
    from += Math.min(size, left)
  }
  return blocks
}

function meanOf(values: readonly number[], from: number, to: number): number {
  let sum = 0
  for (let i = from; i < to; i++) sum += values[i] ?? Number.NaN
  return sum / (to - from)
}

/** Mean size of the turns from week to week: what is left when level and trend are taken away by second differences. */
function roughness(values: readonly number[]): number {
  let sum = 0
  for (let i = 2; i < values.length; i++)
    sum += Math.abs((values[i] ?? 0) - 2 * (values[i - 1] ?? 0) + (values[i - 2] ?? 0))
  return sum / Math.max(1, values.length - 2)
}

/**
 * A weekly series as the few numbers that it is compared by: the mean of each block of weeks, and how rough it is. Comparing every week by itself
 * would mostly compare the luck of single weeks.
 */
function summaryOf(counts: readonly number[], members: number, scale: Scale): readonly number[] {
  const values = counts.map((count) => scaled(count, members, scale))
  return [...blocksOf(values.length).map(([from, to]) => meanOf(values, from, to)), roughness(values)]
}

/** The summary of observed or simulated weeks, posters after active people where both are compared. */
export function summarised(
  { active, posters }: Omit<Observed, 'first'>,
  members: number,
  scale: Scale,
): Float64Array {
  return Float64Array.from(
    [active, posters ?? []].flatMap((counts) =>
      counts.length === 0 ? [] : summaryOf(counts, members, scale),
    ),
  )
}

/** The weeks of a run that were observed, as they were observed. */
export function asObserved(
  { active, posters }: Curves,
  { first, active: seen, posters: seenPosters }: Observed,
): Observed {
  const cut = (curve: Float64Array) => Array.from(curve.slice(first, first + seen.length))
  return { first, active: cut(active), ...(seenPosters === undefined ? {} : { posters: cut(posters) }) }
}

/** The first `weeks` weeks of what was observed. */
export function firstWeeks({ first, active, posters }: Observed, weeks: number): Observed {
  return {
    first,
    active: active.slice(0, weeks),
    ...(posters === undefined ? {} : { posters: posters.slice(0, weeks) }),
  }
}
