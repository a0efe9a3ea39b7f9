import type { LoadedScenario } from '@fishbowl/core'
import type { Open } from './ask.ts'
import { changed, type Question, values } from './brute.ts'

/** The words of an advise command; the goal is one of them. */
export const adviseLine = (file: string, goal: string, options: readonly string[]): readonly string[] => [
  'advise',
  file,
  '--goal',
  goal,
  ...options,
]

/** A finalist as the command tells it (mean and standard error) and as plain loops find it on luck of their own. */
export type Judged = {
  readonly words: string
  readonly said: number
  readonly se: number
  readonly brute: readonly number[]
}

/** Luck that no command reaches with the number of runs it may make. */
const otherLuck = 1_000_000

/** Every finalist of an advice run again by plain loops; `se` is that of both means together. */
export const judged = (
  advice: Open,
  base: LoadedScenario,
  question: Question,
  count: number,
): readonly Judged[] =>
  advice.finalists.map(({ words, changes, net, value }: Open) => {
    const estimate = question.measure === 'netValue' ? net : value
    const brute = values(changed(base, changes), question, count, otherLuck)
    return { words, said: estimate.mean, se: estimate.sd * Math.sqrt(1 / estimate.n + 1 / count), brute }
  })
