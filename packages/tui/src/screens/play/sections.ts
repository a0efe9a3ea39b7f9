import type { Game, PlayDebrief } from '@fishbowl/lab/play'
import { scenarioTitle } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import {
  bestWords,
  calibrationRows,
  calibrationWords,
  luckWords,
  memberWords,
  moneyRows,
  otherwiseRows,
  valueRows,
} from './end-words.ts'

/** A part of a debrief as text: a title, rows of cells and sentences. */
export type DebriefSection = {
  readonly title: string
  readonly rows: readonly (readonly string[])[]
  readonly words: readonly string[]
}

/** A debrief as text, part by part. */
export function debriefSections(game: Game, found: PlayDebrief): readonly DebriefSection[] {
  const { flight, base } = game
  return [
    {
      title: `${scenarioTitle(base.title)}: ${say('play.end.result')}`,
      rows: valueRows(found.own.netValue, found),
      words: bestWords(flight, found.best),
    },
    { title: say('play.end.money'), rows: moneyRows(game), words: [] },
    {
      title: say('play.end.predictions'),
      rows: calibrationRows(found.calibration).slice(1),
      words: calibrationWords(flight, found.calibration),
    },
    { title: say('play.end.otherwise'), rows: otherwiseRows(found), words: [] },
    { title: say('play.end.luck'), rows: [], words: luckWords(found.luck) },
    ...found.lives.map((life, n) => ({
      title: say('play.end.member', { n: n + 1, of: found.lives.length }),
      rows: [],
      words: memberWords(life),
    })),
  ]
}
