import { type AssumptionId, ledger, measureOf } from '@fishbowl/core'
import type { Effect, IndexEstimate } from '@fishbowl/lab/sensitivity'
import type { BarsChart } from '../../chart/chart.ts'
import { differenceFormatOf, wordDifferences, wordSize } from '../../figures/measure-format.ts'
import { wayOf } from '../../figures/sensitivity-tables.ts'
import { formatNumber } from '../../number.ts'
import { outcomeWords } from '../../sensitivity/sentences.ts'
import type { SensitivitySource } from '../../source/sensitivity-source.ts'

/** Bars of a tornado; the table beneath has as many, the exported one all. */
export const mostBars = 20

/** The same words as in the sentences of a screening. */
const moves = { raises: 'raises', lowers: 'lowers', 'both ways': 'moves' } as const

const nameOf = (id: AssumptionId): string => `${ledger[id].title} (${id})`

/** The assumptions that move anything, the largest first. */
export const liveEffects = ({ found }: SensitivitySource): readonly Effect[] =>
  found.effects.filter(({ dead, muStar }) => !dead && Number.isFinite(muStar))

/** The size of an effect with its sign where it has one: to the right raises, to the left lowers. */
function barOf(effect: Effect, id: AssumptionId): BarsChart['bars'][number] {
  const { muStar, low, high } = effect
  const way = wayOf(effect)
  const isKnown = Number.isFinite(low) && Number.isFinite(high)
  const name = nameOf(id)
  if (way === 'lowers') return { name, value: -muStar, ...(isKnown ? { low: -high, high: -low } : {}) }
  return {
    name,
    value: muStar,
    ...(isKnown ? { low, high } : {}),
    ...(way === 'both ways' ? { note: 'either way' } : {}),
  }
}

/** How far each assumption moves the outcome across its range. */
function screeningChart(source: SensitivitySource, id: string): BarsChart | undefined {
  const { asked } = source
  const { measure, factors } = asked
  const live = liveEffects(source)
  const shown = live.slice(0, mostBars).flatMap((effect) => {
    const assumption = factors[effect.factor]
    return assumption === undefined ? [] : [{ effect, assumption }]
  })
  if (shown.length === 0) return undefined
  const outcome = outcomeWords(asked)
  const title = `How far each assumption moves ${outcome} across its range`
  const words = shown.map(({ effect, assumption }) => {
    const interval = Number.isFinite(effect.low)
      ? ` (${wordDifferences(effect.low, effect.high, measure)})`
      : ''
    return `${nameOf(assumption)} ${moves[wayOf(effect)]} it by ${wordSize(effect.muStar, measure)}${interval}`
  })
  const rest = live.length > shown.length ? ` The ${shown.length} largest of ${live.length}.` : ''
  const unit = measureOf(measure).format === 'share' ? 'points of ' : ''
  return {
    kind: 'bars',
    id,
    title,
    alt: `Bars. ${title}, with 90 % intervals: ${words.join('; ')}.${rest}`,
    table: 'screening',
    x: {
      label: `${unit}${measureOf(measure).title}: to the right it raises, to the left it lowers`,
      format: differenceFormatOf(measure),
      zeroLine: true,
    },
    bars: shown.map(({ effect, assumption }) => barOf(effect, assumption)),
    interval: '90 % interval of the mean size',
  }
}

const index: BarsChart['x']['format'] = { kind: 'plain', digits: 2 }

function indexBar(name: string, { value, low, high, wide }: IndexEstimate): BarsChart['bars'][number] {
  const interval = Number.isFinite(low) ? { low, high } : {}
  return { name, value, ...interval, ...(wide ? { note: 'a rough size' } : {}) }
}

/** The share of each assumption in what all of them explain. */
function indicesChart(source: SensitivitySource, id: string): BarsChart | undefined {
  const { asked, found } = source
  const rows = (found.shares?.indices ?? [])
    .map(({ total }, i) => {
      const assumption = asked.factors[found.choice.named[i] ?? -1]
      const others = `${found.choice.others.length} others together`
      return { name: assumption === undefined ? others : nameOf(assumption), total }
    })
    .filter(({ total }) => Number.isFinite(total.value))
    .toSorted((a, b) => b.total.value - a.total.value)
  if (rows.length === 0) return undefined
  const outcome = outcomeWords(asked)
  const title = `Share of each assumption in what all of them explain of ${outcome}`
  const words = rows.map(
    ({ name, total: { value, low, high } }) =>
      `${name} ${formatNumber(value, index)} (${formatNumber(low, index)} to ${formatNumber(high, index)})`,
  )
  return {
    kind: 'bars',
    id,
    title,
    alt: `Bars. ${title}, with its interactions, 1 being all of it, with 90 % intervals: ${words.join('; ')}.`,
    table: 'indices',
    x: { label: 'share of the variance, with its interactions', format: index, zeroLine: true },
    bars: rows.map(({ name, total }) => indexBar(name, total)),
    interval: '90 % interval',
  }
}

/** The tornado of an analysis: from its screening, or from its indices where there was none; undefined where nothing moves. */
export const tornadoOf = (source: SensitivitySource, id: string): BarsChart | undefined =>
  screeningChart(source, id) ?? indicesChart(source, id)
