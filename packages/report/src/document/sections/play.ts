import type { Sources } from '../../source/source.ts'
import { say } from '../../words/index.ts'
import { sketchOf } from '../brief.ts'
import type { Block } from '../document.ts'
import type { Part } from '../report-of.ts'
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
import { answerBlocks } from './play-answer.ts'
import { curveBlocks } from './play-curves.ts'
import { livesBlocks } from './play-lives.ts'
import { toldParts } from './play-parts.ts'
import { predictionBlocks } from './play-predictions.ts'
import { moneyBlocks, roundsBlocks } from './play-rounds.ts'
import { rulesBlocks, worldBlocks } from './play-rules.ts'
import { luckBlocks, whatIfBlocks } from './play-what-if.ts'

/** The first figure and the first words of some blocks, as a brief shows them. */
function shortOf(blocks: readonly Block[]): readonly Block[] {
  const chart = blocks.find((block) => block.kind === 'chart')
  return chart === undefined ? [] : [sketchOf(chart)]
}

/** What a game was and came to, section by section; nothing where the sources hold none. */
export function playParts({ play }: Sources): readonly Part[] {
  if (play === undefined) return []
  const { debrief, base } = play
  const games = [{ team: '', debrief }]
  const told = games[0] ?? { team: '', debrief }
  const [answer, curve, whatIf] = [answerBlocks(debrief), curveBlocks(debrief), whatIfBlocks(debrief)]
  const parts: readonly Part[] = [
    {
      section: {
        id: 'answer',
        title: say('debrief.section.answer'),
        blocks: answer,
        brief: answer.slice(0, 2),
      },
      tables: [gamesTable(games, base), branchesTable(games)],
    },
    {
      section: { id: 'decisions', title: say('debrief.section.rounds'), blocks: roundsBlocks(debrief) },
      tables: [decisionsTable(games), accountsTable(games)],
    },
    {
      section: {
        id: 'curve',
        title: say('debrief.section.curve'),
        blocks: curve,
        brief: shortOf(curve),
      },
      tables: [gameCurvesTable(games)],
    },
    {
      section: { id: 'money', title: say('debrief.section.money'), blocks: moneyBlocks(debrief) },
      tables: [],
    },
    {
      section: {
        id: 'predictions',
        title: say('debrief.section.predictions'),
        blocks: predictionBlocks(debrief),
      },
      tables: [predictionsTable(games), calibrationTable(games), scoresTable(games)],
    },
    {
      section: {
        id: 'what-if',
        title: say('debrief.section.whatIf'),
        blocks: whatIf,
        brief: shortOf(whatIf),
      },
      tables: [branchDecisionsTable(games), bestPlanTable(games)],
    },
    {
      section: { id: 'luck', title: say('debrief.section.luck'), blocks: luckBlocks(debrief) },
      tables: [luckTable(games)],
    },
    {
      section: { id: 'lives', title: say('debrief.section.lives'), blocks: livesBlocks(debrief) },
      tables: [livesTable(games), lifeTotalsTable(games)],
    },
    {
      section: { id: 'rules', title: say('debrief.section.rules'), blocks: rulesBlocks(debrief, base) },
      tables: [pricesTable(told), eventsTable(games, base)],
    },
    {
      section: { id: 'assumptions', title: say('debrief.section.assumptions'), blocks: worldBlocks(base) },
      tables: [worldAssumptions(base)],
    },
  ]
  return toldParts(parts)
}
