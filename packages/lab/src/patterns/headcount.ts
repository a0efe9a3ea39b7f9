import { incidental, integrated } from './arms.ts'
import { active, difference, each, holds, just, type Pattern, reproduces, run, thousands } from './pattern.ts'

const around = 'weekly active share around week 104'
const none = integrated(0)
const professionals = [0, 1, 2, 3, 4, 5].map((count) => integrated(count))
const [, one = none, two = none, three = none] = professionals
const kilo = { unit: 'k$', digits: 0 } as const

const count = (n: number): string => (n === 1 ? '1 professional' : `${n} professionals`)
const marginal = (n: number) =>
  difference(thousands(integrated(n), 'value'), thousands(integrated(n - 1), 'value'))

/** P4: none to five professionals. */
export const headcount: readonly Pattern[] = [
  ...[0.106, 0.205, 0.343, 0.395, 0.419, 0.432].map((value, n) =>
    reproduces(
      `P4.active.${n}`,
      { says: `integrated, ${count(n)}: weekly active`, how: around },
      value,
      just(active(integrated(n), 104)),
    ),
  ),
  ...[454, 814, 2020, 2579, 2874, 3025].map((value, n) =>
    reproduces(
      `P4.value.${n}`,
      { says: `integrated, ${count(n)}: gross value`, how: 'over the run', ...kilo },
      value,
      just(thousands(integrated(n), 'value')),
    ),
  ),
  ...[-42, -152, 500, 665, 618, 457].map((value, n) =>
    reproduces(
      `P4.net.${n}`,
      { says: `integrated, ${count(n)}: net value`, how: 'over the run', ...kilo },
      value,
      just(thousands(integrated(n), 'netValue')),
    ),
  ),
  ...[360, 1207, 558, 296, 151].map((value, i) =>
    reproduces(
      `P4.marginal.${i + 1}`,
      { says: `professional number ${i + 1} adds gross value`, how: 'over the run, paired', ...kilo },
      value,
      marginal(i + 1),
    ),
  ),
  holds(
    'P4.diminishing',
    {
      says: 'after the second each further professional adds less',
      how: 'smallest fall of the marginal gross value from the second to the fifth',
      ...kilo,
    },
    each(
      professionals.slice(1).map((scenario) => thousands(scenario, 'value')),
      (...values) => {
        const added = values.slice(1).map((value, i) => value - (values[i] ?? Number.NaN))
        return Math.min(...added.slice(1).map((gain, i) => (added[i] ?? Number.NaN) - gain))
      },
    ),
  ),
  holds(
    'P4.second',
    {
      says: 'the second professional is worth more than the first',
      how: 'marginal gross value of the second less the first',
      ...kilo,
    },
    each(
      [none, one, two].map((s) => thousands(s, 'value')),
      (v0, v1, v2) => v2 - v1 - (v1 - v0),
    ),
  ),
  reproduces(
    'P4.uncovered.1',
    {
      says: 'one CM leaves weeks uncovered',
      how: 'share of weeks without a CM at work; integrated, 1 professional',
    },
    0.173,
    just(run(one, 'uncovered')),
  ),
  reproduces(
    'P4.uncovered.2',
    {
      says: 'two CMs cover each other',
      how: 'share of weeks without a CM at work; integrated, 2 professionals',
    },
    0.029,
    just(run(two, 'uncovered')),
  ),
  reproduces(
    'P4.strategy.1',
    {
      says: 'one CM has no time for strategy',
      how: 'effective strategy hours a week; integrated, 1 professional',
      unit: 'h/week',
      digits: 2,
    },
    0,
    just(run(one, 'strategyHours')),
  ),
  reproduces(
    'P4.strategy.2',
    {
      says: 'two CMs find time for strategy',
      how: 'effective strategy hours a week; integrated, 2 professionals',
      unit: 'h/week',
      digits: 2,
    },
    3.37,
    just(run(two, 'strategyHours')),
  ),
  holds(
    'V17.headcount',
    {
      says: 'headcount helps with alignment and hardly without',
      how: 'gross value of 3 professionals less 1, integrated less incidental',
      source: 'SOCM 2014 and 2019 (C): best twice the CMs, no relation of headcount as such',
      ...kilo,
    },
    each(
      [
        thousands(three, 'value'),
        thousands(one, 'value'),
        thousands(incidental(3), 'value'),
        thousands(incidental(1), 'value'),
      ],
      (i3, i1, u3, u1) => i3 - i1 - (u3 - u1),
    ),
  ),
]
