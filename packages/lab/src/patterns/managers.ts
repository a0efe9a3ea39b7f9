import type { Scenario } from '@fishbowl/core'
import { arm, integrated, team } from './arms.ts'
import {
  active,
  difference,
  each,
  holds,
  just,
  type Pattern,
  ratio,
  reproduces,
  thousands,
} from './pattern.ts'

const around = 'weekly active share around week 104'
const two = integrated(2)
const kilo = { unit: 'k$', digits: 0 } as const
const exclusive = arm('managers exclusive', { alignment: 'integrated', managers: { hours: 0.288 } })
const shared = arm('2 professionals and managers', {
  alignment: 'integrated',
  managers: { hours: 0.1 },
  ...team(2),
})

const cut = (week: number): readonly [Scenario, Scenario] => {
  const more = { horizon: 185 }
  return [
    integrated(3, 'professional', { ...more, interventions: [{ week, ...team(1) }] }),
    integrated(3, 'professional', more),
  ]
}
const [cutEarly, uncutEarly] = cut(26)
const [cutLate, uncutLate] = cut(130)
const kept = (week: number) => {
  const [smaller, steady] = cut(week)
  return ratio(active(smaller, week + 52), active(steady, week + 52))
}
const keptSays = 'a year after a cut from 3 to 1 professional'

/** P8: managers as the only community managers; a team that shrinks early or late. */
export const managers: readonly Pattern[] = [
  reproduces(
    'P8.exclusive',
    { says: 'managers as the only community managers, at the hours of two CMs', how: around },
    0.264,
    just(active(exclusive, 104)),
  ),
  reproduces(
    'P8.shared',
    { says: 'two professionals and a little time of every manager', how: `${around}; .1 h each` },
    0.365,
    just(active(shared, 104)),
  ),
  reproduces(
    'P8.net.exclusive',
    { says: 'net value with managers as the only community managers', how: 'over the run', ...kilo },
    -1092,
    just(thousands(exclusive, 'netValue')),
  ),
  reproduces(
    'P8.net.shared',
    {
      says: 'net value with two professionals and a little time of every manager',
      how: 'over the run',
      ...kilo,
    },
    126,
    just(thousands(shared, 'netValue')),
  ),
  holds(
    'P8.weaker',
    {
      says: 'managers alone reach less than two CMs at the same hours',
      how: `${around}, 2 professionals less managers`,
    },
    difference(active(two, 104), active(exclusive, 104)),
  ),
  holds(
    'P8.dearer',
    {
      says: 'managers alone cost more than two CMs at the same hours',
      how: 'net value of 2 professionals less managers',
      ...kilo,
    },
    difference(thousands(two, 'netValue'), thousands(exclusive, 'netValue')),
  ),
  reproduces(
    'P8.cut.early',
    { says: `${keptSays} in week 26`, how: 'weekly active with the cut over without, week 78' },
    0.687,
    kept(26),
  ),
  reproduces(
    'P8.cut.late',
    { says: `${keptSays} in week 130`, how: 'weekly active with the cut over without, week 182' },
    0.779,
    kept(130),
  ),
  {
    id: 'P8.level',
    says: `${keptSays} in week 130, when skills have spread, four fifths of the activity are kept`,
    how: 'weekly active with the cut over without, week 182',
    source: 'band of the specification (chosen by its author): .8',
    unit: 'share',
    digits: 3,
    target: { kind: 'band', low: 0.8, high: 1.1 },
    sample: kept(130),
  },
  holds(
    'P8.spread',
    {
      says: 'a team can shrink more safely when skills have spread',
      how: 'share kept after the late cut less the early one',
      above: 0.05,
      source: 'difference of the specification: .05',
    },
    each(
      [active(cutLate, 182), active(uncutLate, 182), active(cutEarly, 78), active(uncutEarly, 78)],
      (a, b, c, d) => a / b - c / d,
    ),
  ),
]
