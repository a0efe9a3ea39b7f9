import { type Scenario, valueAt } from '@fishbowl/core'
import { bestInClass, selfLaunched } from './arms.ts'
import { withCompany } from './company.ts'
import { reposts } from './followed.ts'
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
import { mandatedPlatform, unmandatedPlatform, voluntaryWith, voluntaryWorkspace } from './regimes.ts'
import { tails } from './tails.ts'

const how = 'voluntary workspace, 156 weeks'
const acting = 'contributors over active, both of four weeks, weeks 52 to 155'
const profiles = 'Nielsen 2006; SOCM 2013, 2015, 2016 (C)'
const mixOf = (scenario: Scenario, to = 155) =>
  [over(scenario, 'contributors', 52, to), over(scenario, 'fourWeekActive', 52, to)] as const
const company = withCompany(voluntaryWorkspace)

const silent = (members: number, membership?: 'assigned'): Reading => ({
  scenario: selfLaunched(members, membership),
  of: (history) => (valueAt(history, 'contributors', 16) === 0 ? 1 : 0),
})
const lively = (members: number): Reading => over(selfLaunched(members), 'posters', 9, 16)
const sizes = [30, 40, 50, 60] as const
const dead = (values: readonly number[]): number => values.reduce((sum, x) => sum + x, 0) / values.length
const mortality = each(
  sizes.map((members) => silent(members)),
  (...values) => dead(values),
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
    'V3.enrolled',
    {
      says: 'groups whose founder enrolled everybody die more often',
      how: 'no contribution in weeks 13 to 16, assigned less voluntary; 30, 40, 50, 60 people',
      source: 'Kraut and Fiore 2014 (A)',
      times: 5,
    },
    each(
      [...sizes.map((members) => silent(members, 'assigned')), ...sizes.map((members) => silent(members))],
      (...values) => dead(values.slice(0, sizes.length)) - dead(values.slice(sizes.length)),
    ),
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

const ofMandated = lives(mandatedPlatform)
const ofVoluntary = lives(voluntaryWorkspace)
const best: Scenario = {
  ...bestInClass,
  id: 'best-in-class, voluntary',
  policies: { ...bestInClass.policies, membership: 'voluntary' },
}
const unmanaged = voluntaryWith(0)
const managed = voluntaryWith(1)
const mandatedHow = 'in the last half year of two; mandated platform'
const reactions = 'reactions included, which the model does not have'

/** V4 to V6: platforms that everybody is told to use. */
const mandated: readonly Pattern[] = [
  within(
    'V4.readers',
    {
      says: 'four fifths of the staff read in a mature network',
      how: `visited; ${mandatedHow}`,
      source: 'SWOOP 2018-22 (B): .80 to .85',
    },
    [0.8, 0.85],
    eachOf(ofMandated, (readers = Number.NaN) => readers),
  ),
  within(
    'V4.actors',
    {
      says: 'a fifth to two fifths of the staff act in half a year',
      how: `contributed; ${mandatedHow}`,
      source: `SWOOP 2018-22 (B): .20 to .38, ${reactions}`,
    },
    [0.2, 0.38],
    eachOf(ofMandated, (_, actors = Number.NaN) => actors),
  ),
  holds(
    'V4.reading-first',
    {
      says: 'what brings more readers brings fewer of those who act: an order adds readers first',
      how: 'contributors over active, both of four weeks, weeks 52 to 103: without the order less with it; mandated platform',
      source: 'SWOOP 2022 (B): readers doubled while activity did not grow (sign)',
    },
    each([...mixOf(unmandatedPlatform, 103), ...mixOf(mandatedPlatform, 103)], (a, b, c, d) => a / b - c / d),
  ),
  within(
    'V5.rare',
    {
      says: 'four fifths of those who act do so less than once in two weeks',
      how: `fewer than 13 contributions; ${mandatedHow}`,
      source: 'SWOOP 2016 (B): 80 %; .70 to .88 (tolerance)',
    },
    [0.7, 0.88],
    eachOf(ofMandated, (_r, _a, rare = Number.NaN) => rare),
  ),
  within(
    'V6.acts',
    {
      says: 'acts per employee and week in an average organisation',
      how: `contributions; ${mandatedHow}`,
      source: `computed from SWOOP (B): .17 to .33, ${reactions}; .1 to .5 (tolerance)`,
      unit: 'acts',
    },
    [0.1, 0.5],
    eachOf(ofMandated, (_r, _a, _rare, acts = Number.NaN) => acts),
  ),
]

/** V7, V11, V14, V18, V20: voluntary communities, without staff, with one CM, best-run. */
const voluntary: readonly Pattern[] = [
  within(
    'V7.acting',
    {
      says: 'two fifths to half of those who log in act in a managed community',
      how: `${acting}; voluntary, 1 professional`,
      source: profiles,
    },
    [0.4, 0.5],
    each(mixOf(managed), (acts = 0, logins = 0) => acts / logins),
  ),
  within(
    'V7.unmanaged',
    {
      says: 'without management nine in ten only look in',
      how: `${acting}; voluntary, no CM`,
      source: 'Nielsen 2006 (C): 90 : 9 : 1; .05 to .2 (tolerance)',
    },
    [0.05, 0.2],
    each(mixOf(unmanaged), (acts = 0, logins = 0) => acts / logins),
  ),
  holds(
    'V7.average',
    {
      says: 'an average managed community engages more than one without CM',
      how: `${acting} over employees, voluntary, 1 professional less none`,
      source: profiles,
    },
    difference(over(managed, 'contributors', 52, 155), over(unmanaged, 'contributors', 52, 155)),
  ),
  holds(
    'V7.best',
    {
      says: 'a best-in-class community engages more than an average one',
      how: `${acting} over employees, voluntary`,
      source: profiles,
    },
    difference(over(best, 'contributors', 52, 155), over(managed, 'contributors', 52, 155)),
  ),
  within(
    'V11.funnel',
    {
      says: 'one in six of those who register ever posts',
      how: `contributed within 64 weeks of a first visit in weeks 13 to 90; ${how}`,
      source: 'Lampe and Johnston 2005 (A): 16 %; .1 either way (tolerance)',
    },
    [0.06, 0.26],
    ofMeans(ofVoluntary, (...n) => (n[5] ?? 0) / (n[4] ?? 0)),
  ),
  within(
    'V11.once',
    {
      says: 'half of those who post do so once',
      how: `contributors with exactly one contribution; ${how}`,
      source: 'Lampe and Johnston 2005 (A): 55 %; .1 either way (tolerance)',
    },
    [0.45, 0.65],
    just(run(voluntaryWorkspace, 'onceOnly')),
  ),
  within(
    'V11.repost',
    {
      says: 'old-timers post again two or three times as often as newcomers',
      how: `contributes again within 13 weeks, after any later contribution over after the first; ${how}`,
      source: 'Arguello et al. 2006 (A): 72 over 28 %; ten points either way in both (tolerance)',
      unit: 'ratio',
      digits: 2,
    },
    [0.62 / 0.38, 0.82 / 0.18],
    eachOf(
      reposts(voluntaryWorkspace),
      (n1 = 0, again1 = 0, n2 = 0, again2 = 0) => again2 / n2 / (again1 / n1),
    ),
  ),
  holds(
    'V14.quitting',
    {
      says: 'who has active contacts is less likely to stay away',
      how: `share of visits not followed by another within 8 weeks: less than a tenth of the ties active, less a tenth or more; ${how}`,
      source: 'Fisher, Kim, Cummings 2018 (B)',
    },
    eachOf(company, (n1 = 0, gone1 = 0, n2 = 0, gone2 = 0) => gone1 / n1 - gone2 / n2),
  ),
  holds(
    'V18.coworkers',
    {
      says: 'who has active contacts is more likely to start or start again to write',
      how: `contributes after half a year without, per person and week: a tenth or more of the ties active, less fewer; ${how}`,
      source: 'Brzozowski 2009 (B)',
      digits: 4,
    },
    eachOf(company, (...n) => (n[7] ?? 0) / (n[6] ?? 0) - (n[5] ?? 0) / (n[4] ?? 0)),
  ),
  within(
    'V20.tails',
    {
      says: 'contributions of people have the long tail of a forum',
      how: `correlation of the logarithms of contributions at twelve ranks; ${how}`,
      source: 'Ren and Kraut (B): .9 and more; en-net forum, contributions by rank (B)',
      unit: 'correlation',
    },
    [0.9, 1],
    eachOf(tails(voluntaryWorkspace), (correlation = Number.NaN) => correlation),
  ),
]

export const crowds: readonly Pattern[] = [...small, ...mandated, ...voluntary]
