import { eventIds, type Game } from '@fishbowl/lab/play'
import { cellWidth } from '@fishbowl/report'
import { type Language, languageIds, speak } from '@fishbowl/report/words'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { brushOf } from '../../packages/tui/src/brush.ts'
import { enterRound, pressEntry } from '../../packages/tui/src/screens/play/entry.ts'
import { entryLines } from '../../packages/tui/src/screens/play/entry-lines.ts'
import type { Entry } from '../../packages/tui/src/screens/play/entry-state.ts'
import { hintOf } from '../../packages/tui/src/screens/play/hints.ts'
import { openPlay } from '../../packages/tui/src/screens/play/open.ts'
import { endPages } from '../../packages/tui/src/screens/play/pages.ts'
import { playSpoken } from '../../packages/tui/src/screens/play/spoken.ts'
import { lastFrame, type PlayStage, type PlayState } from '../../packages/tui/src/screens/play/state.ts'
import { playBody } from '../../packages/tui/src/screens/play/view.ts'
import { initialState, type State } from '../../packages/tui/src/state.ts'
import { drawnWidth } from '../../packages/tui/src/views/beside.ts'
import { bodyRows } from '../../packages/tui/src/views/layout.ts'
import { closeScreens, openScreens, shows } from './support/screens.ts'
import { smallGame, smallPlay } from './support/small-play.ts'
import { smallServices } from './support/small-services.ts'

const sizes = [
  { columns: 60, rows: 18 },
  { columns: 80, rows: 24 },
  { columns: 120, rows: 36 },
]
const look = { color: 'none', symbols: 'braille', theme: 'dark' } as const

afterEach(async () => {
  speak('en')
  await closeScreens()
})

/** A game of three rounds with something decided and predicted in each, its run and its debrief. */
async function playedGame(): Promise<PlayState> {
  const game: Game = {
    ...smallGame({ rounds: 3, grant: 40_000 }),
    rounds: [
      {
        answer: 0,
        decision: { professionals: 1, alignment: 2 },
        prediction: { kind: 'direction', direction: 'down', sure: 0.8 },
      },
      {
        answer: 0,
        decision: {},
        prediction: {
          kind: 'points',
          points: [
            [3, 0.2],
            [8, 0.15],
            [12, 0.1],
          ],
          within: 0.05,
        },
      },
      { answer: 0, decision: { training: 1 }, prediction: { kind: 'direction', direction: 'up', sure: 0.5 } },
    ],
  }
  const services = smallPlay()
  let end: PlayState['end'] = { phase: 'none' }
  for await (const step of services.debrief(game, new AbortController().signal))
    if (step.kind === 'done')
      end = {
        phase: 'done',
        found: step.found,
        file: '~/.local/state/fishbowl/play-tiny-fishbowl.debrief.json',
      }
  return {
    id: 'tiny',
    kiosk: false,
    game,
    stage: { at: 'dashboard' },
    run: await services.run(game),
    end,
    digest: '0123456789ab',
    file: '/home/me/play-tiny-fishbowl.json',
  }
}

let played: PlayState
beforeAll(async () => {
  played = await playedGame()
})

const stateOf = (play: PlayState): State => ({
  ...initialState([], { look, replicates: 6, options: [] }),
  screens: [{ name: 'play', id: 'tiny' }],
  play,
})

/** The debrief before the best plan and other luck are known. */
function partly(): PlayState['end'] {
  if (played.end.phase !== 'done') throw new Error('no debrief')
  const { best: _best, luck: _luck, ...found } = played.end.found
  return { phase: 'running', part: 'luck', done: 7, of: 20, found }
}

/** Every stage of a game by a name. */
function stages(): readonly (readonly [string, PlayState])[] {
  const at = (stage: PlayStage, change: Partial<PlayState> = {}): PlayState => ({
    ...played,
    ...change,
    stage,
  })
  const fresh = { ...played.game, rounds: [] }
  return [
    ['offer', at({ at: 'offer', saved: { game: played.game, at: 'dashboard' } })],
    ['intro', at({ at: 'dashboard' }, { game: fresh })],
    [
      'problem',
      at({ at: 'dashboard' }, { game: fresh, problem: 'The saved game cannot be gone on with: '.repeat(2) }),
    ],
    ['dashboard', at({ at: 'dashboard' })],
    ['waiting', at({ at: 'reveal', frame: 0 }, { run: undefined })],
    [
      'first frame of all',
      at({ at: 'reveal', frame: 0 }, { game: { ...played.game, rounds: played.game.rounds.slice(0, 1) } }),
    ],
    ['growing', at({ at: 'reveal', frame: 17 })],
    ['revealed', at({ at: 'reveal', frame: lastFrame })],
    [
      'revealed points',
      at(
        { at: 'reveal', frame: lastFrame },
        { game: { ...played.game, rounds: played.game.rounds.slice(0, 2) } },
      ),
    ],
    ...endPages.map((name, page) => [name, at({ at: 'end', page })] as const),
    ['otherwise drawn', at({ at: 'end', page: endPages.indexOf('otherwise'), shown: 0 })],
    ...endPages.map(
      (name, page) =>
        [
          `${name} waits`,
          at({ at: 'end', page }, { end: { phase: 'running', part: 'best', done: 3, of: 40 } }),
        ] as const,
    ),
    ...endPages.map((name, page) => [`${name} in part`, at({ at: 'end', page }, { end: partly() })] as const),
  ]
}

const entryKeys = [
  '',
  '3',
  '5',
  '3 9',
  'space',
  'space 1',
  'space 4 1 2',
  'space 4 1 enter 2 enter 3 enter',
  'space 1 1',
  '5 2 7 1 8 2 9 1 3 1 space 4 9 . 5 enter 9 enter 9 enter 5 enter',
]

const pressed = (entry: Entry, keys: string): Entry =>
  keys
    .split(' ')
    .filter(Boolean)
    .reduce((now, key) => {
      const next = pressEntry(now, key)
      return next.kind === 'entry' ? next.entry : now
    }, entry)

/** Every question of a round. */
function entries(): readonly (readonly [string, Entry])[] {
  const base = smallGame({ grant: 120_000, rounds: 12 })
  const later = { ...base, rounds: [{ answer: 0, decision: {} }] }
  return [
    ...entryKeys.map((keys) => [`keys ${keys}`, pressed(enterRound(later, { level: 0.125 }), keys)] as const),
    ...eventIds.map((event) => {
      const team = { staffing: { team: [{ seniority: 'senior' }] } }
      return [event, enterRound(smallGame({ events: [{ round: 1, event }], grant: 90_000 }, team))] as const
    }),
  ]
}

const wide = (lines: readonly string[], columns: number): readonly string[] =>
  lines.filter((line) => drawnWidth(line) > columns)

describe.each(languageIds)('in %s', (language: Language) => {
  test.each(sizes)('every screen fits into $columns x $rows, and says what the keys do', (size) => {
    speak(language)
    for (const [name, play] of stages()) {
      const lines = playBody(stateOf(play), size, brushOf(look))
      expect(lines.length, name).toBeGreaterThan(0)
      expect(lines.length, `${name}\n${lines.join('\n')}`).toBeLessThanOrEqual(bodyRows(size))
      expect(wide(lines, size.columns), name).toEqual([])
      expect(lines.join(' '), name).not.toMatch(/no data|aucune donnée/)
      expect(cellWidth(hintOf(play)), name).toBeLessThanOrEqual(size.columns - 2)
      // pages that end in a sentence show all of it
      if (/^(result|predictions|luck|member-\d|intro|revealed.*)$/.test(name))
        expect(
          lines.findLast((line) => line.trim() !== ''),
          name,
        ).toMatch(/\.$/)
    }
  })

  test.each(sizes)('every question fits into $columns x $rows with all of its words', (size) => {
    speak(language)
    const room = { columns: size.columns, rows: bodyRows(size) }
    for (const [name, entry] of entries()) {
      const lines = entryLines(entry, room, brushOf(look))
      expect(lines.length, name).toBeLessThanOrEqual(room.rows)
      expect(wide(lines, room.columns), name).toEqual([])
      expect(lines[0], name).toMatch(/ k?\$/)
      // an event whose answers do not all show could not be answered
      if (entry.stage.at === 'event')
        expect(
          lines.filter((line) => /^ [123] /.test(line)),
          name,
        ).toHaveLength(3)
      if (entry.stage.at === 'levers')
        expect(
          lines.filter((line) => /^ \d /.test(line)),
          name,
        ).toHaveLength(9)
    }
  })

  test('every screen is told in sentences without anything drawn', () => {
    speak(language)
    for (const [name, play] of stages()) {
      const words = playSpoken(stateOf(play))
      expect(words.length, name).toBeGreaterThan(1)
      expect(words.join(' '), name).not.toMatch(/[\u2500-\u28FF]|undefined|NaN/)
    }
  })
})

test('with ASCII symbols every byte is below 0x80, numbers in large digits too', () => {
  const brush = brushOf({ ...look, symbols: 'ascii' })
  for (const [name, play] of stages()) {
    const text = playBody(stateOf(play), { columns: 80, rows: 24 }, brush).join('')
    expect(
      Array.from(text).filter((letter) => letter > '\u007F'),
      name,
    ).toEqual([])
  }
})

test('a quarter is played on the screen: it moves while the curve grows and then rests, q leaves for the shell', async () => {
  const services = { ...smallServices(), play: smallPlay() }
  const screens = openScreens({
    columns: 60,
    rows: 18,
    services,
    begin: (state) => openPlay({ ...state, screens: [] }, 'technology-led'),
  })
  const { type, until, quiet, raw, code } = screens
  await until(shows('space begins'))
  type(' ')
  const asked = await until(
    (screen) => shows('What do you change?')(screen) || shows('What do you do?')(screen),
  )
  if (shows('What do you do?')(asked)) type('1')
  type(' 3')
  await until(shows('How sure are you?'))
  type('4 ')
  await until(shows('You said: down, 80 % sure.'))
  const drawn = (): boolean => shows('of 100 points')(screens.screen())
  const first = raw().length
  await until(() => raw().length > first)
  const second = raw().length
  await until(() => raw().length > second)
  expect(drawn()).toBe(false)
  // the rest at once
  type(' ')
  await until(drawn)
  const rest = await quiet()
  expect(rest).toHaveLength(18)
  expect(rest.at(-1)).toMatch(/^ \? help {2}space next/)
  for (const line of rest) expect(cellWidth(line)).toBeLessThanOrEqual(60)
  type(' ')
  await until(shows('What you see at the end of quarter 1'))
  type('q')
  expect(await code).toBe(0)
  expect(raw()).toContain('Go on with: fishbowl play technology-led --seed fishbowl')
})
