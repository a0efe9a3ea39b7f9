import { type AssumptionId, ledger } from '@fishbowl/core'
import type { Feature, Fit, HoldOut, Marginal, PriorCheck, TradeOff } from '@fishbowl/lab/calibrate'
import { formatNumber } from './number.ts'

const people = (count: number): string => formatNumber(count, { kind: 'count' })
const list = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1) ?? ''}`
const weeksOf = (n: number): string => `${n} week${n === 1 ? '' : 's'}`

/** Which assumptions the data tell and which they cannot. */
export function identifiedSentences(marginals: readonly Marginal[]): readonly string[] {
  const [told, untold] = [true, false].map((wanted) =>
    marginals.filter(({ identified }) => identified === wanted).map(({ id }) => id),
  )
  const rest = untold ?? []
  if (told === undefined || told.length === 0)
    return [
      'These data cannot tell any of the fitted assumptions: of each more than 80 % of the plausible range is left. What follows from them follows from the plausible ranges.',
    ]
  return [
    `The data tell ${list(told)}: under 80 % of the plausible range is left.`,
    ...(rest.length === 0
      ? []
      : [
          `They cannot tell ${list(rest)}: more than 80 % of the range is left, so the values in the file say little more than before.`,
        ]),
  ]
}

/** Assumptions whose ranges must not be read each by itself; the strongest three pairs. */
export function tradeOffSentences(tradeOffs: readonly TradeOff[]): readonly string[] {
  if (tradeOffs.length === 0) return []
  const pairs = tradeOffs
    .slice(0, 3)
    .map(({ ids: [a, b], correlation }) => `${a} with ${b} (${correlation.toFixed(2)})`)
  return [
    `Told together rather than each by itself: ${list(pairs)}. A minus: one may be larger if the other is smaller.`,
  ]
}

/** What the data push beyond the plausible range. */
export function pressedSentences(marginals: readonly Marginal[]): readonly string[] {
  const ends = (['high', 'low'] as const).flatMap((end) => {
    const ids = marginals.filter(({ pressed }) => pressed === end).map(({ id }) => id)
    return ids.length === 0 ? [] : [`at the ${end} end ${list(ids)}`]
  })
  if (ends.length === 0) return []
  return [
    `Crowded at the ends of the plausible ranges: ${ends.join(', ')}. Either the data ask for more than is plausible elsewhere, or something that the scenario leaves out shows there.`,
  ]
}

/** Whether the medians, which a file takes, fit when they are taken together. */
export function mediansSentence({ medians, rounds }: Pick<Fit, 'medians' | 'rounds'>): string {
  const tolerance = rounds.at(-1)?.tolerance ?? Number.NaN
  const said = `All medians at once come to ${medians.toFixed(2)} spreads of a run from the data`
  return medians <= tolerance
    ? `${said}, as near as the runs kept.`
    : `${said}, farther than any run kept (${tolerance.toFixed(2)}): the assumptions hang together, so rather use sets of them (the particles) than the medians.`
}

/** Errors nearer to each other than this share cannot be told apart on a few weeks. */
const close = 0.1

function wordAgainstNaive({ error, naiveError }: HoldOut): string {
  const [fewer, more] = [error < (1 - close) * naiveError, error > (1 + close) * naiveError]
  if (fewer) return 'the model forecasts better than that'
  return more ? 'the model forecasts worse than that' : 'the model forecasts no better than that'
}

/** How the weeks that were held out came out, against saying the last fitted week again. */
export function holdOutSentence(holdOut: HoldOut): string {
  const { weeks, error, naiveError, covered, width, level } = holdOut
  const share = formatNumber(level, { kind: 'share' })
  return `Held out: over the last ${weeksOf(weeks)} the median of the runs misses by ${people(error)} people a week, and the last fitted week, said again, by ${people(naiveError)}: here ${wordAgainstNaive(holdOut)}. ${covered} of ${weeks} lie within the ${share} band, which is ${people(width)} people wide; neighbouring weeks are alike, so this is less proof than it looks.`
}

/** Why the rounds ended, and how near they came. */
export function roundsSentence({ rounds, kept, posterior }: Fit, runs: number): string {
  const [first, last] = [rounds[0], rounds.at(-1)]
  const why = {
    acceptance: 'fewer than one run in a hundred came nearer',
    runs: 'no runs were left; with more (--max-runs) they would come nearer, and may tell more',
    exact: 'they cannot come nearer',
  }[last?.ending ?? 'runs']
  const [from, to] = [first, last].map((round) => (round?.tolerance ?? Number.NaN).toFixed(2))
  return `${runs} runs in ${rounds.length} rounds, each with people and luck of its own; the ${kept.length} nearest are kept (worth ${Math.round(posterior.effective)} independent ones). Their largest distance fell from ${from ?? ''} to ${to ?? ''} spreads of a run; it ended because ${why}.`
}

/** The last week of the forecast and how wide it is there. */
export function forecastSentence({ active }: Pick<Fit, 'active'>, seen: number): string | undefined {
  const last = active.middle.length - 1
  if (last < seen) return undefined
  const at = (curve: Float64Array): string => people(Math.round(curve[last] ?? Number.NaN))
  const share = formatNumber(active.level, { kind: 'share' })
  return `Forecast for week ${last}, if nothing is changed: ${at(active.middle)} people (${share} band ${at(active.low)} to ${at(active.high)}).`
}

type Side = 'over' | 'under'
const advice: Readonly<Record<Feature['id'], Readonly<Record<Side, string>>>> = {
  level: {
    over: 'More people come than in any run. Is organisation.members everybody who could come? Does the scenario have the team, the launch and the mandate of that time?',
    under:
      'Fewer people come than in any run. Are the numbers people, or shares (--values share)? Is the audience of the scenario as small as that of the community?',
  },
  spike: {
    over: 'The first weeks stand higher above the rest than in any run. Did everybody come once because of an event? Then begin the file after it and say so with --first-week.',
    under:
      'The data begin lower, against what follows, than any run. If they begin before the launch, take those weeks out; if they begin after it, say in which week with --first-week; a soft start is launch: { size: 0.2 }.',
  },
  decay: {
    over: 'The data grow, or hold, where every run falls. Did something change (a campaign, a new team, a mandate)? Put it into interventions: with its week. An organisation that grows is not in the model: give shares of those who could come (--values share).',
    under:
      'The data fall further than in any run. Did the space close, or did the counting change? Leave those weeks out.',
  },
  jumps: {
    over: 'The data jump more from week to week than any run. Holidays and weeks that were counted in part are not in the model: take them out at the ends, or explain them.',
    under:
      'The data are smoother than any run. Are they rolling averages, or months spread over weeks? Calibrate takes the numbers of single weeks.',
  },
}

/** What to do about data that no run comes near. */
export function partingAdvice({ features }: PriorCheck): readonly string[] {
  const found = features
    .filter(({ beyond }) => beyond)
    .map(({ id, observed, high }) => advice[id][observed > high ? 'over' : 'under'])
  if (found.length > 0) return found
  return [
    'Each of these is within what runs show, but no run shows them together. Does the scenario have the policies of that time, with their weeks? Otherwise let more assumptions vary: --assumptions with more ids (fishbowl model ledger lists them).',
  ]
}

/** What an assumption is, in the words of the ledger. */
export const wordFitted = (id: AssumptionId, why: string | undefined): string =>
  why === undefined ? ledger[id].title : `${ledger[id].title}; shows in ${why}`
