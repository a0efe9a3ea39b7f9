import { type AssumptionId, assumptionIds, defaultsOf, ledger } from '@fishbowl/core'
import { gameOf, predictionScores, predictStepsOf, roundScores, stepScores } from '@fishbowl/lab/workshop'
import { formatNumber } from '@fishbowl/report'
import { isKey, say } from '@fishbowl/report/words'
import { type Block, gap, text, title } from './block.ts'
import { roundsToChange } from './branches.ts'
import { historyOf } from './games.ts'
import { deedsOf } from './page-branch.ts'
import { pointsWords } from './page-reveal.ts'
import { type DebriefPage, debriefPages } from './pages.ts'
import { type Room, stepOf, teamName, told } from './room.ts'
import { money, moneyInterval, roundName } from './words.ts'

type Of<K extends DebriefPage['kind']> = Extract<DebriefPage, { kind: K }>

const drawn: { readonly [K in DebriefPage['kind']]: (room: Room, page: Of<K>) => readonly Block[] } = {
  leaderboard: leaderboardPage,
  predictions: predictionsPage,
  hidden: (_, page) => [title(say('workshop.screen.hidden')), gap, text(page.text)],
  assumptions: assumptionsPage,
  team: (room, page) => teamPage(room, page.team),
  question: questionPage,
  pack: packPage,
}

/** The page of the debrief that is shown. */
export function debriefPage(room: Room): readonly Block[] {
  const page = debriefPages(room)[room.page]
  return page === undefined ? [] : drawn[page.kind](room, page as never)
}

function questionPage(room: Room, page: Of<'question'>): readonly Block[] {
  const step = stepOf(room)?.step
  const asked = step?.kind === 'debrief' ? step.questions[page.text] : undefined
  return [
    text(say('workshop.screen.debrief.question', { number: page.text + 1 }), 'muted'),
    gap,
    title(asked === undefined ? '' : told(room, asked)),
  ]
}

/** Value, not activity: what it was worth, and what of that was luck. */
function leaderboardPage(room: Room): readonly Block[] {
  const { board } = room
  if (board === undefined)
    return [title(say('workshop.screen.board')), gap, text(say('workshop.screen.running'), 'muted')]
  const rows = board.standings.map(({ team, rank, value, elsewhere, gain }) => [
    `${rank}`,
    teamName(room, team),
    money(value),
    moneyInterval(elsewhere),
    money(gain.mean, true),
  ])
  const base = ['', say('workshop.screen.baseShort'), money(board.base), '', '']
  const heads = ['rank', 'team', 'value', 'luck', 'gain'] as const
  return [
    title(say('workshop.screen.board')),
    gap,
    {
      kind: 'table',
      columns: heads.map((head, i) => ({
        head: say(`workshop.screen.head.${head}`),
        align: i === 1 ? ('left' as const) : ('right' as const),
      })),
      rows: [...rows, base],
    },
    gap,
    text(say('workshop.screen.board.means', { lucks: board.lucks }), 'muted'),
  ]
}

function predictionsPage(room: Room): readonly Block[] {
  const { session, record } = room
  const steps = predictStepsOf(session).flatMap((step) => {
    const reveal = room.reveals.ready.get(step.id)
    return reveal === undefined ? [] : stepScores(session, record, step, reveal)
  })
  const rounds = session.teams.flatMap((_, team) => {
    if (roundsToChange(room) === 0) return []
    const game = gameOf(session, record, team)
    const history = historyOf(room, game)
    return history === undefined ? [] : roundScores(game, team, history)
  })
  const scores = predictionScores(session, steps, rounds).toSorted((a, b) => (a.brier ?? 9) - (b.brier ?? 9))
  const isRanged = scores.some(({ ranges }) => ranges > 0)
  const heads = (['team', 'predictions', 'points', 'ranges'] as const).slice(0, isRanged ? 4 : 3)
  const rows = scores.map(({ team, n, brier, held, ranges }) =>
    [
      teamName(room, team),
      `${n}`,
      brier === undefined ? '' : pointsWords(brier),
      ranges === 0 ? '' : say('workshop.screen.heldOf', { held, ranges }),
    ].slice(0, heads.length),
  )
  return [
    title(say('workshop.screen.knew')),
    gap,
    {
      kind: 'table',
      columns: heads.map((head, i) => ({
        head: say(`workshop.screen.head.${head}`),
        align: i === 0 ? ('left' as const) : ('right' as const),
      })),
      rows,
    },
    gap,
    text(say('workshop.screen.scoring'), 'muted'),
    ...(isRanged ? [text(say('workshop.screen.scoring.ranges'), 'muted')] : []),
  ]
}

/** A value of an assumption with its unit: shares and rates as per cent, all else with the decimals that it has. */
function valueIn(id: AssumptionId, value: number): string {
  const { unit } = ledger[id]
  const isShare = unit === 'share' || unit === '1/week'
  const digits = `${Math.round(value * 1e4) / 1e4}`.split('.')[1]?.length ?? 0
  return say('workshop.screen.hidden.unit', {
    value: formatNumber(value, isShare ? { kind: 'share' } : { kind: 'plain', digits }),
    unit: units[unit] ?? 'none',
  })
}

/** Units that are said beside a number. */
const units: Readonly<Record<string, 'rate' | 'weeks' | 'hours' | 'week'>> = {
  '1/week': 'rate',
  weeks: 'weeks',
  h: 'hours',
  'h/week': 'week',
}

function assumptionsPage(room: Room): readonly Block[] {
  const { hidden } = room.session.file
  if (hidden === undefined) return []
  return [
    title(say('workshop.screen.hidden')),
    ...assumptionIds.flatMap((id) => {
      const { value } = hidden.assumptions?.[id] ?? {}
      if (value === undefined) return []
      const key = `model.assumption.${id}`
      const name = isKey(key) ? say(key) : ledger[id].title
      const here = valueIn(id, value)
      const usual = valueIn(id, defaultsOf(room.session.arms[0].scenario.model)[id])
      return [gap, text(name), text(say('workshop.screen.hidden.value', { here, usual }), 'bold')]
    }),
  ]
}

/** What a team did, and what would have come of other ways on the same luck. */
function teamPage(room: Room, team: number): readonly Block[] {
  const game = gameOf(room.session, room.record, team)
  const deeds = game.rounds.flatMap(({ decision }, round) =>
    Object.keys(decision).length === 0
      ? []
      : [text(say('workshop.screen.deed', { round: roundName(room, round), deeds: deedsOf(decision) }))],
  )
  const play = room.plays.get(team)
  const others = (play?.counterfactuals ?? []).toSorted(
    (a, b) => Math.abs(b.difference) - Math.abs(a.difference),
  )
  const pairs = others.slice(0, 5).map(({ title: key, difference, overBudget }): Block => {
    const words = say(key)
    const over = overBudget === undefined ? '' : ` (${say('workshop.screen.overBudget')})`
    return { kind: 'pair', number: money(difference, true), text: words + over }
  })
  return [
    title(say('workshop.screen.teamOther', { team: teamName(room, team) })),
    ...(deeds.length === 0 ? [text(say('workshop.screen.noDeeds'))] : deeds.slice(0, 4)),
    gap,
    ...(play === undefined ? [text(say('workshop.screen.running'), 'muted')] : pairs),
    gap,
    text(say('workshop.screen.otherMeans'), 'muted'),
  ]
}

function packPage({ pack, isPacking, session }: Room): readonly Block[] {
  const where =
    pack === undefined
      ? say(isPacking ? 'workshop.screen.packing' : 'workshop.screen.packNone')
      : say('workshop.screen.pack', { folder: pack })
  return [
    title(say('workshop.screen.thanks')),
    gap,
    text(where),
    text(say('workshop.screen.welcome.digest', { digest: session.digest }), 'muted'),
  ]
}
