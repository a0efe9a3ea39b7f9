import { nearest, quote } from '@fishbowl/core'
import { type Axis, axes, type Goal, GoalError, goalOf } from '@fishbowl/lab/advise'
import { Failure } from './failure.ts'

/** A goal as it was given; a mistake is shown with its place in the text. */
export function readGoal(text: string, horizon: number): Goal {
  try {
    return goalOf(text, horizon)
  } catch (error) {
    if (!(error instanceof GoalError)) throw error
    const { message, at, length, hint } = error
    const lines = [
      `fishbowl: --goal:${at + 1}: ${message}`,
      `  ${text}`,
      `  ${' '.repeat(at)}${'^'.repeat(length)}`,
    ]
    throw new Failure('usage', lines.join('\n'), { hint, whole: true })
  }
}

const isAxis = (name: string): name is Axis => axes.some((axis) => axis === name)

/** What is chosen among, in the order of the list, each once. */
export function readAxes(text: string | undefined): readonly Axis[] {
  if (text === undefined) return axes
  const names = text.split(',').map((name) => name.trim())
  const wrong = names.find((name) => !isAxis(name))
  if (wrong !== undefined) {
    const near = nearest(wrong, axes)
    const way = near === undefined ? `it takes ${axes.join(', ')}` : `did you mean ${near}?`
    throw new Failure('usage', `--policies ${quote(wrong)} is none; ${way}`)
  }
  return axes.filter((axis) => names.includes(axis))
}
