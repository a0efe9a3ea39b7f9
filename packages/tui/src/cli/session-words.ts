import type { Refusal } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'

/** Why an answer is not taken, in a sentence without its full stop. */
export const wordFault = (why: Refusal): string =>
  why.startsWith('play.')
    ? say(why as Extract<Refusal, `play.${string}`>)
    : say(`workshop.fault.${why as Exclude<Refusal, `play.${string}`>}`)
