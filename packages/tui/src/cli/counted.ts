import { numerals } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'

/** A whole number with commas: 1,280. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, ',')

/** A number of things in words: "1 run", "1,280 runs". */
export const counted = (n: number, noun: string): string => `${grouped(n)} ${noun}${n === 1 ? '' : 's'}`

/** What pages count. */
type Counted = 'points' | 'runs' | 'replicates' | 'attempts' | 'threads' | 'pilotRuns'

/** A number of things in the language that is spoken, for pages; messages about mistakes take `counted`. */
export const countedIn = (n: number, what: Counted): string =>
  say(`analysis.study.count.${what}`, { n, count: groupedIn(n) })

/** A whole number as the language groups it. */
export const groupedIn = (n: number): string => String(n).replace(/\B(?=(?:\d{3})+$)/g, numerals().group)
