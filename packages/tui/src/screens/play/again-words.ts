import { netValueOf } from '@fishbowl/lab/play'
import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import { quartersWords } from './end-words.ts'
import { money } from './entry-words.ts'
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
    say('play.end.report', { command: `fishbowl report ${end.file} -o out` }),
  ]
}

/** What stays on the shell's screen when the game is left. */
export function leftWords(play: PlayState, command: string): readonly string[] {
  const { end, file, game, run, problem } = play
  if (end.phase === 'done' && run !== undefined) {
    const { flight, rounds } = game
    const net = money(netValueOf(game, run))
    return [
      say('play.left.net', { quarters: quartersWords(flight, rounds.length), net }),
      ...againWords(play).slice(1),
    ]
  }
  if (problem !== undefined) return [problem]
  return file === undefined ? [] : [say('play.left.saved', { file }), say('play.left.on', { command })]
}
