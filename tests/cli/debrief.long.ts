import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { speak } from '@fishbowl/report/words'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../packages/tui/src/commands/report.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { writePack } from '../../packages/tui/src/report/pack.ts'
import { playText, sessionText } from '../support/debriefs.ts'
import { call, type Told, tinyFolder, vouchedFor } from './report-folder.ts'

const folder = tinyFolder()

const made = async (text: string, name: string): Promise<void> => {
  const path = folder.write(`${name}.json`, text)
  const { exit, text: why } = await call(report, [path], { output: folder.at(name), format: 'html,md,csv' })
  if (exit !== 'done') throw new Error(why)
}
const read = (...parts: readonly string[]): string => readFileSync(join(...parts), 'utf8')

beforeAll(async () => {
  await made(await playText(), 'play')
  await made(await sessionText(), 'session')
  speak('fr')
  await made(await sessionText(), 'session-fr')
  speak('en')
}, 60_000)
afterEach(() => speak('en'))
afterAll(folder.clean)

const verified = (path: string): Promise<Told> => call(verify, [path])

describe('verify', () => {
  test('the manifest says the language, so that a process that speaks another makes the same bytes', async () => {
    expect(JSON.parse(read(folder.at('session-fr'), 'manifest.json'))).toMatchObject({
      options: { language: 'fr' },
    })
    expect((await verified(folder.at('session-fr'))).exit).toBe('done')
    speak('fr')
    expect((await verified(folder.at('session'))).exit).toBe('done')
  })

  type Forged = Record<string, unknown>
  const forge = async (text: string, change: (debrief: Forged) => void, name: string): Promise<string> => {
    const document = JSON.parse(text) as { debrief: Forged }
    change(document.debrief)
    return folder.write(name, JSON.stringify(document))
  }
  const at = (value: unknown, ...path: readonly (string | number)[]): Forged =>
    path.reduce((one, key) => Reflect.get(one as object, key) as unknown, value) as Forged

  test.each<readonly [what: string, change: (debrief: Forged) => void]>([
    ['decision', (one) => Object.assign(at(one, 'game', 'rounds', 0, 'decision'), { professionals: 2 })],
    ['score', (one) => Object.assign(at(one, 'rounds', 0, 'scored'), { brier: 0.01 })],
    ['net value', (one) => Object.assign(at(one, 'own'), { netValue: 1 })],
    ['week of a curve', (one) => Object.assign(at(one, 'own', 'curves', 'weeklyActive'), { 20: 0.9 })],
    ['life', (one) => Object.assign(at(one, 'lives', 0), { member: 1 })],
    ['best plan', (one) => Object.assign(at(one, 'best', 'overOwn'), { mean: 5 })],
  ])('a forged %s of a game is found', async (_, change) => {
    const told = await verified(await forge(await playText(), change, 'forged.json'))
    expect(told.exit, told.text).toBe('unmet')
    expect(told.text).toMatch(/differs: .*First difference/)
  })

  test.each<readonly [what: string, change: (debrief: Forged) => void]>([
    [
      'decision of a team',
      (one) => {
        const rounds = at(one, 'record', 'submissions') as unknown as { answer: Forged }[]
        const decided = rounds.find(({ answer }) => answer['kind'] === 'round')
        Object.assign(decided?.answer ?? {}, { decision: { professionals: 2 } })
      },
    ],
    ['rank', (one) => Object.assign(at(one, 'leaderboard', 'standings', 0), { rank: 2 })],
    ['score of a team', (one) => Object.assign(at(one, 'predictions', 0), { brier: 0 })],
    [
      'revealed curve',
      (one) => Object.assign(at(one, 'steps', 1, 'reveal', 'curves', 0, 'middle'), { 3: 1 }),
    ],
    ['branch', (one) => Object.assign(at(one, 'branches', 0), { difference: 1e6 })],
  ])('a forged %s in a session is found', async (_, change) => {
    const told = await verified(await forge(read(folder.at('session.json')), change, 'forged.json'))
    expect(told.exit, told.text).toBe('unmet')
  })

  test('a digit in the page is found, also when the manifest vouches for it', async () => {
    const copy = folder.copy('play', 'play-forged')
    const page = read(copy, 'index.html')
    folder.write('play-forged/index.html', page.replace('net value of ', 'net value of 1'))
    const told = await verified(vouchedFor(copy))
    expect(told.exit).toBe('unmet')
    expect(told.text).toContain('index.html')
  })
})

describe('the pack at the end', () => {
  const outside = openOutside()

  test('is the same folder as that of report, in the language that is spoken', async () => {
    const document = JSON.parse(read(folder.at('play.json'))) as object
    const pack = await writePack(document, folder.at('pack'), outside)
    expect(pack.folder).toBe(folder.at('pack'))
    expect(read(folder.at('pack'), 'report.md').split('\n')[0]).toBe(
      read(folder.at('play'), 'report.md').split('\n')[0],
    )
    expect((await verified(folder.at('pack'))).exit).toBe('done')
  })
})
