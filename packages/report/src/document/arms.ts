import { firstSpace, type MeasureId, type Scenario, settingsOf, spacesOf } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import type { ComparisonSource } from '../source/source.ts'
import { say } from '../words/index.ts'
import { keptTitle, scenarioTitle, wordedTitle } from '../words/library.ts'
import { measureSays } from '../words/model.ts'

export { listed } from '../words/lists.ts'

/** The scenario that an arm looks at: that of its space, where it has one. */
export function lookedAt({ scenario, space }: Pick<Arm, 'scenario' | 'space'>): Scenario {
  if (space === undefined) return scenario
  return spacesOf(scenario).find(({ id }) => id === space)?.scenario ?? scenario
}

/** The title of an arm; its id where nobody gave one. */
export function armTitle(
  { titles, comparison }: Pick<ComparisonSource, 'titles' | 'comparison'>,
  id: string,
): string {
  const title = titles.get(id) ?? ''
  if (title === '' || title === 'untitled') return id
  const arm = comparison.arms.find((one) => one.arm.id === id)?.arm
  return arm?.space !== undefined && title === keptTitle(arm) ? wordedTitle(arm) : scenarioTitle(title)
}

/** True for a space that is looked after by the team of the first one: it names no team, not even nobody. */
export const isLookedAfter = (arm: Pick<Arm, 'scenario' | 'space'>): boolean =>
  arm.space !== undefined && arm.space !== firstSpace && !settingsOf(lookedAt(arm).policies).ownTeam

/** True where nobody is ever paid to manage the community of an arm. */
export const hasNobody = ({ arm, end }: ComparisonSource['comparison']['arms'][number]): boolean =>
  end('team').mean === 0 && end('cmCost').mean === 0 && !isLookedAfter(arm)

/** True where the arms are one scenario and its spaces. */
export const isSpaces = ({ arms, pairs }: ComparisonSource['comparison']): boolean =>
  arms.length > 1 && pairs.length === 0

/** True where every arm is about customers or partners. */
export const isExternal = ({ arms }: ComparisonSource['comparison']): boolean =>
  arms.every(({ arm }) => arm.scenario.organisation.audience === 'external')

/** What a measure is, in the words of its audience. */
export const meaningOf = (id: MeasureId, comparison: ComparisonSource['comparison']): string => {
  const says = measureSays(id)
  return isExternal(comparison) ? says.replace(say('report.employees'), say('report.customers')) : says
}

/** "one", "two" ... as a reader expects small numbers, digits above ten. */
export const wordCount = (n: number): string => say('report.count', { n })

/** "1 run", "20 runs". */
export const runCount = (n: number): string => say('curve.count.runs', { n })

/** A sentence with its first letter large. */
export const opened = (sentence: string): string => `${sentence.charAt(0).toUpperCase()}${sentence.slice(1)}`
