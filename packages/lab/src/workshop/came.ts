import { type Direction, directionOf, directions } from '../play/index.ts'
import { type Estimate, meanInterval } from '../stats/interval.ts'
import type { Asked } from './session-file.ts'

/** What came of a predict step, from the paired runs of its arms; all estimates have 90 % intervals. */
export type Came =
  | {
      readonly kind: 'direction'
      readonly direction: Direction
      /** From the first window to the second, run by run. */
      readonly change: Estimate
      /** Place of the option that is right; undefined where the runs do not tell, so that nobody is scored. */
      readonly choice: number | undefined
    }
  | {
      readonly kind: 'which'
      /** Level of each arm in the order of the question. */
      readonly levels: readonly Estimate[]
      /** Place of the arm with the highest mean. */
      readonly first: number
      /** By how much it leads each arm, run by run; its own entry is 0. */
      readonly leads: readonly Estimate[]
      readonly choice: number | undefined
    }
  | { readonly kind: 'number'; readonly value: Estimate }

/** The value of a reading (an arm in a window) in each run, in the order of the replicates. */
export type Readings = readonly Float64Array[]

const minus = (left: Float64Array, right: Float64Array): Float64Array =>
  left.map((value, r) => value - (right[r] ?? Number.NaN))

function directionCame({ flat }: Extract<Asked, { kind: 'direction' }>, readings: Readings): Came {
  const [before = new Float64Array(), after = new Float64Array()] = readings
  const change = meanInterval(minus(after, before))
  const { low, high } = change
  const direction = directionOf(0, change.mean, flat)
  const isKnown = Number.isFinite(low) && Number.isFinite(high)
  const told = isKnown && directionOf(0, low, flat) === direction && directionOf(0, high, flat) === direction
  return { kind: 'direction', direction, change, choice: told ? directions.indexOf(direction) : undefined }
}

/** Leads all others: the right answer is the arm. Surely does not lead one of them: none. Else the runs do not tell. */
function whichCame({ by }: Extract<Asked, { kind: 'which' }>, readings: Readings): Came {
  const levels = readings.map((values) => meanInterval(values))
  const most = Math.max(...levels.map(({ mean }) => mean))
  const first = Math.max(
    0,
    levels.findIndex(({ mean }) => mean === most),
  )
  const leader = readings[first] ?? new Float64Array()
  const leads = readings.map((values) => meanInterval(minus(leader, values)))
  const others = leads.filter((_, i) => i !== first)
  const isClear = others.every(({ low }) => low > by)
  const isNone = others.some(({ low, high }) => high < by && low > -by)
  const choice = isClear ? first : isNone ? readings.length : undefined
  return { kind: 'which', levels, first, leads, choice }
}

/** What came, from the readings that `readingsOf` names, in its order. */
export function cameOf(asked: Asked, readings: Readings): Came {
  switch (asked.kind) {
    case 'direction':
      return directionCame(asked, readings)
    case 'which':
      return whichCame(asked, readings)
    case 'number':
      return { kind: 'number', value: meanInterval(readings[0] ?? []) }
  }
}

/** An arm in a window of weeks, both included. */
export type Reading = { readonly arm: string; readonly weeks: readonly [number, number] }

/** What has to be read of the runs to tell what came. */
export function readingsOf(asked: Asked): readonly Reading[] {
  switch (asked.kind) {
    case 'direction':
      return [asked.from, asked.to].map((weeks) => ({ arm: asked.arm, weeks }))
    case 'which':
      return asked.arms.map((arm) => ({ arm, weeks: asked.weeks }))
    case 'number':
      return [{ arm: asked.arm, weeks: asked.weeks }]
  }
}
