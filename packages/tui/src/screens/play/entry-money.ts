import { illegal, type PlayLeverId, playLeverOf } from '@fishbowl/lab/play'
import { type Entry, type EntryNote, leftOf, roundOf, spentOf } from './entry-state.ts'

const withOption = (entry: Entry, lever: PlayLeverId, option: number): Entry => ({
  ...entry,
  decision: { ...entry.decision, [lever]: option },
})

/** What each option of a lever costs in this round over its cheapest one, $. */
export function optionPrices(entry: Entry, lever: PlayLeverId): readonly number[] {
  const spent = playLeverOf(lever).options.map((_, option) => spentOf(withOption(entry, lever, option)))
  const least = Math.min(...spent)
  return spent.map((each) => each - least)
}

/** A cent is no debt: sums of prices have rounding errors. */
const isOver = (left: number): boolean => left < -0.01

/** Why an option cannot be chosen; what makes a round that is over its money cheaper always can. */
export function optionRefused(entry: Entry, lever: PlayLeverId, option: number): EntryNote | undefined {
  const chosen = withOption(entry, lever, option)
  const left = leftOf(chosen)
  if (isOver(left) && left < leftOf(entry)) return { kind: 'over', by: -left }
  const key = illegal(entry.game, roundOf(chosen))
  return key === undefined || key === 'play.illegal.money' ? undefined : { kind: 'illegal', key }
}

/** Why the round cannot be played as it is entered. */
export function roundRefused(entry: Entry): EntryNote | undefined {
  const key = illegal(entry.game, roundOf(entry))
  if (key === undefined) return undefined
  return key === 'play.illegal.money' ? { kind: 'over', by: -leftOf(entry) } : { kind: 'illegal', key }
}
