import { incidental, integrated } from './arms.ts'
import { active, difference, each, holds, just, type Pattern, reproduces, thousands } from './pattern.ts'

const around = 'weekly active share around week 104'
const kilo = { unit: 'k$', digits: 0 } as const
const ladder = [
  ['interns', 0.175, integrated(2, 'intern')],
  ['juniors', 0.24, integrated(2, 'junior')],
  ['professionals', 0.343, integrated(2)],
  ['seniors', 0.366, integrated(2, 'senior')],
] as const
const lone = [
  ['none', 0.026, incidental(0)],
  ['interns', 0.09, incidental(2, 'intern')],
  ['juniors', 0.118, incidental(2, 'junior')],
  ['professionals', 0.16, incidental(2)],
] as const
const nets = [
  ['none', -292, incidental(0)],
  ['interns', -530, incidental(2, 'intern')],
  ['professionals', -986, incidental(2)],
] as const

/** P3: more senior staff reaches further, and seniority does not repair a community for its own sake. */
export const seniority: readonly Pattern[] = [
  ...ladder.map(([name, value, scenario]) =>
    reproduces(
      `P3.integrated.${name}`,
      { says: `integrated, two ${name}`, how: around },
      value,
      just(active(scenario, 104)),
    ),
  ),
  ...lone.map(([name, value, scenario]) =>
    reproduces(
      `P3.incidental.${name}`,
      { says: `for its own sake, ${name === 'none' ? 'no CM' : `two ${name}`}`, how: around },
      value,
      just(active(scenario, 104)),
    ),
  ),
  ...nets.map(([name, value, scenario]) =>
    reproduces(
      `P3.net.${name}`,
      {
        says: `net value for its own sake, ${name === 'none' ? 'no CM' : `two ${name}`}`,
        how: 'over the run',
        ...kilo,
      },
      value,
      just(thousands(scenario, 'netValue')),
    ),
  ),
  holds(
    'P3.ladder',
    {
      says: 'interns, juniors, professionals and seniors reach further in this order',
      how: 'smallest of the three steps in weekly active share around week 104',
    },
    each(
      ladder.map(([, , scenario]) => active(scenario, 104)),
      (...x) => Math.min(...x.slice(1).map((value, i) => value - (x[i] ?? Number.NaN))),
    ),
  ),
  holds(
    'P3.cost',
    {
      says: 'without alignment every CM costs more than it brings',
      how: 'net value of none less two professionals, incidental',
      ...kilo,
    },
    difference(thousands(incidental(0), 'netValue'), thousands(incidental(2), 'netValue')),
  ),
]
