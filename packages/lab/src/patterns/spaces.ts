import { arm, integrated, workGroups } from './arms.ts'
import { active, difference, each, holds, just, type Pattern, reproduces, thousands } from './pattern.ts'

const kilo = { unit: 'k$', digits: 0 } as const
const groups = [
  ['without', workGroups(0), 0.02, 17],
  ['manager', workGroups(1.5), 0.859, 7837],
  ['manager-and-2', workGroups(1.5, 2), 0.87, 8068],
] as const
const managersOnly = arm('managers only', { alignment: 'integrated', managers: { hours: 0.1 } })
export const spaces: readonly Pattern[] = [
  ...groups.flatMap(([name, scenario, share, value]) => [
    reproduces(
      `P7.groups.active.${name}`,
      { says: `spaces of work groups, ${name}: weekly active`, how: 'around week 100' },
      share,
      just(active(scenario, 100)),
    ),
    reproduces(
      `P7.groups.value.${name}`,
      { says: `spaces of work groups, ${name}: gross value`, how: 'over 104 weeks', ...kilo },
      value,
      just(thousands(scenario, 'value')),
    ),
  ]),
  reproduces(
    'P7.community.managers',
    {
      says: 'a community with a little time of managers only',
      how: 'around week 100; integrated, .1 h each',
    },
    0.149,
    just(active(managersOnly, 100)),
  ),
  reproduces(
    'P7.community.two',
    { says: 'a community with two CMs', how: 'around week 100; integrated' },
    0.345,
    just(active(integrated(2), 100)),
  ),
  holds(
    'P7.manager',
    { says: 'a work group needs its manager', how: 'week 100, with the manager less without' },
    difference(active(groups[1][1], 100), active(groups[0][1], 100)),
  ),
  holds(
    'P7.enough',
    {
      says: 'a manager is enough: two CMs add less than a fourteenth',
      how: '1.07 less weekly active with 2 CMs over without, week 100',
      unit: 'ratio',
      source: 'bound of the specification: 1.07',
    },
    each([active(groups[2][1], 100), active(groups[1][1], 100)], (more, less) => 1.07 - more / less),
  ),
  holds(
    'P7.not-in-community',
    { says: 'in a community managers are not enough', how: 'week 100, two CMs less managers only' },
    difference(active(integrated(2), 100), active(managersOnly, 100)),
  ),
]
