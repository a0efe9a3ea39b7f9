import { accountsOf, type Decision, netValueOf, playLeverIds } from '@fishbowl/lab/play'
import { gameOf } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import { leverName, optionName } from '../play/entry-words.ts'
import { type Block, gap, text, title } from './block.ts'
import { branchGame } from './branches.ts'
import { drawnUntil, gamesFigure } from './curves.ts'
import { gamesAfter, historyOf } from './games.ts'
import { type Room, teamName } from './room.ts'
import { money, roundName } from './words.ts'

/** What a team would have had, had it decided otherwise in one round: both runs on the same luck, and the difference. */
export function branchPage(room: Room, place: number): readonly Block[] {
  const branch = room.record.branches?.[place]
  if (branch === undefined) return []
  const { session, record } = room
  const own = gameOf(session, record, branch.team)
  const other = branchGame(room, branch)
  const base = gamesAfter(room, own.rounds.length)[0]?.game
  const [before, after, idle] = [own, other, base].map((game) =>
    game === undefined ? undefined : historyOf(room, game),
  )
  const team = teamName(room, branch.team)
  const round = roundName(room, branch.round)
  const name = say('workshop.screen.branch.name', { team, round })
  if (before === undefined || after === undefined || idle === undefined)
    return [title(name), gap, text(say('workshop.screen.running'), 'muted')]
  const { flight } = own
  const to = own.rounds.length * flight.weeks - 1
  const from = branch.round * flight.weeks
  const figure = gamesFigure(
    flight.measure,
    [
      { id: 'base', name: say('workshop.screen.base'), history: idle },
      { id: 'own', name: team, history: before },
      { id: 'branch', name: say('workshop.screen.branch.short'), history: after },
    ],
    to,
  )
  const difference = netValueOf(other, after) - netValueOf(own, before)
  const left = accountsOf(other).at(-1)?.left ?? 0
  const says = say('workshop.screen.branch.difference', {
    difference: money(Math.abs(difference)),
    way: difference < 0 ? 'less' : 'more',
    rounds: own.rounds.length,
  })
  return [
    text(say('workshop.screen.branch.says', { team, round, deeds: deedsOf(branch.decision) })),
    { kind: 'figure', figure, until: drawnUntil(room, from, to), focus: 2 },
    room.drawn < 1 ? { kind: 'veil', text: says } : text(says, 'bold'),
    ...(left < -0.01 ? [text(say('workshop.screen.branch.over', { over: money(-left) }))] : []),
  ]
}

/** What a decision sets, in words. */
export function deedsOf(decision: Decision): string {
  const set = playLeverIds.flatMap((lever) => {
    const option = decision[lever]
    return option === undefined
      ? []
      : [say('play.entry.check.lever', { lever: leverName(lever), option: optionName(lever, option) })]
  })
  return set.length === 0 ? say('play.entry.check.nothing') : set.join('; ')
}
