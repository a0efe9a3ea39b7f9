import { scenarioOfGame } from '@fishbowl/lab/play'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { actionOf, type Context } from '../../packages/tui/src/keymap.ts'
import { newGame, openPlay } from '../../packages/tui/src/screens/play/open.ts'
import { nextSeed } from '../../packages/tui/src/screens/play/press.ts'
import { readSaved, savedText } from '../../packages/tui/src/screens/play/saved-file.ts'
import type { PlayState } from '../../packages/tui/src/screens/play/state.ts'
import type { State } from '../../packages/tui/src/state.ts'
import { openStore, type Store } from '../../packages/tui/src/store.ts'
import { smallGame, smallPlay } from './support/small-play.ts'
import { smallServices } from './support/small-services.ts'

const size = { columns: 60, rows: 18 }
const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const
const base = 'technology-led'

type Opened = Store & { readonly play: () => PlayState; readonly keys: (keys: string) => Promise<void> }

const settle = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 5))

/** The screens at a game over files in memory; without the screen reader the reveal moves, with it all of it is there at once. */
async function opened(
  files = new Map<string, string>(),
  begin = (state: State) => openPlay(state, base),
): Promise<Opened> {
  const store = openStore({ ...smallServices(), play: smallPlay(files) }, { look, screenReader: true, begin })
  const play = (): PlayState => {
    const { play: now } = store.state()
    if (now === undefined) throw new Error('no game')
    return now
  }
  const runs = async (): Promise<void> => {
    while (play().run === undefined && play().stage.at !== 'offer') await settle()
  }
  await runs()
  return {
    ...store,
    play,
    async keys(keys) {
      for (const key of keys.split(' ')) {
        store.press([key], size)
        await runs()
      }
    },
  }
}

/** A whole round: an answer where one is asked for, a prediction, the reveal. */
async function round({ play, keys }: Opened, decide: readonly string[] = []): Promise<void> {
  await keys('space')
  const { stage } = play()
  if (stage.at === 'entry' && stage.entry.stage.at === 'event') await keys('1')
  for (const each of decide) await keys(each)
  await keys('space 2 3 space space')
}

test('twelve rounds by space and digits lead to the end, with the numbers of a plain run', async () => {
  const game = await opened()
  await round(game, ['1 0'])
  for (let n = 1; n < 12; n++) await round(game)
  const { stage, game: played, run } = game.play()
  expect(stage).toEqual({ at: 'end', page: 0 })
  expect(played.rounds).toHaveLength(12)
  const plain = simulate({ scenario: scenarioOfGame(played), replicate: 0 })
  expect(run?.values).toEqual(plain.values)
  game.close()
})

test('each stage is saved, and what is saved is offered and gone on with', async () => {
  const files = new Map<string, string>()
  const first = await opened(files)
  await round(first)
  await first.keys('space')
  const at = first.play().stage
  const asked = at.at === 'entry' && at.entry.stage.at === 'event' ? '1 ' : ''
  await first.keys(`${asked}8 1`)
  first.close()
  const second = await opened(files)
  expect(second.play().stage.at).toBe('offer')
  await second.keys('3 space')
  expect(second.play().stage.at).toBe('offer')
  await second.keys('1')
  const { stage, game } = second.play()
  expect(game.rounds).toEqual(first.play().game.rounds)
  expect(stage).toMatchObject({ at: 'entry', entry: { decision: { training: 1 } } })
  second.close()
})

test('killed while the curve was drawn, the round counts, and is drawn again', async () => {
  const files = new Map<string, string>()
  const first = await opened(files)
  await first.keys('space')
  const at = first.play().stage
  await first.keys(`${at.at === 'entry' && at.entry.stage.at === 'event' ? '1 ' : ''}space 2 3 space`)
  expect(first.play().stage.at).toBe('reveal')
  const second = await opened(files)
  await second.keys('1')
  expect(second.play().stage.at).toBe('reveal')
  expect(second.play().game.rounds).toHaveLength(1)
  first.close()
  second.close()
})

test('anew is anew: the saved game is replaced', async () => {
  const files = new Map<string, string>()
  const first = await opened(files)
  await round(first)
  const second = await opened(files)
  await second.keys('2')
  expect(second.play().game.rounds).toEqual([])
  expect((await opened(files)).play().stage).toEqual({ at: 'dashboard' })
})

describe('a saved game', () => {
  const game = smallGame()
  const text = savedText({ ...game, rounds: [{ answer: 0, decision: {} }] }, { at: 'dashboard' }, '1.0.0')
  const why = (changed: string, on = game.base): string => {
    const found = readSaved(changed, on, '1.0.0')
    return found.kind === 'broken' ? found.why : found.kind
  }
  test('comes back as it was', () => {
    const found = readSaved(text, game.base, '1.0.0')
    expect(found).toMatchObject({
      kind: 'saved',
      saved: { at: 'dashboard', game: { rounds: [{ answer: 0 }] } },
    })
  })
  test.each([
    ['cut off', text.slice(0, 200), 'it is no JSON'],
    ['of another model', text.replace('"1.0.0"', '"0.9.0"'), 'it is of model 0.9.0, and this is model 1.0.0'],
    [
      'with a decision that no lever has',
      text.replace('"decision":{}', '"decision":{"team":3}'),
      'its rounds are none',
    ],
    [
      'with an option over the money',
      text.replace('"decision":{}', '"decision":{"seniors":9}'),
      'its round 1 breaks the rules',
    ],
    ['with other rules', text.replace('"rounds":4', '"rounds":0'), 'its rules are none'],
    ['with other people', text.replace('"members":400', '"members":4e9'), 'its scenario is none'],
    ['of something else', '{"kind":"play-game"}', 'damaged'],
  ])('%s is told of in a line', (_, changed, words) => {
    expect(why(changed)).toContain(words)
    expect(why(changed)).toContain('Playing on replaces it.')
  })
  test('of another version of the scenario is told of', () => {
    expect(why(text, { ...game.base, title: 'Another house' })).toContain('another version of the scenario')
  })
})

test('with the same luck or with another one it begins again at the end', () => {
  expect(nextSeed('fishbowl')).toBe('fishbowl-2')
  expect(nextSeed('fishbowl-2')).toBe('fishbowl-3')
  expect(nextSeed('7')).toBe('8')
})

test('in a kiosk q, E, : and escape mean nothing; help, digits, space and ctrl+c do', () => {
  const kiosk: Context = 'kiosk'
  for (const key of ['q', 'E', ':', 'ctrl+p', 'escape', 'ctrl+z', 'e', 'R'])
    expect(actionOf(key, kiosk)).toBeUndefined()
  for (const key of ['?', 'space', 'enter', '0', '9', 'backspace', 'ctrl+c'])
    expect(actionOf(key, kiosk)).toBeDefined()
})

test('a kiosk is not left in a window that is too small either', async () => {
  const game = await opened(new Map(), (state) => openPlay({ ...state, screens: [] }, base, true))
  expect(game.press(['q'], { columns: 30, rows: 8 })).toEqual([])
  expect(game.press(['q', 'E', ':', 'escape'], size)).toEqual([])
  expect(game.state().screens).toHaveLength(1)
  expect(game.press(['ctrl+c'], size)).toEqual([{ do: 'quit', code: 130 }])
})

test('q leaves the game for the screen below it, and 8 comes back to it', async () => {
  const game = await opened()
  await round(game)
  await game.keys('q')
  expect(game.state().screens.map(({ name }) => name)).toEqual(['library'])
  game.press(['8'], size)
  expect(game.state().screens.at(-1)?.name).toBe('play')
})

test('a new game has the rules of the file format and the seed of the scenario', () => {
  const { base: scenario } = smallGame()
  expect(newGame(scenario)).toMatchObject({ replicate: 0, rounds: [], flight: { rounds: 12, weeks: 13 } })
})
