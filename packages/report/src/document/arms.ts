import { type Scenario, spacesOf } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import type { ComparisonSource } from '../source/source.ts'

/** The scenario that an arm looks at: that of its space, where it has one. */
export function lookedAt({ scenario, space }: Pick<Arm, 'scenario' | 'space'>): Scenario {
  if (space === undefined) return scenario
  return spacesOf(scenario).find(({ id }) => id === space)?.scenario ?? scenario
}

/** The title of an arm; its id where nobody gave one. */
export function armTitle({ titles }: Pick<ComparisonSource, 'titles'>, id: string): string {
  const title = titles.get(id) ?? ''
  return title === '' || title === 'untitled' ? id : title
}

/** True where nobody is ever paid to manage the community of an arm. */
export const hasNobody = ({ end }: ComparisonSource['comparison']['arms'][number]): boolean =>
  end('team').mean === 0 && end('cmCost').mean === 0

/** "one", "two" ... as a reader expects small numbers, digits above ten. */
export const wordCount = (n: number): string =>
  ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'][n] ?? String(n)

/** "a, b and c". */
export const listed = (names: readonly string[]): string =>
  names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** A sentence with its first letter large. */
export const opened = (sentence: string): string => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
