import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import type { PlayState } from './state.ts'

/** Where the debrief is and what to do with it. */
export function againWords({ end, file, digest, game }: PlayState): readonly string[] {
  const { seed } = game.base
  const facts = say('play.end.digest', { digest, seed })
  if (end.phase !== 'done') return [facts]
  if (end.file === undefined) {
    const command = file === undefined ? '' : `fishbowl play --game ${shellWord(file)} --json`
    return [facts, ...(command === '' ? [] : [say('play.end.no-file', { command })])]
  }
  return [
    facts,
    say('play.end.file', { file: end.file }),
    say('play.end.report', { command: `fishbowl report ${shellWord(end.file)} -o out` }),
  ]
}
