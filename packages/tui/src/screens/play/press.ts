import type { Action } from '../../keymap.ts'
import type { State } from '../../state.ts'
import { type Effect, type Step, still } from '../../step.ts'
import { enterRound, pressEntry } from './entry.ts'
import type { Entry } from './entry-state.ts'
import { measuredLevel } from './numbers.ts'
import { newGame, resumed } from './open.ts'
import { endPages, lastPage } from './pages.ts'
import { lastFrame, type PlayStage, type PlayState, playOf, reseeded, withPlay } from './state.ts'

const keys: Readonly<Partial<Record<Action, string>>> = {
  next: 'space',
  confirm: 'enter',
  erase: 'backspace',
  point: '.',
}

/** The key of an action as the entry of a round takes it. */
const keyOfAction = (action: Action): string | undefined =>
  /^digit\d$/.test(action) ? action.slice(-1) : keys[action]

const isOn = (key: string): boolean => key === 'space' || key === 'enter'
const isBack = (key: string): boolean => key === 'backspace' || key === '0'

const save: Effect = { do: 'play', act: 'save' }

/** The game at another stage; saved, but for pages that are only turned. */
const at = (state: State, stage: PlayStage, change: Partial<PlayState> = {}): Step => ({
  state: withPlay(state, { ...change, stage }),
  effects: [save],
})

function entered(state: State, play: PlayState): Step {
  const { game, run } = play
  const level = run === undefined ? undefined : measuredLevel(game, run, game.rounds.length - 1)
  return at(state, { at: 'entry', entry: enterRound(game, { level }) })
}

function pressedEntry(state: State, play: PlayState, entry: Entry, key: string): Step {
  const next = pressEntry(entry, key)
  switch (next.kind) {
    case 'entry':
      return next.entry === entry ? still(state) : at(state, { at: 'entry', entry: next.entry })
    case 'back':
      return at(state, { at: 'dashboard' })
    case 'round': {
      const game = { ...play.game, rounds: [...play.game.rounds, next.round] }
      const stage: PlayStage = { at: 'reveal', frame: 0 }
      return {
        state: withPlay(state, { game, run: undefined, stage }),
        effects: [save, { do: 'play', act: 'run' }],
      }
    }
  }
}

function pressedReveal(state: State, play: PlayState, frame: number, key: string): Step {
  if (!isOn(key)) return still(state)
  if (frame < lastFrame || play.run === undefined)
    return still(withPlay(state, { stage: { at: 'reveal', frame: lastFrame } }))
  const { rounds, flight } = play.game
  if (rounds.length < flight.rounds) return at(state, { at: 'dashboard' })
  const ended = at(state, { at: 'end', page: 0 })
  return { state: ended.state, effects: [...ended.effects, { do: 'play', act: 'debrief' }] }
}

/** A new game on the same base, with the same luck or another one. */
function anew(state: State, play: PlayState, seed: string): Step {
  const game = newGame(reseeded(play.game.base, seed))
  return {
    state: withPlay(state, {
      game,
      run: undefined,
      stage: { at: 'dashboard' },
      end: { phase: 'none' },
      problem: undefined,
    }),
    effects: [{ do: 'play', act: 'named' }, save, { do: 'play', act: 'run' }],
  }
}

/** The seed after this one: its number one higher. @internal */
export function nextSeed(seed: string): string {
  const [, words = '', number] = /^(.*?)(\d{1,9})$/.exec(seed) ?? []
  return number === undefined ? `${seed}-2` : `${words}${Number(number) + 1}`
}

function pressedEnd(
  state: State,
  play: PlayState,
  stage: Extract<PlayStage, { at: 'end' }>,
  key: string,
): Step {
  const { page, shown } = stage
  const turned = (next: Omit<typeof stage, 'at'>): Step =>
    still(withPlay(state, { stage: { at: 'end', ...next } }))
  if (isBack(key)) return turned(shown === undefined ? { page: Math.max(0, page - 1) } : { page })
  if (isOn(key)) return turned({ page: Math.min(lastPage, page + 1) })
  const name = endPages[page]
  if (name === 'again' && key === '1') return anew(state, play, play.game.base.seed)
  if (name === 'again' && key === '2') return anew(state, play, nextSeed(play.game.base.seed))
  const { end } = play
  const count = end.phase === 'done' ? end.found.counterfactuals.length : 0
  const digit = Number(key)
  return name === 'otherwise' && digit >= 1 && digit <= count
    ? turned({ page, shown: digit - 1 })
    : still(state)
}

function pressedOffer(
  state: State,
  play: PlayState,
  stage: Extract<PlayStage, { at: 'offer' }>,
  key: string,
): Step {
  if (key === '2') return anew(state, play, play.game.base.seed)
  if (key !== '1') return still(state)
  const going = resumed(play, stage.saved)
  const more: readonly Effect[] = going.stage.at === 'end' ? [{ do: 'play', act: 'debrief' }] : []
  return { state: withPlay(state, going), effects: [{ do: 'play', act: 'run' }, ...more] }
}

/** What a key does in the game. */
export function pressPlay(state: State, action: Action): Step {
  const play = playOf(state)
  const key = keyOfAction(action)
  if (play === undefined || key === undefined) return still(state)
  const { stage } = play
  switch (stage.at) {
    case 'offer':
      return pressedOffer(state, play, stage, key)
    case 'dashboard':
      return isOn(key) ? entered(state, play) : still(state)
    case 'entry':
      return pressedEntry(state, play, stage.entry, key)
    case 'reveal':
      return pressedReveal(state, play, stage.frame, key)
    case 'end':
      return pressedEnd(state, play, stage, key)
  }
}
