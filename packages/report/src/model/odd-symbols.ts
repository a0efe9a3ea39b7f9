import type { Settings } from '@fishbowl/core'
import type { ModelFacts } from './facts.ts'
import { equationsOf } from './facts.ts'
import { equationAnchor, tableOf } from './markdown.ts'

/** @internal What the functions of the notation do. */
export const functionWords = {
  S: 'S(x, k) = x/(x + k) for x > 0, else 0: the one saturation of the model, half at k',
  Lg: 'Lg(x) = (1 + y)^64/((1 + y)^64 + (1 - y)^64), y = x/128, x cut to -8 to 8: the logistic within 3e-5, the same to the last bit on every machine',
  root: 'square root',
  min: 'the smallest of its values',
  max: 'the largest of its values',
  clamp: 'clamp(x, a, b): x, but not below a nor above b',
  power: 'power(x, e): x to the power of e, e taken in 256ths',
  floor: 'the whole number below',
  ceil: 'the whole number above',
  round: 'the nearest whole number',
  if: 'if(c, a, b): a where c holds, else b; a condition that holds is 1, else 0',
  sum: 'sum(set: x): x added up over a set',
  most: 'most(set: x): the largest x of a set, 0 at the least',
  best: 'best(set: x): the member of the set with the largest x',
  median: 'median(set: x): the median of x over a set',
  rank: 'rank(x): how many of the same kind have a larger x, or of circles a smaller draw',
  first: 'first(x): x of the first space of the organisation',
  count: 'count(list): how many there are',
  byLevel: 'byLevel(l, a, b, c, d): a for an intern, b for a junior, c for a professional, d for a senior',
  levelOf: 'the level that a team or a rule names',
  fteOf: 'the working time that a team names',
  flag: 'flag(x, n): flag n of x, 0 or 1',
  flags: 'flags(d, a, b, c, last): sets flag 0, 1, 2 once d is at least a, b, c and at most last',
} as const satisfies Readonly<Record<string, string>>

/** Where a lever of an equation stands in a scenario file. */
const leverPlaces: Readonly<Record<keyof Settings, string>> = {
  team: 'policies.staffing.team',
  ownTeam: 'policies.staffing: true where a team or a rule is named',
  replaceAfter: 'policies.staffing.replace; -1 is never',
  ratio: 'policies.staffing.ratio',
  alignment: 'policies.alignment; its class is in section 7',
  owner: 'policies.ownership.owner, a bundle of others, see section 7',
  proximity: 'policies.ownership.proximity',
  persistence: 'policies.ownership.persistence',
  membership: 'policies.membership: 0 open, 1 voluntary, 2 assigned',
  stance: 'policies.managers.stance',
  managerHours: 'policies.managers.hours',
  groupHours: 'policies.managers.groupHours',
  training: 'policies.training',
  fit: 'policies.platform.fit',
  launchSize: 'policies.launch.size',
  mandate: 'policies.mandate: 1 where it holds',
  reviewed: 'policies.budget: 1 where it is reviewed',
}

const classWords: readonly (readonly [string, string])[] = [
  [
    'class.start, class.max, class.floor',
    'start, ceiling and floor of alignment in the class of `lever.alignment`',
  ],
  ['level.costPerYear', 'pay of the level of a post with on-costs, $ a year'],
  ['level.contractWeeks, level.gapWeeks', 'length of an intern’s contract, and weeks until the next'],
  ['organisation.x, community.x', 'a key of the scenario file, see the table of keys'],
  ['column.x, total.x', 'a column of the week, a total of the run, see Observation'],
  [
    'u[decision], u[decision, k]',
    'a uniform number from 0 to 1 at the address of that decision, see Stochasticity',
  ],
]

const entriesOf = (words: Readonly<Record<string, string>>, prefix = ''): readonly (readonly string[])[] =>
  Object.entries(words).map(([name, says]) => [`\`${prefix}${name}\``, says])

/** Names that equations define for others. */
function definedNames(facts: ModelFacts): readonly (readonly string[])[] {
  const seen = new Set<string>()
  return equationsOf(facts).flatMap(({ left, id, says }) => {
    if (left.includes('.') || seen.has(left)) return []
    seen.add(left)
    return [[`\`${left}\``, says, `[${id}](#${equationAnchor(id)})`]]
  })
}

/** The table of symbols: everything that an equation may name, but assumptions and state, which have tables of their own. */
export function symbolLines(facts: ModelFacts): readonly string[] {
  const header = ['name', 'meaning']
  return [
    '### Table of symbols',
    '',
    'Assumptions are in the ledger at the end, with the symbol that a paper would use. State (`person.`, `member.`, `group.`, `pool.`, `post.`, `space.`) is in section 2.',
    '',
    '**Functions**',
    '',
    ...tableOf(header, entriesOf(functionWords)),
    '**Given by scenario, chart and calendar**',
    '',
    ...tableOf(header, [...entriesOf(facts.givens), ...classWords]),
    '**Sets**',
    '',
    ...tableOf(header, entriesOf(facts.sets)),
    '**Levers** (in force this week, dated interventions applied)',
    '',
    ...tableOf(['name', 'in the scenario file'], entriesOf(leverPlaces, 'lever.')),
    '**Plan of the week** (set before the visits, never kept)',
    '',
    ...tableOf(header, entriesOf(facts.plan, 'now.')),
    '**Counts of the week**',
    '',
    ...tableOf(header, entriesOf(facts.tally, 'tally.')),
    '**Defined by an equation**',
    '',
    ...tableOf(['name', 'meaning', 'equation'], definedNames(facts)),
  ]
}
