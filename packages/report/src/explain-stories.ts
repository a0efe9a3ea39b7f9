import type { Changed, Fates } from '@fishbowl/lab/explain'
import type { ExplainNames } from './explain-words.ts'
import { fateOf } from './life-words.ts'
import { wordMember } from './member-name.ts'
import { partingSentences } from './parting.ts'
import { say } from './words/index.ts'
import { wordRule } from './words/rules.ts'

type Names = Pick<ExplainNames, 'first' | 'second'>

/** How many members come to which end, in one sentence. */
export function fatesSentence(
  { replicate, both, onlyFirst, onlySecond, neither }: Fates,
  { first, second }: Names,
): string {
  const members = both.length + onlyFirst.length + onlySecond.length + neither
  return say('life.fates', {
    replicate,
    members,
    first,
    second,
    onlySecond: onlySecond.length,
    onlyFirst: onlyFirst.length,
    both: both.length,
    neither,
  })
}

/** The space in which the two lives of a member are shown: the first in which they part. */
export const trackSpace = ({ partings }: Changed): string | undefined =>
  (Object.entries(partings).find(([, some]) => some.length > 0) ?? Object.entries(partings)[0])?.[0]

/** Where the two lives of a member first part, in a few words. */
export function storyTitle({ partings }: Changed, { first, second }: Names): string {
  const [parting] = Object.values(partings).find((some) => some.length > 0) ?? []
  if (parting === undefined) return say('life.title.same')
  const { week, kind, one, other } = parting
  const did = fateOf(kind, true)
  if (one?.happened === other?.happened) return say('life.title.both', { week, did })
  return say('life.title.only', { week, did, name: one?.happened === true ? first : second })
}

/** A member's story in sentences: who, and where the lives part. */
export function changedSentences(changed: Changed, { first, second }: Names): readonly string[] {
  const names = { one: first, other: second }
  const { rule, partings } = changed
  const spaces = Object.entries(partings).filter(([, some]) => some.length > 0)
  const told = spaces.flatMap(([space, some]) => {
    const words = partingSentences(some, names)
    return spaces.length === 1 ? words : [say('life.in', { space, words: words.join(' ') })]
  })
  const who = say('life.chosen', { member: wordMember(changed), rule: wordRule(rule) })
  return [who, ...(told.length === 0 ? [say('life.same', names)] : told)]
}
