import type { SessionDebrief } from '@fishbowl/lab/workshop'
import type { BarsChart, CurvesChart } from '../../chart/chart.ts'
import { describeFigure } from '../../describe.ts'
import type { Series } from '../../figure.ts'
import { axisOf, formatOf } from '../../figures/measure-format.ts'
import type { SessionSource } from '../../source/session-source.ts'
import { say } from '../../words/index.ts'
import { listed } from '../../words/lists.ts'
import { opened } from '../arms.ts'
import type { Block, Section } from '../document.ts'
import { left, right } from '../shown.ts'
import { bestTexts, leadText, luckTexts } from './play-answer.ts'
import { eventMarks } from './play-curves.ts'
import { livesBlocks } from './play-lives.ts'
import { predictionsShown } from './play-predictions.ts'
import { decisionWords, moneyTexts, roundsShown } from './play-rounds.ts'
import { whatIfBlocks } from './play-what-if.ts'
import { chained, measureName, money, moneyInterval, roundName, score, signedMoney } from './play-words.ts'
import { teamName } from './session-words.ts'

type Standings = NonNullable<SessionDebrief['leaderboard']>['standings']

const named = (source: SessionSource, teams: readonly number[]): string =>
  listed(teams.map((team) => teamName(source, team)))

/** Who is first by value, ties said as ties. */
export function firstTexts(source: SessionSource): readonly string[] {
  const { leaderboard } = source.debrief
  if (leaderboard === undefined) return []
  const { standings, lucks, base } = leaderboard
  const first = standings.filter(({ rank }) => rank === 1)
  const [one] = first
  if (one === undefined) return []
  const values = {
    teams: named(
      source,
      first.map(({ team }) => team),
    ),
    count: first.length,
    gain: signedMoney(one.gain.mean),
    interval: moneyInterval(one.gain),
    lucks: String(lucks),
  }
  const key =
    first.length === 1
      ? 'debrief.board.first'
      : first.length === standings.length
        ? 'debrief.board.all'
        : 'debrief.board.tied'
  return [say(key, values), say('debrief.board.base', { base: money(base) })]
}

function gainChart(source: SessionSource, standings: Standings): BarsChart {
  const title = say('debrief.board.title')
  const bars = standings.map(({ team, gain }) => ({
    name: teamName(source, team),
    value: gain.mean,
    low: gain.low,
    high: gain.high,
  }))
  return {
    kind: 'bars',
    id: 'leaderboard',
    title,
    alt: say('debrief.whatIf.alt', {
      title,
      bars: chained(bars.map((one) => `${one.name} ${signedMoney(one.value)} (${moneyInterval(one)})`)),
    }),
    table: 'leaderboard',
    x: { label: say('debrief.luck.axis'), format: { kind: 'money', signed: true }, zeroLine: true },
    bars,
    interval: say('debrief.luck.interval'),
  }
}

const seriesOf = (id: string, name: string, values: readonly (number | null)[]): Series => ({
  id,
  name,
  x: values.map((_, week) => week),
  middle: values.map((one) => one ?? Number.NaN),
})

/** The curves of all teams and of deciding nothing, on the luck of the session. */
function teamsChart(source: SessionSource): CurvesChart | undefined {
  const { games, baseCurve } = source.debrief
  const [first] = games
  if (first === undefined) return undefined
  const { measure } = first
  const title = say('debrief.board.curves', { measure: opened(measureName(measure)) })
  const figure = {
    title,
    x: { label: say('debrief.curve.week') },
    y: { label: axisOf(measure), format: formatOf(measure) },
    series: [
      ...games.map(({ team, curve }) => seriesOf(`team-${team + 1}`, teamName(source, team), curve)),
      seriesOf('base', say('debrief.game.base'), baseCurve),
    ],
    marks: eventMarks(first.play),
  }
  return {
    kind: 'curves',
    id: 'teams',
    title,
    alt: describeFigure(figure),
    table: 'team-curves',
    figure,
  }
}

/** The teams by value, with their curves; nothing where no round was played. */
export function boardBlocks(source: SessionSource): readonly Block[] {
  const { leaderboard, predictions } = source.debrief
  if (leaderboard === undefined) return []
  const { standings, lucks } = leaderboard
  const chart = gainChart(source, standings)
  const curves = teamsChart(source)
  const brierOf = (team: number): string => {
    const brier = predictions.find((one) => one.team === team)?.brier
    return brier === undefined ? '' : score(brier)
  }
  return [
    { kind: 'text', text: firstTexts(source).join(' '), from: ['leaderboard'] },
    {
      kind: 'table',
      table: {
        caption: say('debrief.board.caption', { lucks: String(lucks) }),
        columns: [
          right(say('debrief.board.rank')),
          left(say('debrief.table.team')),
          right(say('debrief.board.value')),
          right(say('debrief.board.elsewhere')),
          right(say('debrief.board.gain')),
          left(say('debrief.board.tie')),
          right(say('debrief.table.left')),
          right(say('debrief.board.brier')),
        ],
        rows: standings.map(({ team, rank, value, elsewhere, gain, tiedWith, left: rest }) => [
          String(rank),
          teamName(source, team),
          money(value),
          money(elsewhere.mean),
          gain.low === gain.high
            ? signedMoney(gain.mean)
            : say('debrief.estimate', { mean: signedMoney(gain.mean), interval: moneyInterval(gain) }),
          tiedWith.length === 0 ? '' : named(source, tiedWith),
          money(rest),
          brierOf(team),
        ]),
        from: 'leaderboard',
        also: ['team-scores'],
      },
    },
    {
      kind: 'chart',
      choices: [{ label: chart.title, chart }],
      tables: [],
    },
    ...(curves === undefined
      ? []
      : [
          { kind: 'chart', choices: [{ label: curves.title, chart: curves }], tables: [] } as const,
          { kind: 'text', role: 'note', text: say('debrief.curve.note'), from: [] } as const,
        ]),
    {
      kind: 'text',
      role: 'note',
      text: say('debrief.board.note', { lucks: String(lucks) }),
      from: ['leaderboard'],
    },
  ]
}

/** What a team went back to and decided otherwise. */
function branchBlocks({ debrief }: SessionSource, team: number): readonly Block[] {
  const own = debrief.branches.filter((one) => one.team === team)
  const { flight } = debrief.file
  if (own.length === 0 || flight === undefined) return []
  return [
    {
      kind: 'table',
      table: {
        caption: say('debrief.branches.caption'),
        columns: [
          left(say('debrief.branches.round')),
          left(say('debrief.table.set')),
          right(say('debrief.table.net')),
          right(say('debrief.table.difference')),
        ],
        rows: own.map((one) => [
          roundName(flight, one.round),
          decisionWords(one),
          money(one.netValue),
          signedMoney(one.difference),
        ]),
        from: 'session-branches',
      },
    },
  ]
}

/** A section for each team: its decisions, money, predictions, branches, and what else could have been decided. */
export const teamSections = (source: SessionSource): readonly Section[] =>
  source.debrief.games.map(({ team, play }): Section => {
    const { luck, best, game } = play
    const said = [
      ...(luck === undefined ? [] : [luckTexts(luck).join(' ')]),
      ...(best === undefined ? [] : [bestTexts(best, game.flight).join(' ')]),
      moneyTexts(play),
    ]
    return {
      id: `team-${team + 1}`,
      title: teamName(source, team),
      blocks: [
        { kind: 'text', text: leadText(play), from: ['branches'] },
        { kind: 'list', items: said, from: ['luck', 'branches', 'best-plan', 'games', 'accounts'] },
        { kind: 'table', table: roundsShown(play) },
        ...branchBlocks(source, team),
        { kind: 'table', isFolded: true, table: predictionsShown(play) },
        ...whatIfBlocks({ ...play, best: undefined }, `team-${team + 1}-`),
        ...livesBlocks(play),
      ],
    }
  })
