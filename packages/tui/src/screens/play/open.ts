import type { Scenario } from '@fishbowl/core'
import { Flight, type Game } from '@fishbowl/lab/play'
import { say } from '@fishbowl/report/words'
import { entryOf, pushed, type State } from '../../state.ts'
import type { Step } from '../../step.ts'
import { saying } from '../../step.ts'
import { enterRound } from './entry.ts'
import { measuredLevel } from './numbers.ts'
import type { PlayState, SavedGame } from './state.ts'

/** What is played where nobody says otherwise: the standard rollout. */
export const usualGame = 'technology-led'

/** A game on a scenario before its first round. */
export const newGame = (base: Scenario): Game => ({
  base,
  flight: Flight.parse({}),
  replicate: 0,
  rounds: [],
})

/** Opens the game on a scenario: what was saved is offered. */
export function openPlay(state: State, id: string, kiosk = false): Step {
  const entry = entryOf(state, id)
  if (entry === undefined) return saying(state, say('screen.go.missing', { id }))
  const game = newGame(entry.loaded.scenario)
  const play: PlayState = {
    id,
    kiosk,
    game,
    stage: { at: 'dashboard' },
    run: undefined,
    end: { phase: 'none' },
    digest: '',
    file: undefined,
  }
  return {
    state: { ...pushed(state, { name: 'play', id }), play },
    effects: [{ do: 'play', act: 'open' }],
  }
}

/** The game as it was saved. */
export function resumed(play: PlayState, { game, at, answer = 0, decision = {} }: SavedGame): PlayState {
  const bare = { ...play, game, run: undefined }
  switch (at) {
    case 'dashboard':
      return { ...bare, stage: { at: 'dashboard' } }
    case 'entry': {
      const entry = { ...enterRound(game), answer, decision }
      return { ...bare, stage: { at: 'entry', entry } }
    }
    case 'reveal':
      return { ...bare, stage: { at: 'reveal', frame: 0 } }
    case 'end':
      return { ...bare, stage: { at: 'end', page: 0 } }
  }
}

/** The entry of a stage with the level that was seen last, once the run is known. */
export function levelled(play: PlayState): PlayState {
  const { stage, run, game } = play
  if (stage.at !== 'entry' || run === undefined || stage.entry.level !== undefined) return play
  const entry = { ...stage.entry, level: measuredLevel(game, run, game.rounds.length - 1) }
  return { ...play, stage: { at: 'entry', entry } }
}
