import { type AssumptionId, measureOf } from '@fishbowl/core'
import type { Effect, IndexEstimate } from '@fishbowl/lab/sensitivity'
import type { BarsChart } from '../../chart/chart.ts'
import { differenceFormatOf, wordDifferences, wordSize } from '../../figures/measure-format.ts'
import { wayOf } from '../../figures/sensitivity-tables.ts'
import { formatNumber } from '../../number.ts'
import { outcomeWords } from '../../sensitivity/sentences.ts'
import type { SensitivitySource } from '../../source/sensitivity-source.ts'
import { say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { assumptionTitle, measureTitle } from '../../words/model.ts'

/** Bars of a tornado; the table beneath has as many, the exported one all. */
export const mostBars = 20

const nameOf = (id: AssumptionId): string => `${assumptionTitle(id)} (${id})`

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
    ...(way === 'both ways' ? { note: say('analysis.tornado.either') } : {}),
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
  const title = say('analysis.tornado.title', { outcome })
  const words = shown.map(({ effect, assumption }) => {
    const interval = Number.isFinite(effect.low)
      ? ` (${wordDifferences(effect.low, effect.high, measure)})`
      : ''
    return say('analysis.tornado.moves', {
      assumption: nameOf(assumption),
      way: wayOf(effect),
      size: wordSize(effect.muStar, measure),
      interval,
    })
  })
  const alt = say('analysis.tornado.alt', { title, words: joined(words) })
  const ofMeasure = measureTitle(measure)
  const unit =
    measureOf(measure).format === 'share' ? say('analysis.points', { title: ofMeasure }) : ofMeasure
  return {
    kind: 'bars',
    id,
    title,
    alt:
      live.length > shown.length
        ? say('analysis.tornado.rest', { alt, shown: shown.length, all: live.length })
        : alt,
    table: 'screening',
    x: {
      label: say('analysis.tornado.axis', { title: unit }),
      format: differenceFormatOf(measure),
      zeroLine: true,
    },
    bars: shown.map(({ effect, assumption }) => barOf(effect, assumption)),
    interval: say('analysis.tornado.interval'),
  }
}

const index: BarsChart['x']['format'] = { kind: 'plain', digits: 2 }

function indexBar(name: string, { value, low, high, wide }: IndexEstimate): BarsChart['bars'][number] {
  const interval = Number.isFinite(low) ? { low, high } : {}
  return { name, value, ...interval, ...(wide ? { note: say('analysis.indices.rough') } : {}) }
}

/** The share of each assumption in what all of them explain. */
function indicesChart(source: SensitivitySource, id: string): BarsChart | undefined {
  const { asked, found } = source
  const rows = (found.shares?.indices ?? [])
    .map(({ total }, i) => {
      const assumption = asked.factors[found.choice.named[i] ?? -1]
      const others = say('analysis.indices.others', { n: found.choice.others.length })
      return { name: assumption === undefined ? others : nameOf(assumption), total }
    })
    .filter(({ total }) => Number.isFinite(total.value))
    .toSorted((a, b) => b.total.value - a.total.value)
  if (rows.length === 0) return undefined
  const outcome = outcomeWords(asked)
  const title = say('analysis.indices.title', { outcome })
  const words = rows.map(
    ({ name, total: { value, low, high } }) =>
      `${name} ${formatNumber(value, index)} (${say('curve.stretch', { low: formatNumber(low, index), high: formatNumber(high, index) })})`,
  )
  return {
    kind: 'bars',
    id,
    title,
    alt: say('analysis.indices.alt', { title, words: joined(words) }),
    table: 'indices',
    x: { label: say('analysis.indices.axis'), format: index, zeroLine: true },
    bars: rows.map(({ name, total }) => indexBar(name, total)),
    interval: say('curve.table.interval'),
  }
}

/** The tornado of an analysis: from its screening, or from its indices where there was none; undefined where nothing moves. */
export const tornadoOf = (source: SensitivitySource, id: string): BarsChart | undefined =>
  screeningChart(source, id) ?? indicesChart(source, id)
