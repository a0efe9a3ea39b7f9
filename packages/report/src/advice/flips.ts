import { assumptionIds, ledger } from '@fishbowl/core'
import type { Advice, Flip } from '@fishbowl/lab/advise'
import { letterOf } from './tables.ts'

/** A number with three significant digits, as short as it goes. */
const brief = (value: number): string => String(Number(value.toPrecision(3)))

/** The words that name an assumption; one that is told as "the same" by the one before it in the ledger. */
function nameOf(id: Flip['id']): string {
  const { title } = ledger[id]
  const before = assumptionIds[assumptionIds.indexOf(id) - 1]
  const isSame = title.startsWith('the same') && before !== undefined
  return `${isSame ? `${ledger[before].title}, ` : ''}${title} (${id})`
}

function instead(advice: Advice, { instead: candidate }: Flip): string {
  if (candidate === undefined)
    return `no finalist ${advice.goal.bound === undefined ? 'has a value in every run' : 'reaches the goal'}`
  const better = advice.goal.bound === undefined ? 'is the better advice' : 'is the advice'
  return `${letterOf(advice, candidate)} (${candidate.words}) ${better}`
}

/** How far towards the end of its range a threshold lies. */
const near = ({ threshold, assumed, end }: Flip): number => Math.abs((threshold - assumed) / (end - assumed))

const rank = ({ instead: candidate }: Flip): number => (candidate?.nobody === true ? 0 : 1)

/** One line for each assumption that flips the advice: those that end with nobody being hired first, then by how soon they are reached. */
export function flipLines(advice: Advice): readonly string[] {
  const flips = advice.flips?.flips ?? []
  return flips
    .toSorted((a, b) => rank(a) - rank(b) || near(a) - near(b))
    .map((flip) => {
      const { id, side, threshold, assumed } = flip
      const { low, high, unit } = ledger[id]
      const range = `assumed ${brief(assumed)}, range ${brief(low)} to ${brief(high)}`
      return `If ${nameOf(id)} is ${side} ${brief(threshold)} ${unit} (${range}), ${instead(advice, flip)}.`
    })
}

const list = (names: readonly string[]): string =>
  names.length < 2 ? names.join('') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`

/** True where the advice for a goal without a bound has ties beside it and nobody else. */
const isAllTies = ({ goal, finalists, ties }: Advice): boolean =>
  goal.bound === undefined && ties.length === finalists.length - 1

/** What was looked at for a flip and how, in one sentence; that nothing flips the advice where nothing does. */
export function flipSummary(advice: Advice): string {
  const { flips, tooClose, advised } = advice
  if (flips === undefined) {
    const why = isAllTies(advice)
      ? 'no finalist is told apart from the advice, so there is none to change to'
      : tooClose.some((one) => one === advised)
        ? 'the advice holds by too little for one'
        : advice.setsAsked < 2
          ? 'it takes sets of assumptions to know where to look, see --draws'
          : 'the runs did not last'
    return `No threshold was looked for: ${why}.`
  }
  const { followed, complete, replicates } = flips
  const how = `each moved alone over its range, all others as assumed, with ${replicates} paired replicates`
  const all = `Of all assumptions the ${followed.length} that tilt it most over the sets were followed (${followed.join(', ')}), ${how}`
  const rest = complete ? '' : '; the runs did not last for more (--max-runs)'
  const none =
    flips.flips.length === 0 && followed.length > 0 ? ' None of them flips the advice within its range.' : ''
  const close =
    tooClose.length === 0
      ? ''
      : ` Left out as too close to the advice: ${list(tooClose.map(({ candidate }) => letterOf(advice, candidate)))}.`
  return `${all}${rest}.${none}${close}`
}
