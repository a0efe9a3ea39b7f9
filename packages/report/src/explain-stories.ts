import type { Changed, Fates } from '@fishbowl/lab/explain'
import type { ExplainNames } from './explain-words.ts'
import { fates } from './life-words.ts'
import { wordMember } from './member-name.ts'
import { partingSentences } from './parting.ts'

type Names = Pick<ExplainNames, 'first' | 'second'>

/** How many members come to which end, in one sentence. */
export function fatesSentence(
  { replicate, both, onlyFirst, onlySecond, neither }: Fates,
  { first, second }: Names,
): string {
  const members = both.length + onlyFirst.length + onlySecond.length + neither
  return `In replicate ${replicate}, whose gain is nearest to the median, ${onlySecond.length} of ${members} members still come in the last four weeks only in ${second}, ${onlyFirst.length} only in ${first}, ${both.length} in both and ${neither} in neither.`
}

/** The space in which the two lives of a member are shown: the first in which they part. */
export const trackSpace = ({ partings }: Changed): string | undefined =>
  (Object.entries(partings).find(([, some]) => some.length > 0) ?? Object.entries(partings)[0])?.[0]

/** Where the two lives of a member first part, in a few words. */
export function storyTitle({ partings }: Changed, { first, second }: Names): string {
  const [parting] = Object.values(partings).find((some) => some.length > 0) ?? []
  if (parting === undefined) return 'the same in both'
  const { week, kind, one, other } = parting
  if (one?.happened === other?.happened)
    return `week ${week}: ${fates[kind][0]} in both, another number of times`
  return `week ${week}: ${fates[kind][0]} only in ${one?.happened === true ? first : second}`
}

/** A member's story in sentences: who, and where the lives part. */
export function changedSentences(changed: Changed, { first, second }: Names): readonly string[] {
  const names = { one: first, other: second }
  const { rule, partings } = changed
  const spaces = Object.entries(partings).filter(([, some]) => some.length > 0)
  const told = spaces.flatMap(([space, some]) => {
    const words = partingSentences(some, names)
    return spaces.length === 1 ? words : [`In ${space}: ${words.join(' ')}`]
  })
  const same = `What befell the member is the same in ${first} and ${second}.`
  return [`${wordMember(changed)}, ${rule}.`, ...(told.length === 0 ? [same] : told)]
}
