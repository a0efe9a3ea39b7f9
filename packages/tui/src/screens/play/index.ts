import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import type { State } from '../../state.ts'
import { commandLine } from '../../views/command.ts'
import type { ScreenModule } from '../module.ts'
import { leftWords } from './again-words.ts'
import { hintOf } from './hints.ts'
import { pressPlay } from './press.ts'
import { playSpoken } from './spoken.ts'
import { type PlayScreen, playOf } from './state.ts'
import { playBody } from './view.ts'

/** The command that goes on with the game. */
function goingOn(state: State, { id }: PlayScreen): string {
  const game = playOf(state)
  const seed = game?.game.base.seed
  // the screens may have been started with another seed than the game has by now
  const bare = { ...state, options: [] }
  const kiosk = game?.kiosk === true ? ['--kiosk'] : []
  const save = game?.savedAs === undefined ? [] : ['--save', game.savedAs]
  return commandLine(bare, 'play', [id], [...(seed === undefined ? [] : ['--seed', seed]), ...save, ...kiosk])
}

/** The flight simulator: look, decide, predict, see. */
export const play: ScreenModule<'play'> = {
  crumb: () => say('screen.crumb.play'),
  body: ({ state, size, brush }) => playBody(state, size, brush),
  spoken: playSpoken,
  act: (state, _screen, action) => pressPlay(state, action),
  context: (state) => (playOf(state)?.kiosk === true ? 'kiosk' : 'play'),
  status(state) {
    const game = playOf(state)
    return game === undefined ? '' : hintOf(game)
  },
  command(state, screen) {
    const game = playOf(state)
    return game === undefined || game.end.phase !== 'done' || game.file === undefined
      ? goingOn(state, screen)
      : `fishbowl play --game ${shellWord(game.file)}`
  },
  facts(state) {
    const game = playOf(state)
    return game === undefined ? [] : [game.digest, say('screen.fact.seed', { seed: game.game.base.seed })]
  },
  focus: (_state, { id }) => id,
  leave: () => [{ do: 'play', act: 'stop' }],
  escape: (state) => (playOf(state)?.kiosk === true ? { state, effects: [] } : undefined),
  get reading() {
    return [
      { key: '$', says: say('play.reading.money') },
      { key: '%', says: say('play.reading.sure') },
    ]
  },
}

/** What stays on the shell's screen when the game is left; undefined on another screen. */
export function playSummary(state: State): readonly string[] | undefined {
  const screen = state.screens.at(-1)
  const game = playOf(state)
  if (screen?.name !== 'play' || game === undefined) return undefined
  return leftWords(game, goingOn(state, screen))
}
