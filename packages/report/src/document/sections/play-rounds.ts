import {
  type PlayDebrief,
  type PlayedRound,
  type PlayLeverId,
  playLeverIds,
  type SpendingId,
} from '@fishbowl/lab/play'
import type { BarsChart } from '../../chart/chart.ts'
import { say, type WordKey } from '../../words/index.ts'
import type { Block, ShownTable } from '../document.ts'
import { left, right } from '../shown.ts'
import {
  answerName,
  chained,
  eventName,
  leverName,
  money,
  optionName,
  roundHeader,
  roundName,
  unitOf,
  wayOfMoney,
} from './play-words.ts'

/** What a decision sets: "professionals: 2; alignment: integrated". */
export function decisionWords({ decision }: Pick<PlayedRound, 'decision'>): string {
  const set = playLeverIds.flatMap((lever: PlayLeverId) => {
    const option = decision[lever]
    return option === undefined
      ? []
      : [say('debrief.rounds.lever', { lever: leverName(lever), option: optionName(lever, option) })]
  })
  return set.length === 0 ? say('debrief.table.nothing') : chained(set)
}

/** Every round: what came, what was answered and set, what it cost and what was left. */
export const roundsShown = ({ game: { flight }, rounds }: PlayDebrief): ShownTable => ({
  caption: say('debrief.table.rounds'),
  columns: [
    left(roundHeader(flight)),
    left(say('debrief.table.event')),
    left(say('debrief.table.answer')),
    left(say('debrief.table.set')),
    right(say('debrief.table.grant')),
    right(say('debrief.table.spent')),
    right(say('debrief.table.left')),
  ],
  rows: rounds.map((one) => [
    roundName(flight, one.round),
    one.event === undefined ? say('debrief.table.quiet') : eventName(one.event),
    one.event === undefined ? '' : answerName(one.event, one.answer),
    decisionWords(one),
    money(one.account.grant),
    money(one.account.spent),
    money(one.account.left),
  ]),
  from: 'accounts',
  also: ['decisions'],
})

/** What a sponsor decided at a review. */
const reviewTexts = ({ game: { flight }, rounds }: PlayDebrief): readonly Block[] =>
  rounds.flatMap(({ round, account: { verdict } }): readonly Block[] => {
    if (verdict === undefined || verdict === 'kept') return []
    const key = verdict === 'cut' ? 'debrief.rounds.cut' : 'debrief.rounds.raised'
    const text = say(key, { unit: unitOf(flight), round: String(round + 1) })
    return [{ kind: 'text', text, from: ['accounts'] }]
  })

/** What was decided, round by round. */
export const roundsBlocks = (debrief: PlayDebrief): readonly Block[] => [
  { kind: 'table', table: roundsShown(debrief) },
  ...reviewTexts(debrief),
  {
    kind: 'text',
    role: 'note',
    text: say('debrief.rounds.asItWas', { unit: unitOf(debrief.game.flight) }),
    from: [],
  },
]

const spendingIds: readonly SpendingId[] = [
  'team',
  'managerTime',
  'alignment',
  'coaching',
  'platform',
  'training',
  'launch',
  'home',
  'event',
]
const spendingName = (id: SpendingId): string => say(`debrief.spending.${id}` satisfies WordKey)

/** Where the money went, round by round; what was never spent on has no column. */
function spendingShown({ game: { flight }, rounds }: PlayDebrief): ShownTable {
  const used = spendingIds.filter((id) => rounds.some(({ account }) => account.spending[id] !== 0))
  return {
    caption: say('debrief.money.caption'),
    columns: [
      left(roundHeader(flight)),
      right(say('debrief.table.grant')),
      ...used.map((id) => right(spendingName(id))),
      right(say('debrief.table.spent')),
      right(say('debrief.table.left')),
    ],
    rows: rounds.map(({ round, account: { grant, spending, spent, left: rest } }) => [
      roundName(flight, round),
      money(grant),
      ...used.map((id) => money(spending[id])),
      money(spent),
      money(rest),
    ]),
    from: 'accounts',
  }
}

/** Net values of the game, of deciding nothing and of the best plan. */
function netChart({ own, base, best }: PlayDebrief, id: string): BarsChart {
  const title = say('debrief.money.title')
  const bars = [
    { name: say('debrief.game.own'), value: own.netValue },
    { name: say('debrief.game.base'), value: base.netValue },
    ...(best === undefined ? [] : [{ name: say('debrief.game.best'), value: best.branch.netValue }]),
  ]
  return {
    kind: 'bars',
    id,
    title,
    alt: say('debrief.whatIf.alt', {
      title,
      bars: chained(bars.map(({ name, value }) => `${name} ${money(value)}`)),
    }),
    table: 'branches',
    x: { label: say('debrief.money.axis'), format: { kind: 'money' }, zeroLine: true },
    bars,
  }
}

const sum = (values: readonly number[]): number => values.reduce((total, one) => total + one, 0)

/** What was spent of what there was. */
export function moneyTexts({ rounds }: PlayDebrief): string {
  const rest = rounds.at(-1)?.account.left ?? 0
  return say('debrief.money.spent', {
    spent: money(sum(rounds.map(({ account }) => account.spent))),
    grant: money(sum(rounds.map(({ account }) => account.grant))),
    left: money(Math.abs(rest)),
    way: wayOfMoney(rest),
  })
}

/** The money: net values, and where it went. */
export function moneyBlocks(debrief: PlayDebrief, prefix = ''): readonly Block[] {
  const chart = netChart(debrief, `${prefix}money`)
  return [
    {
      kind: 'chart',
      choices: [{ label: chart.title, chart }],
      tables: [
        {
          caption: chart.title,
          columns: [left(''), right(say('debrief.table.net'))],
          rows: chart.bars.map(({ name, value }) => [name, money(value)]),
          from: 'branches',
        },
      ],
    },
    {
      kind: 'text',
      text: moneyTexts(debrief),
      from: ['games', 'accounts'],
    },
    { kind: 'table', isFolded: true, table: spendingShown(debrief) },
  ]
}
