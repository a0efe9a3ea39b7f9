import type { AssumptionId } from '@fishbowl/core'
import type { Effect, Indices, Part } from '@fishbowl/lab/sensitivity'
import { wordLevel, wordLevels, wordSize } from '../figures/measure-format.ts'
import { wayOf } from '../figures/sensitivity-tables.ts'
import { formatNumber, formatPlainly } from '../number.ts'
import { say } from '../words/index.ts'
import { listed, wayOf as upOrDown } from '../words/lists.ts'
import { assumptionTitle, measureTitle } from '../words/model.ts'
import type { SensitivityAsked, SensitivityFound } from './asked.ts'

/** Width above which the lab marks an interval of an index as wide. */
const widest = 0.1

/** Replicates that `compare` makes unless it is told otherwise; what is left of luck is judged by them. */
const usualReplicates = 100

const share = (value: number): string => formatNumber(value, { kind: 'share' })
/** The outcome in words: the measure, or the paired difference in it. */
export function outcomeWords({ arms: [first, second], measure }: SensitivityAsked): string {
  const title = measureTitle(measure)
  return second === undefined
    ? say('analysis.outcome.level', { title })
    : say('analysis.outcome.pair', { title, first: first?.id ?? '', second: second.id })
}

const idOf = ({ factors }: SensitivityAsked, factor: number): string => factors[factor] ?? ''
const named = (asked: SensitivityAsked, factor: number): string => {
  const id = idOf(asked, factor)
  return `${id} (${assumptionTitle(id as AssumptionId)})`
}

/** Which assumptions do nothing at all. */
function deadSentence(asked: SensitivityAsked, { choice: { dead } }: SensitivityFound): string {
  const n = dead.length
  if (n === asked.factors.length) return say('analysis.screen.nothing', { n, outcome: outcomeWords(asked) })
  const ids = dead.map((factor) => idOf(asked, factor)).join(', ')
  return n === 0 ? '' : say('analysis.screen.dead', { n, ids })
}

/** What leads the ranking, and how sure that is. */
function leadSentence(asked: SensitivityAsked, effects: readonly Effect[]): string {
  const [first] = effects
  if (first === undefined || first.dead) return ''
  // Not known to be below is a rival too: an effect of one move has no interval.
  const n = effects.filter((effect) => effect !== first && !effect.dead && !(effect.high <= first.low)).length
  const lead = say('analysis.screen.lead', {
    assumption: named(asked, first.factor),
    way: wayOf(first),
    outcome: outcomeWords(asked),
    size: wordSize(first.muStar, asked.measure),
  })
  return n > 0 ? `${lead} ${say('analysis.screen.rank', { n })}` : lead
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
  return [say('analysis.screen.rest', { n: rest.length, size: wordSize(next.muStar, asked.measure) })]
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
  if (rows === undefined) return [say('analysis.index.unknown')]
  return [
    say('analysis.index.wide', {
      n: wide.length,
      all: all.length,
      widest: formatPlainly(widest),
      rows,
      times: formatPlainly(rows / plan.points),
    }),
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
    say('analysis.index.others', {
      n: choice.others.length,
      value: formatNumber(others.value, { kind: 'plain', digits: 2 }),
      id: idOf(asked, least.factor),
    }),
  ]
}

/** Which assumptions have indices and why, and how to read what looks odd. */
export function indexSentences(asked: SensitivityAsked, found: SensitivityFound): readonly string[] {
  const { shares, choice, effects } = found
  if (shares === undefined) return []
  const { indices, missing } = shares
  const why =
    effects.length === 0
      ? []
      : [say('analysis.index.why', { n: choice.named.length, others: choice.others.length })]
  const negative = estimates(indices).some(({ value }) => value <= -0.005)
  return [
    ...why,
    ...othersSentences(found, asked),
    ...wideSentences(indices, asked),
    ...(negative ? [say('analysis.index.negative')] : []),
    ...(missing === 0 ? [] : [say('analysis.index.missing', { n: missing })]),
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
    : say('analysis.help.first', { assumption: named(asked, first.factor) })
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
  const size = say('analysis.help.size', {
    n: usualReplicates,
    luck: wordSize(deviation(luck.variance) / Math.sqrt(usualReplicates), measure),
    assumptions: wordSize(deviation(assumptions.variance), measure),
  })
  if (assumptions.low > luck.high / usualReplicates)
    return [say('analysis.help.data', { size }), firstToMeasure(asked, found)]
      .filter((text) => text !== '')
      .join(' ')
  return assumptions.high < left ? say('analysis.help.runs', { size }) : say('analysis.help.untold', { size })
}

/** In which share of the sets the difference keeps its sign. */
export function signSentence(asked: SensitivityAsked, { shares, usually }: SensitivityFound): string {
  const [base, arm] = asked.arms
  if (shares === undefined || arm === undefined || base === undefined) return ''
  const { mean, sets, sign, values } = shares.over
  const { measure, plan } = asked
  const title = measureTitle(measure)
  if (values.every((value) => value === 0))
    return say('analysis.sign.same', { arm: arm.id, base: base.id, title, sets })
  const usual = Number.isNaN(usually.mean)
    ? []
    : [
        say('analysis.sign.usual', {
          size: wordSize(usually.mean, measure),
          way: upOrDown(usually.mean),
        }),
      ]
  const told = say('analysis.sign.share', {
    arm: arm.id,
    base: base.id,
    way: upOrDown(mean),
    title,
    share: share(sign.share),
    sets,
    interval: say('curve.stretch', { low: share(sign.low), high: share(sign.high) }),
    size: wordSize(mean, measure),
    replicates: plan.replicates,
  })
  return [told, ...usual].join(' ')
}

/** The level over the sets, for one scenario. */
export function levelSentence(asked: SensitivityAsked, { shares, usually }: SensitivityFound): string {
  const [arm, second] = asked.arms
  if (arm === undefined || second !== undefined || shares === undefined) return ''
  const { mean, sets, low, high } = shares.over
  const { measure } = asked
  return say('analysis.level', {
    arm: arm.id,
    title: measureTitle(measure),
    usual: wordLevel(usually.mean, measure),
    mean: wordLevel(mean, measure),
    sets,
    interval: wordLevels(low, high, measure),
  })
}

/** What all of it rests on. */
export function groundSentence({ own, factors }: SensitivityAsked): string {
  const ground = say('analysis.ground', { n: factors.length })
  return own.length === 0
    ? ground
    : `${ground} ${say('analysis.ground.kept', { n: own.length, names: listed(own) })}`
}
