import { assumptionIds, ledger, ledgerOf } from '@fishbowl/core'
import type { Advice, Flip } from '@fishbowl/lab/advise'
import { formatPlainly } from '../number.ts'
import { say } from '../words/index.ts'
import { listed } from '../words/lists.ts'
import { assumptionTitle } from '../words/model.ts'
import { wordPolicy } from './policy.ts'
import { letterOf } from './tables.ts'

/** A number with three significant digits, as short as it goes. */
const brief = (value: number): string => formatPlainly(Number(value.toPrecision(3)))

/** The words that name an assumption; one that is told as "the same" by the one before it in the ledger. */
function nameOf(id: Flip['id']): string {
  const { title } = ledger[id]
  const before = assumptionIds[assumptionIds.indexOf(id) - 1]
  const isSame = title.startsWith('the same') && before !== undefined
  const own = `${assumptionTitle(id)} (${id})`
  return isSame ? `${assumptionTitle(before)}, ${own}` : own
}

function instead(advice: Advice, { instead: candidate }: Flip): string {
  const bound = advice.goal.bound === undefined ? 'no' : 'yes'
  if (candidate === undefined) return say('advice.flip.none', { bound })
  const letter = letterOf(advice, candidate)
  return say('advice.flip.instead', { letter, policy: wordPolicy(candidate), bound })
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
      const { low, high, unit } = ledgerOf(advice.model)[id]
      return say('advice.flip.line', {
        name: nameOf(id),
        side,
        threshold: brief(threshold),
        unit,
        assumed: brief(assumed),
        low: brief(low),
        high: brief(high),
        instead: instead(advice, flip),
      })
    })
}

/** True where the advice for a goal without a bound has ties beside it and nobody else. */
const isAllTies = ({ goal, finalists, ties }: Advice): boolean =>
  goal.bound === undefined && ties.length === finalists.length - 1

/** What was looked at for a flip and how, in one sentence; that nothing flips the advice where nothing does. */
export function flipSummary(advice: Advice): string {
  const { flips, tooClose, advised } = advice
  if (flips === undefined) {
    const why = isAllTies(advice)
      ? 'ties'
      : tooClose.some((one) => one === advised)
        ? 'close'
        : advice.setsAsked < 2
          ? 'sets'
          : 'runs'
    return say('advice.flip.unlooked', { why })
  }
  const { followed, complete, replicates } = flips
  return [
    say('advice.flip.followed', {
      n: followed.length,
      names: followed.join(', '),
      replicates,
      complete: complete ? 'yes' : 'no',
    }),
    ...(flips.flips.length === 0 && followed.length > 0 ? [say('advice.flip.noFlip')] : []),
    ...(tooClose.length === 0
      ? []
      : [
          say('advice.flip.close', {
            letters: listed(tooClose.map(({ candidate }) => letterOf(advice, candidate))),
          }),
        ]),
  ].join(' ')
}
