import {
  type AssumptionId,
  assumptionIds,
  defaultsOf,
  ledgerOf,
  measureOf,
  type Scenario,
} from '@fishbowl/core'
import { answerPrice, grantOf, playEventOf } from '@fishbowl/lab/play'
import { tallyOf } from '../../life-tally.ts'
import { memberName } from '../../member-name.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, value, whole } from './columns.ts'
import type { ToldGame } from './play-tables.ts'

const team = text('team', 'name of the team; empty where one player played')

/** What every game is: its rules in short, its luck, and its digest. */
export const gamesTable = (games: readonly ToldGame[], base: Scenario): TidyTable => ({
  name: 'games',
  says: 'what every game is: who plays, how long, with what money, on which luck',
  columns: [
    team,
    text('base', 'id of the scenario that it starts from'),
    text('role', 'sponsor or community-manager'),
    whole('rounds', '', 'rounds that were played'),
    whole('weeks_of_round', 'weeks', 'weeks of a round'),
    whole('weeks', 'weeks', 'weeks that were played'),
    whole('members', 'people', 'members of the organisation'),
    number('first_grant', '$', 'budget of the first round'),
    number('grants', '$', 'all that came in'),
    number('spent', '$', 'all that was spent'),
    text('measure', 'id of the measure that is predicted'),
    text('unit', 'unit of the measure'),
    value('flat', 'a smaller change is flat'),
    text('seed', 'seed of the luck'),
    whole('replicate', '', 'number of the replicate'),
    text('digest', 'digest of the game and of its numbers'),
  ],
  rows: games.map(({ team: who, debrief: { game, weeks, rounds, digest } }) => [
    who,
    base.id,
    game.flight.role,
    rounds.length,
    game.flight.weeks,
    weeks,
    base.organisation.members,
    grantOf(game.flight, base),
    rounds.reduce((sum, { account }) => sum + account.grant, 0),
    rounds.reduce((sum, { account }) => sum + account.spent, 0),
    game.flight.measure,
    measureOf(game.flight.measure).unit,
    game.flight.flat,
    base.seed,
    game.replicate,
    digest,
  ]),
})

/** For what each price of the game is. */
export const priceIds = {
  claimed: 'quarter',
  integrated: 'quarter',
  coachingLight: 'manager',
  coachingFull: 'manager',
  tuned: 'member',
  other: 'member',
  training: 'trained',
  launch: 'reached',
  home: 'once',
} as const satisfies Readonly<Record<keyof ToldGame['debrief']['game']['flight']['prices'], string>>

/** The prices of what the model does not price: rules of the game. */
export const pricesTable = ({ debrief }: ToldGame): TidyTable => ({
  name: 'prices',
  says: 'prices of what the model does not price: rules of the game, not findings',
  columns: [
    text('price', 'id'),
    number('amount', '$', 'the price'),
    text(
      'for',
      'quarter, manager (each line manager and quarter), member (each, once), trained, reached, once',
    ),
  ],
  rows: (Object.keys(priceIds) as (keyof typeof priceIds)[]).map((id) => [
    id,
    debrief.game.flight.prices[id],
    priceIds[id],
  ]),
})

/** The events that came with what could be answered: rules of the game. */
export const eventsTable = (games: readonly ToldGame[], base: Scenario): TidyTable => ({
  name: 'events',
  says: 'the events that came and the answers there were: rules of the game, not findings',
  columns: [
    team,
    whole('round', '', 'round of the game, from 1'),
    text('event', 'id of the event'),
    whole('answer', '', 'an answer, from 1'),
    number('price', '$', 'what the answer costs'),
    text('given', 'yes for the answer that was given'),
    text('effects', 'what the event does in any case, as JSON'),
    text('answer_effects', 'what the answer does, as JSON'),
  ],
  rows: games.flatMap(({ team: who, debrief: { rounds } }) =>
    rounds.flatMap(({ round, event, answer }) => {
      if (event === undefined) return []
      const { effects, options } = playEventOf(event)
      return options.map((option, i) => [
        who,
        round + 1,
        event,
        i + 1,
        answerPrice(base, event, i),
        i === answer ? 'yes' : 'no',
        effects,
        option.effects,
      ])
    }),
  ),
})

/** True where a world sets an assumption otherwise than its version of the model. */
export const isSetOtherwise = ({ assumptions, model }: Scenario, id: AssumptionId): boolean =>
  assumptions[id] !== defaultsOf(model)[id]

/** The ledger of assumptions with the values of a world. */
export const worldAssumptions = (base: Scenario): TidyTable => ({
  name: 'assumptions',
  says: 'every assumption of the model with the value that this world used, its range and its source',
  columns: [
    text('scenario', 'scenario'),
    text('assumption', 'id'),
    text('title', 'what it is'),
    text('group', 'part of the model'),
    text('unit', 'unit of the numbers'),
    value('used', 'value that was used'),
    value('default', 'value of the ledger'),
    value('low', 'lower end of the plausible range'),
    value('high', 'upper end of the plausible range'),
    text('status', 'evidence (published), calibrated (searched for) or assumption (no data: a sign at most)'),
    text('source', 'where it comes from'),
    text('reason', 'why this world uses another value'),
  ],
  rows: assumptionIds.map((id) => {
    const { title, group, unit, default: usual, low, high, status, source } = ledgerOf(base.model)[id]
    const reason = base.overrides[id]?.reason ?? null
    return [base.id, id, title, group, unit, base.assumptions[id], usual, low, high, status, source, reason]
  }),
})

/** What the lives of some members came to, in the game and where nothing is decided. */
export const lifeTotalsTable = (games: readonly ToldGame[]): TidyTable => ({
  name: 'life-totals',
  says: 'what the lives of some members came to, in the game and where nothing is decided',
  columns: [
    team,
    whole('member', '', 'row of the member, from 0'),
    text('name', 'a made-up first name'),
    text('life', 'own (the game) or base (nothing decided)'),
    whole('persons', '', 'people one after the other in this place'),
    whole('visits', '', 'visits'),
    whole('needs', '', 'needs of visits'),
    whole('self_served', '', 'needs met by what the space already knows'),
    whole('answered_by_members', '', 'needs answered by members'),
    whole('answered_in_facilitation', '', 'needs answered in facilitation'),
    whole('unanswered', '', 'questions that nobody answered'),
    whole('given_up', '', 'needs given up without asking'),
    whole('shares', '', 'items shared'),
    whole('answers', '', 'answers written'),
    whole('welcomes', '', 'times welcomed'),
    whole('recognitions', '', 'times recognised'),
    number('habit', '0-1', 'habit at the end'),
    number('expected', '0-1', 'expected value at the end'),
    number('belonging', '0-1', 'belonging at the end'),
    number('skill', '0-1', 'skill at the end'),
  ],
  rows: games.flatMap(({ team: who, debrief: { lives } }) =>
    lives.flatMap(({ member, lives: two }) =>
      two.map((life, i) => {
        const tally = tallyOf(life.events)
        const { selfServed, byMembers, byFacilitation, unanswered, givenUp } = tally
        const end = life.feelings.at(-1)
        return [
          who,
          member,
          memberName(member),
          i === 0 ? 'own' : 'base',
          life.persons.length,
          tally.visits,
          selfServed + byMembers + byFacilitation + unanswered + givenUp,
          selfServed,
          byMembers,
          byFacilitation,
          unanswered,
          givenUp,
          tally.shares,
          tally.answers,
          tally.welcomes,
          tally.recognitions,
          known(end?.habit),
          known(end?.expected),
          known(end?.belonging),
          known(end?.skill),
        ]
      }),
    ),
  ),
})
