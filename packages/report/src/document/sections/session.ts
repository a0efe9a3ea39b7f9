import { currentModel, ledgerOf } from '@fishbowl/core'
import { formatNumber } from '../../number.ts'
import type { SessionSource } from '../../source/session-source.ts'
import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { sketchOf } from '../brief.ts'
import type { Block, TidyTable } from '../document.ts'
import type { Part } from '../report-of.ts'
import { left, right } from '../shown.ts'
import {
  eventsTable,
  gamesTable,
  lifeTotalsTable,
  pricesTable,
  worldAssumptions,
} from '../tables/play-facts.ts'
import {
  bestPlanTable,
  calibrationTable,
  livesTable,
  luckTable,
  predictionsTable,
  scoresTable,
} from '../tables/play-scores.ts'
import {
  accountsTable,
  branchDecisionsTable,
  branchesTable,
  decisionsTable,
  gameCurvesTable,
} from '../tables/play-tables.ts'
import {
  hiddenOf,
  hiddenTable,
  leaderboardTable,
  sessionBranchesTable,
  teamScoresTable,
} from '../tables/session-board.ts'
import { roomCalibration, roomCalibrationTable, teamCurvesTable } from '../tables/session-room.ts'
import {
  cameTable,
  gamesOfSession,
  revealCurvesTable,
  roomTable,
  sessionTable,
  stepsTable,
} from '../tables/session-tables.ts'
import { toldParts } from './play-parts.ts'
import { calibrationBlocks } from './play-predictions.ts'
import { rulesBlocks, worldBlocks } from './play-rules.ts'
import { score, wordOf } from './play-words.ts'
import { stepSections } from './session-steps.ts'
import { boardBlocks, firstTexts, teamSections } from './session-teams.ts'
import { teamName, told } from './session-words.ts'

/** Who predicted best, and how it is told. */
function predictedText(source: SessionSource): readonly string[] {
  const some = source.debrief.predictions.flatMap(({ team, brier, n }) =>
    brier === undefined ? [] : [{ team, brier, n }],
  )
  const least = Math.min(...some.map(({ brier }) => brier))
  const best = some.find(({ brier }) => brier === least)
  if (best === undefined) return []
  return [
    say('debrief.session.predicted', {
      team: teamName(source, best.team),
      brier: score(best.brier),
      n: best.n,
      count: String(best.n),
    }),
  ]
}

/** What the session was and what it came to, in short. */
function answerBlocks(source: SessionSource): readonly Block[] {
  const { file, teams, format, record, digest } = source.debrief
  const [first, ...others] = firstTexts(source)
  const items = [...others, ...predictedText(source)]
  return [
    {
      kind: 'text',
      role: 'answer',
      text: first ?? say('debrief.session.none'),
      from: ['leaderboard'],
    },
    ...(items.length === 0 ? [] : [{ kind: 'list', items, from: ['leaderboard', 'team-scores'] } as const]),
    {
      kind: 'facts',
      facts: [
        [say('debrief.facts.teams'), teams.map((_, team) => teamName(source, team)).join(', ')],
        [say('debrief.facts.format'), say('debrief.facts.minutes', { minutes: format })],
        [say('debrief.facts.answers'), String(record.submissions.length)],
        [say('debrief.facts.seed'), file.seed],
        [say('debrief.facts.session'), digest],
      ],
      from: ['session'],
    },
  ]
}

const plain = (value: number): string => {
  const rounded = Math.round(value * 1e5) / 1e5
  return formatNumber(rounded, { kind: 'plain', digits: String(rounded).split('.')[1]?.length ?? 0 })
}

/** What participants did not know of this world. */
function hiddenBlocks(source: SessionSource): readonly Block[] {
  const { hidden } = source.debrief.file
  if (hidden === undefined) return []
  const behind = ledgerOf(source.arms[0]?.scenario.model ?? currentModel)
  return [
    { kind: 'text', text: told(source, hidden.says), from: [] },
    {
      kind: 'table',
      table: {
        caption: say('debrief.hidden.caption'),
        columns: [
          left(say('debrief.assumptions.title')),
          right(say('debrief.assumptions.used')),
          right(say('debrief.assumptions.default')),
          left(say('debrief.hidden.unit')),
          left(say('debrief.assumptions.reason')),
        ],
        rows: hiddenOf(source.debrief.file).map(({ id, value, reason }) => {
          const { title, default: usual, unit } = behind[id]
          return [wordOf(`model.assumption.${id}`, title), plain(value), plain(usual), unit, reason]
        }),
        from: 'hidden-assumptions',
      },
    },
  ]
}

/** A section of its own with its tables; nothing where there is nothing to say. */
const partOf = (
  id: string,
  title: string,
  { blocks, tables = [] }: { readonly blocks: readonly Block[]; readonly tables?: readonly TidyTable[] },
): readonly Part[] => (blocks.length === 0 ? [] : [{ section: { id, title, blocks }, tables }])

/** The tables of everything that was played and answered. */
function tablesOf(source: SessionSource): readonly TidyTable[] {
  const games = gamesOfSession(source)
  const [base] = source.arms
  const [one] = games
  const ofGames =
    base === undefined || one === undefined
      ? []
      : [
          gamesTable(games, base.scenario),
          decisionsTable(games),
          accountsTable(games),
          predictionsTable(games),
          scoresTable(games),
          calibrationTable(games),
          branchesTable(games),
          branchDecisionsTable(games),
          gameCurvesTable(games),
          bestPlanTable(games),
          luckTable(games),
          livesTable(games),
          lifeTotalsTable(games),
          pricesTable(one),
          eventsTable(games, base.scenario),
        ]
  return [
    sessionTable(source),
    stepsTable(source),
    roomTable(source),
    cameTable(source),
    revealCurvesTable(source),
    leaderboardTable(source),
    teamScoresTable(source),
    teamCurvesTable(source),
    roomCalibrationTable(source),
    sessionBranchesTable(source),
    hiddenTable(source),
    ...ofGames,
  ]
}

/** What a session was and came to, section by section; nothing where the sources hold none. */
export function sessionParts({ session: source }: Sources): readonly Part[] {
  if (source === undefined) return []
  const { debrief, arms } = source
  const [base] = arms
  const [game] = debrief.games
  const answer = answerBlocks(source)
  const board = boardBlocks(source)
  const figure = board.find((block) => block.kind === 'chart')
  return toldParts([
    {
      section: {
        id: 'answer',
        title: say('debrief.section.answer'),
        blocks: answer,
        brief: [...answer.slice(0, 2), ...(figure === undefined ? [] : [sketchOf(figure)])],
      },
      tables: tablesOf(source),
    },
    ...stepSections(source).map((section): Part => ({ section, tables: [] })),
    ...partOf('leaderboard', say('debrief.section.board'), { blocks: board }),
    ...partOf('room', say('debrief.section.room'), {
      blocks: calibrationBlocks(roomCalibration(debrief), 'room-calibration', 'room-calibration'),
    }),
    ...teamSections(source).map((section): Part => ({ section, tables: [] })),
    ...partOf('hidden', say('debrief.section.hidden'), { blocks: hiddenBlocks(source) }),
    ...(game === undefined || base === undefined
      ? []
      : partOf('rules', say('debrief.section.rules'), { blocks: rulesBlocks(game.play, base.scenario) })),
    ...(base === undefined
      ? []
      : partOf('assumptions', say('debrief.section.assumptions'), {
          blocks: worldBlocks(base.scenario),
          tables: [worldAssumptions(base.scenario)],
        })),
  ])
}
