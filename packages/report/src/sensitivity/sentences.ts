import { type AssumptionId, ledger, measureOf } from '@fishbowl/core'
import type { Effect, Indices, Part } from '@fishbowl/lab/sensitivity'
import { wordLevel, wordLevels, wordSize } from '../figures/measure-format.ts'
import { wayOf } from '../figures/sensitivity-tables.ts'
import { formatNumber } from '../number.ts'
import type { SensitivityAsked, SensitivityFound } from './asked.ts'

/** Width above which the lab marks an interval of an index as wide. */
const widest = 0.1

/** Replicates that `compare` makes unless it is told otherwise; what is left of luck is judged by them. */
const usualReplicates = 100

const share = (value: number): string => formatNumber(value, { kind: 'share' })
const listed = (words: readonly string[]): string =>
  words.length < 2 ? words.join('') : `${words.slice(0, -1).join(', ')} and ${words.at(-1)}`
const plural = (n: number, one: string, many = `${one}s`): string => `${n} ${n === 1 ? one : many}`

/** The outcome in words: the measure, or the paired difference in it. */
export function outcomeWords({ arms: [first, second], measure }: SensitivityAsked): string {
  const title = measureOf(measure).title
  return second === undefined ? title : `the difference in ${title} (${second.id} less ${first?.id})`
}

const idOf = ({ factors }: SensitivityAsked, factor: number): string => factors[factor] ?? ''
const named = (asked: SensitivityAsked, factor: number): string => {
  const id = idOf(asked, factor)
  return `${id} (${ledger[id as AssumptionId].title})`
}

const moves = { raises: 'raises', lowers: 'lowers', 'both ways': 'moves' } as const

/** Which assumptions do nothing at all. */
function deadSentence(asked: SensitivityAsked, { choice: { dead } }: SensitivityFound): string {
  if (dead.length === asked.factors.length)
    return `Nothing moves ${outcomeWords(asked)}: not one of ${plural(dead.length, 'assumption')} changes a digit in any run, so what differs between runs is luck alone.`
  const ids = dead.map((factor) => idOf(asked, factor)).join(', ')
  return dead.length === 0
    ? ''
    : `${plural(dead.length, 'assumption does', 'assumptions do')} nothing here, not in one digit of one run: ${ids}.`
}

/** What leads the ranking, and how sure that is. */
function leadSentence(asked: SensitivityAsked, effects: readonly Effect[]): string {
  const [first] = effects
  if (first === undefined || first.dead) return ''
  // Not known to be below is a rival too: an effect of one move has no interval.
  const rivals = effects.filter(
    (effect) => effect !== first && !effect.dead && !(effect.high <= first.low),
  ).length
  const order =
    rivals > 0
      ? ` Its rank cannot be told for sure: the intervals of ${plural(rivals, 'other')} overlap with its own.`
      : ''
  const size = wordSize(first.muStar, asked.measure)
  return `${named(asked, first.factor)} ${moves[wayOf(first)]} ${outcomeWords(asked)} most, by ${size} across its range.${order}`
}

/** What leads the ranking, and which assumptions do nothing. */
export const screeningSentences = (asked: SensitivityAsked, found: SensitivityFound): readonly string[] =>
  [leadSentence(asked, found.effects), deadSentence(asked, found)].filter((text) => text !== '')

/** What is below the table. */
export function restOfEffects(
  effects: readonly Effect[],
  shown: number,
  asked: SensitivityAsked,
): readonly string[] {
  const rest = effects.filter(({ dead }) => !dead).slice(shown)
  const [next] = rest
  if (next === undefined) return []
  return [
    `${plural(rest.length, 'more moves', 'more move')} it by ${wordSize(next.muStar, asked.measure)} or less; --json lists them.`,
  ]
}

const estimates = (indices: readonly Indices[]): readonly Indices['first'][] =>
  indices.flatMap(({ first, total }) => [first, total])

/** How many rows bring the widest interval to a tenth, as a power of two: an interval shrinks with the root of the rows. */
function rowsFor(width: number, points: number): number {
  let rows = points
  while (rows < points * (width / widest) * (width / widest) && rows < 65_536) rows *= 2
  return rows
}

/** Rows (`--points`) that would narrow every interval of the indices; undefined where none is wide or they are unknown. */
export function rowsToTell(indices: readonly Indices[], { plan }: SensitivityAsked): number | undefined {
  const all = estimates(indices)
  const wide = all.filter((estimate) => estimate.wide)
  if (wide.length === 0 || all.some(({ value }) => Number.isNaN(value))) return undefined
  return rowsFor(Math.max(...wide.map(({ low, high }) => high - low)), plan.points)
}

/** Which intervals are wide, and what it would take. */
function wideSentences(indices: readonly Indices[], asked: SensitivityAsked): readonly string[] {
  const { plan } = asked
  const all = estimates(indices)
  const wide = all.filter((estimate) => estimate.wide)
  if (wide.length === 0) return []
  const rows = rowsToTell(indices, asked)
  if (rows === undefined)
    return [
      'The sets of assumptions differ no more than luck makes them differ, so indices are unknown (n/a): there is nothing to share out.',
    ]
  return [
    `* ${wide.length} of ${all.length} intervals are wider than ${widest}: take these indices as rough sizes. To narrow all of them: --points ${rows}, which takes ${rows / plan.points} times the runs for indices.`,
  ]
}

/** Where the assumptions without an index of their own hold more than one that has it. */
function othersSentences({ choice, shares }: SensitivityFound, asked: SensitivityAsked): readonly string[] {
  const others = shares?.indices[choice.named.length]?.total
  const ranked = choice.named
    .map((factor, i) => ({ factor, total: shares?.indices[i]?.total.value ?? Number.NaN }))
    .toSorted((a, b) => a.total - b.total)
  const [least] = ranked
  if (others === undefined || least === undefined || !(others.low > least.total)) return []
  return [
    `The ${plural(choice.others.length, 'other')} together hold ${formatNumber(others.value, { kind: 'plain', digits: 2 })}, so one of them may matter more than ${idOf(asked, least.factor)}: a screening with more --trajectories ranks better.`,
  ]
}

/** Which assumptions have indices and why, and how to read what looks odd. */
export function indexSentences(asked: SensitivityAsked, found: SensitivityFound): readonly string[] {
  const { shares, choice, effects } = found
  if (shares === undefined) return []
  const { indices, missing } = shares
  const others = choice.others.length
  const why =
    effects.length === 0
      ? ''
      : `Indices are for the ${choice.named.length} with the largest effects in the screening${others === 0 ? '' : `; the ${plural(others, 'other')} that ${others === 1 ? 'moves' : 'move'} anything ${others === 1 ? 'is one row' : 'are one row, exchanged together'}`}.`
  const negative = estimates(indices).some(({ value }) => value <= -0.005)
  return [
    ...(why === '' ? [] : [why]),
    ...othersSentences(found, asked),
    ...wideSentences(indices, asked),
    ...(negative ? ['An index below 0 is an estimate of one near 0, shown as it came out.'] : []),
    ...(missing === 0
      ? []
      : [
          `${plural(missing, 'row')} of the design had runs without a value and ${missing === 1 ? 'is' : 'are'} left out.`,
        ]),
  ]
}

const partOf = (parts: readonly Part[], source: Part['source']): Part | undefined =>
  parts.find((part) => part.source === source)

const deviation = (variance: number): number => (variance > 0 ? Math.sqrt(variance) : 0)

/** The assumption whose truth would take most away: the largest share in all. */
function firstToMeasure(asked: SensitivityAsked, { choice, shares }: SensitivityFound): string {
  const ranked = choice.named
    .map((factor, i) => ({ factor, total: shares?.indices[i]?.total.value ?? Number.NaN }))
    .toSorted((a, b) => b.total - a.total)
  const [first] = ranked
  return first === undefined || Number.isNaN(first.total)
    ? ''
    : ` The first to learn more about: ${named(asked, first.factor)}.`
}

/** Would more runs help, or better data? Judged by what luck leaves in a mean of 100 replicates against the spread of the assumptions. */
export function helpSentence(asked: SensitivityAsked, found: SensitivityFound): string {
  const { shares } = found
  if (shares === undefined) return ''
  const { parts } = shares.deltaSplit ?? shares.split
  const [luck, assumptions] = [partOf(parts, 'luck'), partOf(parts, 'assumptions')]
  if (luck === undefined || assumptions === undefined) return ''
  const { measure } = asked
  const left = luck.share / usualReplicates
  const size = `Over ${usualReplicates} replicates luck leaves an sd of ${wordSize(deviation(luck.variance) / Math.sqrt(usualReplicates), measure)} in the mean; the assumptions leave ${wordSize(deviation(assumptions.variance), measure)}, however many runs are made.`
  if (assumptions.low > luck.high / usualReplicates)
    return `Better data would help, more runs would not. ${size}${firstToMeasure(asked, found)}`
  if (assumptions.high < left)
    return `More runs would help: the assumptions hardly matter beside luck. ${size}`
  return `Whether more runs or better data would help cannot be told from these sets. ${size}`
}

/** In which share of the sets the difference keeps its sign. */
export function signSentence(asked: SensitivityAsked, { shares, usually }: SensitivityFound): string {
  const [base, arm] = asked.arms
  if (shares === undefined || arm === undefined || base === undefined) return ''
  const { mean, sets, sign, values } = shares.over
  const { measure, plan } = asked
  if (values.every((value) => value === 0))
    return `${arm.id} and ${base.id} have the same ${measureOf(measure).title} in every one of ${sets} sets of assumptions.`
  const way = mean > 0 ? 'more' : 'less'
  const usual = Number.isNaN(usually.mean)
    ? ''
    : ` As the files say it, it is ${wordSize(usually.mean, measure)} ${usually.mean > 0 ? 'more' : 'less'}.`
  return `${arm.id} has ${way} ${measureOf(measure).title} than ${base.id} in ${share(sign.share)} of ${sets} sets of assumptions (${share(sign.low)} to ${share(sign.high)}), by ${wordSize(mean, measure)} on average; each set is judged by ${plan.replicates} replicates.${usual}`
}

/** The level over the sets, for one scenario. */
export function levelSentence(asked: SensitivityAsked, { shares, usually }: SensitivityFound): string {
  const [arm, second] = asked.arms
  if (arm === undefined || second !== undefined || shares === undefined) return ''
  const { mean, sets, low, high } = shares.over
  const { measure } = asked
  return `In ${arm.id}, ${measureOf(measure).title} is ${wordLevel(usually.mean, measure)} as the file says it, and ${wordLevel(mean, measure)} on average over ${sets} sets of assumptions (90 % interval ${wordLevels(low, high, measure)}).`
}

/** What all of it rests on. */
export function groundSentence({ own, factors }: SensitivityAsked): string {
  const kept =
    own.length === 0
      ? ''
      : ` ${listed(own)} ${own.length === 1 ? 'stays' : 'stay'} where the file sets ${own.length === 1 ? 'it' : 'them'}.`
  return `${factors.length === 1 ? 'The assumption is' : `The ${factors.length} assumptions are`} drawn evenly and independently over the plausible ranges of the ledger, which are themselves judgements (fishbowl model ledger); other ranges give other shares.${kept}`
}
