import { assumptionIds, defaultsOf, ledger, type Scenario } from '@fishbowl/core'
import { answerPrice, grantOf, type PlayDebrief, playEventOf } from '@fishbowl/lab/play'
import { formatNumber } from '../../number.ts'
import { say } from '../../words/index.ts'
import type { Block } from '../document.ts'
import { left, right } from '../shown.ts'
import { isSetOtherwise, priceIds } from '../tables/play-facts.ts'
import {
  answerName,
  eventName,
  eventSays,
  money,
  roundHeader,
  roundName,
  unitOf,
  wordOf,
} from './play-words.ts'

type Rounds = Pick<PlayDebrief, 'rounds' | 'game'>

function pricesBlock({ game: { flight } }: Rounds): Block {
  return {
    kind: 'table',
    table: {
      caption: say('debrief.rules.prices'),
      columns: [
        left(say('debrief.table.what.paid')),
        right(say('debrief.table.price')),
        left(say('debrief.table.unit')),
      ],
      rows: (Object.keys(priceIds) as (keyof typeof priceIds)[]).map((id) => [
        say(`debrief.price.${id}`),
        money(flight.prices[id]),
        say(`debrief.per.${priceIds[id]}`),
      ]),
      from: 'prices',
    },
  }
}

/** The events that came, what each does, and every answer with its price. */
function eventsBlock({ rounds, game: { flight } }: Rounds, base: Scenario): readonly Block[] {
  const rows = rounds.flatMap(({ round, event, answer }) => {
    if (event === undefined) return []
    return playEventOf(event).options.map((_, i) => {
      const price = answerPrice(base, event, i)
      return [
        i === 0 ? roundName(flight, round) : '',
        i === 0 ? eventName(event) : '',
        answerName(event, i),
        price === 0 ? say('debrief.rules.free') : money(price),
        i === answer ? say('debrief.yes') : '',
      ]
    })
  })
  if (rows.length === 0) return []
  const came = rounds.flatMap(({ event }) => (event === undefined ? [] : [event]))
  const says = came.map((event) => ({ name: eventName(event), text: eventSays(event) }))
  return [
    {
      kind: 'table',
      table: {
        caption: say('debrief.rules.events'),
        columns: [
          left(roundHeader(flight)),
          left(say('debrief.table.event')),
          left(say('debrief.table.answer')),
          right(say('debrief.table.price')),
          left(say('debrief.rules.given')),
        ],
        rows,
        from: 'events',
      },
    },
    {
      kind: 'list',
      items: says
        .filter(({ text }) => text !== '')
        .map(({ name, text }) => say('debrief.rules.event', { name, text })),
      from: [],
    },
  ]
}

/** The rules of a game: its budget, prices and events, all of them assumptions of the game. */
export const rulesBlocks = (game: Rounds, base: Scenario): readonly Block[] => {
  const { flight } = game.game
  return [
    { kind: 'text', text: say('debrief.rules.what'), from: [] },
    {
      kind: 'text',
      text: say('debrief.rules.budget', {
        unit: unitOf(flight),
        weeks: String(flight.weeks),
        grant: money(grantOf(flight, base)),
      }),
      from: ['games'],
    },
    {
      kind: 'facts',
      facts: [
        [say('debrief.facts.role'), say(`debrief.role.${flight.role}`)],
        [say('debrief.facts.members'), String(base.organisation.members)],
        [say('debrief.facts.seed'), base.seed],
        [say('debrief.facts.replicate'), String(game.game.replicate)],
      ],
      from: ['games'],
    },
    pricesBlock(game),
    ...eventsBlock(game, base),
  ]
}

const plain = (value: number): string => {
  const rounded = Math.round(value * 1e5) / 1e5
  return formatNumber(rounded, { kind: 'plain', digits: String(rounded).split('.')[1]?.length ?? 0 })
}

/** What a world assumes, and what it sets otherwise than its version of the model. */
export function worldBlocks(base: Scenario): readonly Block[] {
  const changed = assumptionIds.filter((id) => isSetOtherwise(base, id))
  const text = say('debrief.assumptions.all', {
    count: String(assumptionIds.length),
    changed: changed.length,
  })
  if (changed.length === 0) return [{ kind: 'text', text, from: ['assumptions'] }]
  return [
    { kind: 'text', text, from: ['assumptions'] },
    {
      kind: 'table',
      table: {
        caption: say('debrief.assumptions.caption'),
        columns: [
          left(say('debrief.assumptions.id')),
          left(say('debrief.assumptions.title')),
          right(say('debrief.assumptions.used')),
          right(say('debrief.assumptions.default')),
          left(say('debrief.assumptions.reason')),
        ],
        rows: changed.map((id) => [
          id,
          wordOf(`model.assumption.${id}`, ledger[id].title),
          plain(base.assumptions[id]),
          plain(defaultsOf(base.model)[id]),
          base.overrides[id]?.reason ?? say('debrief.assumptions.noReason'),
        ]),
        from: 'assumptions',
      },
    },
  ]
}
