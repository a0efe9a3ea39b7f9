import { valueAt } from '@fishbowl/core'
import { bestInClass, claimed, selfLaunched } from './arms.ts'
import { lives } from './lives.ts'
import {
  difference,
  each,
  eachOf,
  holds,
  just,
  ofMeans,
  over,
  type Pattern,
  type Reading,
  reproduces,
  run,
  within,
} from './pattern.ts'

const average = claimed(1)
const how = 'claimed, 1 professional, 156 weeks'

const silent = (members: number): Reading => ({
  scenario: selfLaunched(members),
  of: (history) => (valueAt(history, 'contributors', 16) === 0 ? 1 : 0),
})
const lively = (members: number): Reading => over(selfLaunched(members), 'posters', 9, 16)
const mortality = each(
  [30, 40, 50, 60].map(silent),
  (...dead) => dead.reduce((sum, x) => sum + x, 0) / dead.length,
)
/** P20, V3, V19: small communities that start by themselves die of silence. */
const small: readonly Pattern[] = [
  reproduces(
    'P20.silent',
    {
      says: 'half of the self-launched communities of 30 to 60 people fall silent',
      how: 'no contribution in weeks 13 to 16; 30, 40, 50, 60 people',
      times: 5,
    },
    0.481,
    mortality,
  ),
  within(
    'V3.mortality',
    {
      says: 'self-launched groups die within three months as observed',
      how: 'no contribution in weeks 13 to 16; 30, 40, 50, 60 people',
      source: 'Kraut and Fiore 2014 (A): 57 %; .45 to .7 (tolerance)',
      times: 5,
    },
    [0.45, 0.7],
    mortality,
  ),
  holds(
    'V19.critical-mass',
    {
      says: 'a larger community is more active per member',
      how: 'posters over members, weeks 9 to 16, 480 people less 30 people',
      source: 'Dover and Kelman 2018, Raban 2010 (A)',
      times: 5,
    },
    difference(lively(480), lively(30)),
  ),
]

const ofAverage = lives(average)
const ofBest = lives(bestInClass)
const mix = (scenario: typeof average): Reading[] => [
  over(scenario, 'contributors', 52, 155),
  over(scenario, 'fourWeekActive', 52, 155),
]
const acting = 'contributors over active, both of four weeks, weeks 52 to 155'
const profiles = 'Nielsen 2006; SOCM 2013, 2015, 2016 (C)'

/** V4 to V7, V11: readers, actors, and the funnel between them. */
const mixture: readonly Pattern[] = [
  within(
    'V4.readers',
    {
      says: 'four fifths of the staff read in a mature network',
      how: 'visited in the last half year; best-in-class',
      source: 'SWOOP 2018-22 (B): .80 to .85',
    },
    [0.8, 0.85],
    eachOf(ofBest, (readers = Number.NaN) => readers),
  ),
  within(
    'V4.actors',
    {
      says: 'a fifth to two fifths of the staff act in half a year',
      how: 'contributed in the last half year; best-in-class',
      source: 'SWOOP 2018-22 (B): .20 to .38, reactions included',
    },
    [0.2, 0.38],
    eachOf(ofBest, (_, actors = Number.NaN) => actors),
  ),
  within(
    'V5.rare',
    {
      says: 'four fifths of those who act do so less than once in two weeks',
      how: 'fewer than 13 contributions in the last half year; best-in-class',
      source: 'SWOOP 2016 (B): 80 %; .70 to .88 (tolerance)',
    },
    [0.7, 0.88],
    eachOf(ofBest, (_r, _a, rare = Number.NaN) => rare),
  ),
  within(
    'V6.acts',
    {
      says: 'acts per employee and week in an average organisation',
      how: 'contributions in the last half year; claimed, 1 professional',
      source: 'computed from SWOOP (B): .17 to .33, reactions included; .1 to .5 (tolerance)',
      unit: 'acts',
    },
    [0.1, 0.5],
    eachOf(ofAverage, (_r, _a, _rare, acts = Number.NaN) => acts),
  ),
  within(
    'V7.acting',
    {
      says: 'two fifths to half of those who log in act in a managed community',
      how: `${acting}; claimed, 1 professional`,
      source: profiles,
    },
    [0.4, 0.5],
    each(mix(average), (acts = 0, logins = 0) => acts / logins),
  ),
  holds(
    'V7.average',
    {
      says: 'an average managed community engages more than one without CM',
      how: `${acting} over employees, claimed, 1 professional less none`,
      source: profiles,
    },
    difference(over(average, 'contributors', 52, 155), over(claimed(0), 'contributors', 52, 155)),
  ),
  holds(
    'V7.best',
    {
      says: 'a best-in-class community engages more than an average one',
      how: `${acting} over employees`,
      source: profiles,
    },
    difference(over(bestInClass, 'contributors', 52, 155), over(average, 'contributors', 52, 155)),
  ),
  within(
    'V11.funnel',
    {
      says: 'one in six of those who register ever posts',
      how: 'contributed within 64 weeks of a first visit in weeks 13 to 90; claimed, 1 professional',
      source: 'Lampe and Johnston 2005 (A): 16 %; .1 either way (tolerance)',
    },
    [0.06, 0.26],
    ofMeans(ofAverage, (...n) => (n[5] ?? 0) / (n[4] ?? 0)),
  ),
  within(
    'V11.once',
    {
      says: 'half of those who post do so once',
      how: `contributors with exactly one contribution; ${how}`,
      source: 'Lampe and Johnston 2005 (A): 55 %; .1 either way (tolerance)',
    },
    [0.45, 0.65],
    just(run(average, 'onceOnly')),
  ),
]

export const crowds: readonly Pattern[] = [...small, ...mixture]
