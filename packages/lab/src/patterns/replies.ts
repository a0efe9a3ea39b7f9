import { measured, type Scenario } from '@fishbowl/core'
import { quantile, sorted } from '../stats/quantile.ts'
import { claimed, integrated } from './arms.ts'
import {
  difference,
  holds,
  type Individuals,
  just,
  ofMeans,
  over,
  type Pattern,
  type Reading,
  reproduces,
  within,
} from './pattern.ts'
import { voluntaryWith } from './regimes.ts'
import { replyTrial, returnDifference, returnOdds } from './reply-trial.ts'

const none = claimed(0)
// newsgroups and associations: nobody has to be there
const alone = voluntaryWith(0)
const average = claimed(1)
const best = integrated(2)
const weeks = [8, 60] as const
const hours = { unit: 'hours', how: 'middle of the medians of the weeks of the run' } as const

/** Middle of the weekly medians, weeks without an answer left out. */
const delay = (scenario: Scenario): Reading => ({
  scenario,
  of: (history) =>
    quantile(
      sorted(
        Array.from({ length: history.weeks }, (_, week) =>
          measured(history, 'medianReply', { from: week, to: week }),
        ),
      ),
      0.5,
    ),
})

/** P16 and V10: who is answered, by whom, how fast. */
const answers: readonly Pattern[] = [
  ...(
    [
      ['none', none, 0.567],
      ['average', average, 0.911],
      ['integrated', best, 0.978],
    ] as const
  ).map(([name, scenario, value]) =>
    reproduces(
      `P16.answered.${name}`,
      { says: `questions answered within a week, ${scenario.id}`, how: 'answered over asked, weeks 8 to 60' },
      value,
      just(over(scenario, 'answeredShare', ...weeks)),
    ),
  ),
  ...(
    [
      ['average', average, 0.069],
      ['integrated', best, 0.028],
    ] as const
  ).map(([name, scenario, value]) =>
    reproduces(
      `P16.by-cm.${name}`,
      { says: `share of the answers that CMs give, ${scenario.id}`, how: 'weeks 8 to 60 (en-net: .08)' },
      value,
      just(over(scenario, 'answeredByCmShare', ...weeks)),
    ),
  ),
  ...(
    [
      ['none', none, 20, 0],
      ['average', average, 2.27, 2],
      ['integrated', best, 0.121, 3],
    ] as const
  ).map(([name, scenario, value, digits]) =>
    reproduces(
      `P16.median.${name}`,
      { ...hours, digits, says: `median reply, ${scenario.id}` },
      value,
      just(delay(scenario)),
    ),
  ),
  within(
    'V10.no-reply',
    {
      says: 'without facilitation two fifths to three fifths of questions get no reply',
      how: 'unanswered over asked, weeks 8 to 60; voluntary, no CM',
      source: 'Burke et al. 2007 (40 %), Higher Logic 2013 (61 %) (A, B)',
    },
    [0.4, 0.61],
    just(over(alone, 'noReply', ...weeks)),
  ),
  holds(
    'V10.facilitated',
    {
      says: 'one CM and the members who help have most questions answered',
      how: 'answered over asked, weeks 8 to 60; voluntary, 1 professional',
      above: 0.5,
      source: 'Sabre (D): 60 % answered within an hour',
    },
    just(over(voluntaryWith(1), 'answeredShare', ...weeks)),
  ),
  holds(
    'P16.faster',
    {
      says: 'facilitation makes replies faster',
      how: 'median reply without CM less with one, weeks 8 to 60',
      unit: 'hours',
      digits: 1,
    },
    difference(over(none, 'medianReply', ...weeks), over(average, 'medianReply', ...weeks)),
  ),
]

/** A scenario as it is and with a coin for the reply, four numbers each; a study that asks for one pair runs no other. */
const pairOf = (scenario: Scenario): Individuals => {
  const trials = [replyTrial(scenario, false), replyTrial(scenario, true)]
  return (replicate, adapt) => trials.flatMap((trial) => trial(replicate, adapt))
}
const pairs = { none: pairOf(none), average: pairOf(average), alone: pairOf(alone) } as const
const observed = (numbers: readonly number[]): readonly number[] => numbers.slice(0, 4)
const tossed = (numbers: readonly number[]): readonly number[] => numbers.slice(4)
const selectionIn = (pair: Individuals) =>
  ofMeans(pair, (...n) => returnDifference(...observed(n)) - returnDifference(...tossed(n)))

const how = 'contributed again 2 to 27 weeks after a first question: with a reply less without'
const range = 'four observational estimates, en-net and CollegeMsg (B): -.05 to .12'
// biome-ignore format: a table is read by its rows
const estimates = [
  ['unmanaged', 'none', observed, 'return after a reply, as observed without CM (prototype .063)'],
  ['unmanaged-tossed', 'none', tossed, 'return after a reply given by a coin, without CM'],
  ['managed', 'average', observed, 'return after a reply, as observed with a CM (prototype .001)'],
  ['randomised', 'average', tossed, 'return after a reply given by a coin, with a CM (prototype .082)'],
] as const

/** P17, V8, V9: what a reply is worth, as seen and as caused. */
const effect: readonly Pattern[] = [
  ...estimates.map(([name, arm, part, says]) =>
    within(
      `P17.${name}`,
      { says, how, source: range },
      [-0.05, 0.12],
      ofMeans(pairs[arm], (...n) => returnDifference(...part(n))),
    ),
  ),
  holds(
    'P17.selection.unmanaged',
    {
      says: 'without a CM a reply seems to do more than it does',
      how: 'observed less randomised difference in returning; claimed, no CM',
      source: 'Joyce and Kraut 2006 against SSRN 3936971 (A)',
    },
    selectionIn(pairs.none),
  ),
  holds(
    'P17.selection.managed',
    {
      says: 'with a CM a reply seems to do more than it does',
      how: 'observed less randomised difference in returning; claimed, 1 professional',
      source: 'Joyce and Kraut 2006 against SSRN 3936971 (A)',
    },
    selectionIn(pairs.average),
  ),
  within(
    'V8.odds',
    {
      says: 'the odds of returning after a reply, as observed',
      how: 'odds ratio of contributing again 2 to 27 weeks after a first question; voluntary, no CM',
      source: 'Joyce and Kraut 2006 (A): 1.62; 1.3 to 2.0 (tolerance)',
      unit: 'ratio',
      digits: 2,
    },
    [1.3, 2],
    ofMeans(pairs.alone, (...n) => returnOdds(...observed(n))),
  ),
  within(
    'V9.causal',
    {
      says: 'half as many replies again raise returning by a few per cent',
      how: 'randomised difference times .54 of the replies, over the share who return; voluntary, no CM',
      source: 'SSRN 3936971 (A): +4 % for +54 %; 2 to 15 % (tolerance)',
    },
    [0.02, 0.15],
    ofMeans(pairs.alone, (...n) => {
      const [replied = 0, back = 0, , silentBack = 0] = observed(n)
      return (returnDifference(...tossed(n)) * 0.54 * replied) / (back + silentBack)
    }),
  ),
]

export const replies: readonly Pattern[] = [...answers, ...effect]
