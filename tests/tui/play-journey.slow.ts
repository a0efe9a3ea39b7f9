// A whole game by space, digits and enter alone in a real terminal of 60 x 18, in a kiosk, killed without warning in the middle and gone on
// with: its last numbers are those that the document says, and those of a plain loop over `simulate`.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { measured } from '@fishbowl/core'
import {
  accountsOf,
  type Game,
  gameCosts,
  type PlayDebrief,
  type Round,
  scenarioOfGame,
  withRound,
} from '@fishbowl/lab/play'
import { cellWidth, formatNumber } from '@fishbowl/report'
import { simulate } from '@fishbowl/sim'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { gameData, gameOfData } from '../../packages/tui/src/screens/play/document.ts'
import { bin, runCli } from '../support/cli.ts'
import { keys, openTerminal, type Terminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'

let home = ''
const open: Terminal[] = []
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fishbowl-play-'))
  writeFileSync(
    join(home, 'tiny.yaml'),
    'fishbowl: 1\nid: tiny\ntitle: A small house\norganisation: { members: 200 }\npolicies: { alignment: incidental, platform: { fit: 0.5 } }\n',
  )
})
afterAll(async () => {
  for (const terminal of open) await terminal.close()
  rmSync(home, { recursive: true, force: true })
})

const file = (): string => join(home, 'state/fishbowl/play-tiny.monday.json')

function openGame(): Terminal {
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, 'play', 'tiny.yaml', '--seed', 'monday', '--kiosk', '--color', 'never'],
    cwd: home,
    columns: 60,
    rows: 18,
    env: { HOME: home, XDG_STATE_HOME: join(home, 'state') },
  })
  open.push(terminal)
  return terminal
}

const printed = (value: number): string => formatNumber(value, { kind: 'money' })

const questions = {
  'What do you do?': '1',
  'What do you change?': ' ',
  'where will': '1',
  'How sure are you?': '3',
  'Is this your quarter?': ' ',
  'space shows the whole quarter': ' ',
  'space goes on': ' ',
  'space: on to your decisions': ' ',
  'space: what it all came to': ' ',
} as const

/** Answers whatever is asked until a text is on the screen; every screen fills the window and no line is too wide. */
async function playUntil({ until, type }: Terminal, text: string): Promise<void> {
  let last = ''
  for (;;) {
    const screen = await until(
      (lines) => lines.join('\n') !== last && lines.at(-1)?.startsWith(' ? help') === true,
    )
    last = screen.join('\n')
    if (last.includes(text)) return
    expect(screen).toHaveLength(18)
    for (const line of screen) expect(cellWidth(line), line).toBeLessThanOrEqual(60)
    const asked = Object.entries(questions).find(([words]) => last.includes(words))
    if (asked !== undefined) type(asked[1])
  }
}

test('a whole game in a kiosk, killed in the middle', { timeout: 180_000 }, async () => {
  const first = openGame()
  await first.until(shows('space begins'))
  first.type(' ')
  await first.until(shows('What do you'))
  if (shows('What do you do?')(first.screen())) first.type('1')
  await first.until(shows('What do you change?'))
  // one intern, 7,500 $ of the 7,000 $ that there are, is refused; the platform is tuned for 2,000 $
  first.type('11')
  await first.until(shows('That is 500 $ more than there is'))
  first.type(keys.backspace)
  first.type('71')
  await first.until(shows('5.0 k$ left of 7.0 k$'))
  // points in three weeks: 20, 12.5 and 10 per cent, within 3 points
  first.type(' 4')
  await first.until(shows('in week 3?'))
  for (const [typed, next] of [
    ['20', 'in week 8?'],
    ['12.5', 'in week 12?'],
    ['10', 'Within how much?'],
    ['3', 'within 3.0 points'],
  ] as const) {
    first.type(typed + keys.enter)
    await first.until(shows(next))
  }
  // nothing but the end of the program leaves a kiosk
  for (const key of ['q', 'E', ':', keys.escape]) first.type(key)
  expect((await first.quiet(200)).join('\n')).toContain('Is this your quarter?')
  await playUntil(first, 'What you see at the end of quarter 5')
  first.type(' ')
  await first.until((screen) => screen.join('\n').includes('Quarter 6 of 12'))
  first.signal('SIGKILL')
  await first.exit

  const second = openGame()
  await second.until(shows('5 of 12 quarters played'))
  second.type('1')
  await second.until(shows('Quarter 6 of 12'))
  await playUntil(second, 'What it came to')
  await second.until(shows('Best plan found'), 90_000)
  const result = second.screen().join('\n')
  // every page by space, to the last one
  for (let page = 2; page <= 10; page++) {
    second.type(' ')
    const screen = await second.until(shows(`${page} of 10`))
    expect(screen.at(-1)).toMatch(/^ \? help/)
  }
  expect(second.screen().join('')).toContain('state/fishbowl/debrief-tiny.monday.json')
  second.type('q')
  await second.quiet(200)
  second.type(keys.ctrlC)
  expect(await second.exit).toEqual({ code: 130, signal: null })

  const { code, stdout } = await runCli(['play', '--game', file(), '--json'], { cwd: home })
  expect(code).toBe(0)
  const document = JSON.parse(stdout) as { readonly debrief: PlayDebrief; readonly digest: string }
  const { own, base, best, game } = document.debrief
  expect(game.rounds).toHaveLength(12)
  expect(result).toMatch(new RegExp(`You +${printed(own.netValue)}`.replace('$', '\\$')))
  expect(result).toMatch(new RegExp(`Nobody decides +${printed(base.netValue)}`.replace('$', '\\$')))
  expect(result).toMatch(
    new RegExp(`Best plan found +${printed(best?.branch.netValue ?? Number.NaN)}`.replace('$', '\\$')),
  )
  // what the screens wrote is what the command prints
  const kept = JSON.parse(
    readFileSync(file().replace('play-tiny', 'debrief-tiny'), 'utf8'),
  ) as typeof document
  expect(kept.debrief).toEqual(document.debrief)

  const plain = plainly(document)
  expect(own.netValue).toBeCloseTo(plain, 6)
})

/** The net value of the game of a document by the engine alone, round after round. */
function plainly(document: object): number {
  const data = gameData(document) ?? {}
  const { rounds, ...whole } = gameOfData(data)
  const game = rounds.reduce<Game>((now, round: Round) => withRound(now, round), { ...whole, rounds: [] })
  const history = simulate({ scenario: scenarioOfGame(game), replicate: 0 })
  return measured(history, 'netValue', { from: 0, to: 155 }) - gameCosts(accountsOf(game))
}
