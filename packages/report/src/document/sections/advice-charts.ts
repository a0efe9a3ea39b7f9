import type { Finalist } from '@fishbowl/lab/advise'
import { wordPolicy } from '../../advice/policy.ts'
import { letterOf } from '../../advice/tables.ts'
import { wordCost, wordShare, wordValue } from '../../advice/words.ts'
import type { BarsChart, DotsChart } from '../../chart/chart.ts'
import { formatOf, wordLevels } from '../../figures/measure-format.ts'
import type { AdviceSource } from '../../source/advice-source.ts'
import { say } from '../../words/index.ts'
import { joined } from '../../words/lists.ts'
import { measureTitle } from '../../words/model.ts'

/** A policy with its letter: "A: 2 interns". */
const wordLetter = (
  advice: AdviceSource['advice'],
  candidate: AdviceSource['advice']['finalists'][number]['candidate'],
): string =>
  say('advice.policy.letter', { letter: letterOf(advice, candidate), policy: wordPolicy(candidate) })

/** A finalist as a dot; the advice has a colour. */
function dotOf(advice: AdviceSource['advice'], one: Finalist): DotsChart['dots'][number] {
  const { candidate, value } = one
  const dot = { name: wordLetter(advice, candidate), x: candidate.cost, y: value.mean }
  const interval = value.n < 2 ? {} : { low: value.low, high: value.high }
  return { ...dot, ...interval, ...(one === advice.advised ? { ink: 0 } : {}) }
}

/** What the finalists cost and what they bring; undefined where fewer than two can be drawn. */
export function finalistsChart({ advice }: AdviceSource): DotsChart | undefined {
  const { goal, finalists } = advice
  const drawn = finalists.filter(({ candidate, value }) => Number.isFinite(candidate.cost + value.mean))
  if (drawn.length < 2) return undefined
  const title = measureTitle(goal.measure)
  const words = drawn.map(({ candidate, value }) => {
    const interval = wordLevels(value.low, value.high, goal.measure)
    return say('curve.named', {
      name: wordLetter(advice, candidate),
      text: `${wordCost(candidate)}, ${wordValue(goal, value.mean)} (${interval})`,
    })
  })
  return {
    kind: 'dots',
    id: 'finalists',
    title: say('advice.chart.finalists', { title }),
    alt: say('advice.chart.finalistsAlt', { title, words: joined(words) }),
    table: 'finalists',
    x: { label: say('advice.chart.cost'), format: { kind: 'money' } },
    y: { label: title, format: formatOf(goal.measure) },
    dots: drawn.map((one) => dotOf(advice, one)),
  }
}

/** An advice with its fates in the order of the letters. */
export function byLetter(advice: AdviceSource['advice']): AdviceSource['advice'] {
  const { robustness, finalists } = advice
  if (robustness === undefined) return advice
  const place = (candidate: unknown): number => finalists.findIndex((one) => one.candidate === candidate)
  const fates = robustness.fates.toSorted((a, b) => place(a.candidate) - place(b.candidate))
  return { ...advice, robustness: { ...robustness, fates } }
}

/** In which share of the sets of assumptions each finalist is the advice; undefined where no sets were run. */
export function fatesChart(source: AdviceSource): BarsChart | undefined {
  const advice = byLetter(source.advice)
  const { robustness } = advice
  if (robustness === undefined || robustness.fates.length === 0) return undefined
  const { fates, sets } = robustness
  const title = say('advice.chart.fates', { sets })
  const words = fates.map(({ candidate, best }) => `${wordLetter(advice, candidate)} ${wordShare(best)}`)
  return {
    kind: 'bars',
    id: 'fates',
    title,
    alt: say('analysis.tornado.alt', { title, words: joined(words) }),
    table: 'fates',
    x: { label: say('advice.chart.share'), format: { kind: 'share' }, zeroLine: true },
    bars: fates.map(({ candidate, best: { share, low, high } }) => ({
      name: wordLetter(advice, candidate),
      value: share,
      low,
      high,
    })),
    interval: say('curve.table.interval'),
  }
}
