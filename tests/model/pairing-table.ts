import type { MeasureId } from '@fishbowl/core'
import { type Arm, type Comparison, compare, comparison, type Runner, type WindowName } from '@fishbowl/lab'

/** What pairing leaves of the variance of a difference, for one arm against the baseline. */
export type Left = { readonly arm: string; readonly left: number }

/** A whole comparison. */
export async function compared(
  arms: readonly Arm[],
  baseline: string,
  replicates: number,
  run: Runner,
): Promise<Comparison> {
  const into = comparison(arms, baseline)
  const steps = compare(into, replicates, run)
  while (!(await steps.next()).done);
  return into.result()
}

const square = (x: number): number => x * x

/** Variance of the paired delta over the variance of a difference between independent seeds, per arm, worst first. */
export function leftOver(
  { arms, baseline, pairs }: Comparison,
  measure: MeasureId,
  window: WindowName = 'end',
): readonly Left[] {
  const spread = new Map(arms.map(({ arm, end }) => [arm.id, end(measure, window).sd]))
  return pairs
    .map(({ arm, end }) => {
      const apart = square(spread.get(baseline) ?? Number.NaN) + square(spread.get(arm) ?? Number.NaN)
      return { arm, left: square(end(measure, window).sd) / apart }
    })
    .toSorted((a, b) => b.left - a.left)
}

/** One line per arm. */
export const wordLeft = (rows: readonly Left[]): string =>
  rows.map(({ arm, left }) => `${left.toFixed(2)} ${arm}`).join('\n')

const meanOf = (values: ArrayLike<number>): number =>
  Array.from(values).reduce((a, b) => a + b, 0) / values.length

function varianceOf(values: readonly number[]): number {
  const middle = meanOf(values)
  return values.reduce((sum, value) => sum + square(value - middle), 0) / (values.length - 1)
}

/** What pairing leaves for every two arms in weekly active over the run, worst first; two arms without any spread are left out by NaN. */
export function everyPair({ arms }: Comparison): readonly Left[] {
  const levels = arms.map(({ arm, runs }) => ({ id: arm.id, of: runs('weeklyActive').map(meanOf) }))
  return levels
    .flatMap((a, i) =>
      levels.slice(i + 1).map((b) => ({
        arm: `${b.id} against ${a.id}`,
        left:
          varianceOf(b.of.map((value, r) => value - (a.of[r] ?? Number.NaN))) /
          (varianceOf(a.of) + varianceOf(b.of)),
      })),
    )
    .toSorted((a, b) => b.left - a.left)
}
