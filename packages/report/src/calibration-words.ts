import type { AssumptionId } from '@fishbowl/core'
import type { Fit, HoldOut, Marginal, PriorCheck, TradeOff } from '@fishbowl/lab/calibrate'
import { formatNumber } from './number.ts'
import { isKey, languageIds, languages, say } from './words/index.ts'
import { listed } from './words/lists.ts'
import { assumptionTitle } from './words/model.ts'

const people = (count: number): string => formatNumber(count, { kind: 'count' })
/** A number with two decimals. */
const fine = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })

/** Which assumptions the data tell and which they cannot. */
export function identifiedSentences(marginals: readonly Marginal[]): readonly string[] {
  const [told, untold] = [true, false].map((wanted) =>
    marginals.filter(({ identified }) => identified === wanted).map(({ id }) => id),
  )
  const rest = untold ?? []
  if (told === undefined || told.length === 0) return [say('analysis.fit.tell.none')]
  return [
    say('analysis.fit.tell.some', { ids: listed(told) }),
    ...(rest.length === 0 ? [] : [say('analysis.fit.tell.rest', { ids: listed(rest) })]),
  ]
}

/** Assumptions whose ranges must not be read each by itself; the strongest three pairs. */
export function tradeOffSentences(tradeOffs: readonly TradeOff[]): readonly string[] {
  if (tradeOffs.length === 0) return []
  const pairs = tradeOffs
    .slice(0, 3)
    .map(({ ids: [a, b], correlation }) => say('analysis.fit.pair', { a, b, correlation: fine(correlation) }))
  return [say('analysis.fit.tradeOff', { pairs: listed(pairs) })]
}

/** What the data push beyond the plausible range. */
export function pressedSentences(marginals: readonly Marginal[]): readonly string[] {
  const ends = (['high', 'low'] as const).flatMap((end) => {
    const ids = marginals.filter(({ pressed }) => pressed === end).map(({ id }) => id)
    return ids.length === 0 ? [] : [say('analysis.fit.pressed.end', { end, ids: listed(ids) })]
  })
  return ends.length === 0 ? [] : [say('analysis.fit.pressed', { ends: ends.join(', ') })]
}

/** Whether the medians, which a file takes, fit when they are taken together. */
export function mediansSentence({ medians, rounds }: Pick<Fit, 'medians' | 'rounds'>): string {
  const tolerance = rounds.at(-1)?.tolerance ?? Number.NaN
  return say('analysis.fit.medians', {
    medians: fine(medians),
    near: medians <= tolerance ? 'yes' : 'no',
    tolerance: fine(tolerance),
  })
}

/** Errors nearer to each other than this share cannot be told apart on a few weeks. */
const close = 0.1

function againstNaive({ error, naiveError }: HoldOut): 'better' | 'worse' | 'alike' {
  if (error < (1 - close) * naiveError) return 'better'
  return error > (1 + close) * naiveError ? 'worse' : 'alike'
}

/** How the weeks that were held out came out, against saying the last fitted week again. */
export function holdOutSentence(holdOut: HoldOut): string {
  const { weeks, error, naiveError, covered, width, level } = holdOut
  return say('analysis.fit.heldOut', {
    n: weeks,
    error: people(error),
    naive: people(naiveError),
    verdict: againstNaive(holdOut),
    covered,
    share: formatNumber(level, { kind: 'share' }),
    width: people(width),
  })
}

/** True for the sentence above, in any language: results keep it as it was said. */
export const isOfHeldOut = (text: string): boolean =>
  languageIds.some((id) => text.startsWith(languages[id]['analysis.fit.heldOut'].split('{')[0] ?? ''))

/** Why the rounds ended, and how near they came. */
export function roundsSentence({ rounds, kept, posterior }: Fit, runs: number): string {
  const [first, last] = [rounds[0], rounds.at(-1)]
  const [from = '', to = ''] = [first, last].map((round) => fine(round?.tolerance ?? Number.NaN))
  return say('analysis.fit.rounds', {
    runs,
    rounds: rounds.length,
    kept: kept.length,
    effective: Math.round(posterior.effective),
    from,
    to,
    why: last?.ending ?? 'runs',
  })
}

/** The last week of the forecast and how wide it is there. */
export function forecastSentence({ active }: Pick<Fit, 'active'>, seen: number): string | undefined {
  const last = active.middle.length - 1
  if (last < seen) return undefined
  const at = (curve: Float64Array): string => people(Math.round(curve[last] ?? Number.NaN))
  return say('analysis.fit.forecast', {
    week: last,
    people: at(active.middle),
    share: formatNumber(active.level, { kind: 'share' }),
    low: at(active.low),
    high: at(active.high),
  })
}

/** What a soft start looks like in a scenario file. */
const softStart = 'launch: { size: 0.2 }'

/** What to do about data that no run comes near. */
export function partingAdvice({ features }: PriorCheck): readonly string[] {
  const found = features
    .filter(({ beyond }) => beyond)
    .map(({ id, observed, high }) =>
      say(`analysis.fit.part.${id}.${observed > high ? 'over' : 'under'}`, { example: softStart }),
    )
  return found.length > 0 ? found : [say('analysis.fit.part.none')]
}

/** What an assumption is, in the words of the ledger, and what in a curve shows it, where `why` is known. */
export function wordFitted(id: AssumptionId, why: string | undefined): string {
  const title = assumptionTitle(id)
  const key = `analysis.fit.shows.${id}`
  return why === undefined ? title : say('analysis.fit.shows', { title, why: isKey(key) ? say(key) : why })
}
