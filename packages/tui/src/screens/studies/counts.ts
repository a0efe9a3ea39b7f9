import { say } from '@fishbowl/report/words'
import { grouped } from '../../cli/counted.ts'

/** A whole number with what the language puts between thousands: 1,280. */
export const written = (n: number): string => grouped(n).replaceAll(',', say('studies.thousands'))

/** A number of things in words: "1 run", "1,280 runs". */
export const counted = (n: number, what: 'runs' | 'points' | 'attempts' | 'count'): string =>
  say(`studies.${what}`, { n, words: written(n) })
