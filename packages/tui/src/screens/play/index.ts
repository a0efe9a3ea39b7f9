import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import { commandLine } from '../../views/command.ts'
import type { ScreenModule } from '../module.ts'
import { hintOf } from './hints.ts'
import { pressPlay } from './press.ts'
import { playSpoken } from './spoken.ts'
import { playOf } from './state.ts'
import { playBody } from './view.ts'

/** The flight simulator: look, decide, predict, see. */
export const play: ScreenModule<'play'> = {
  crumb: () => 'Play',
  body: ({ state, size, brush }) => playBody(state, size, brush),
  spoken: playSpoken,
  act: (state, _screen, action) => pressPlay(state, action),
  context: (state) => (playOf(state)?.kiosk === true ? 'kiosk' : 'play'),
  status(state) {
    const game = playOf(state)
    return game === undefined ? '' : hintOf(game)
  },
  command(state, { id }) {
    const game = playOf(state)
    if (game === undefined || game.end.phase !== 'done' || game.file === undefined)
      return commandLine(state, 'play', [id], [])
    return `fishbowl play --game ${shellWord(game.file)}`
  },
  facts(state) {
    const game = playOf(state)
    return game === undefined ? [] : [game.digest, `seed ${game.game.base.seed}`]
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
