import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { speak } from '@fishbowl/report/words'
import { parse } from 'papaparse'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { report } from '../../packages/tui/src/commands/report.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { writePack } from '../../packages/tui/src/report/pack.ts'
import { nodesOf, restOf } from '../report/markdown-reader.ts'
import { findChromium, openChromium, openPage } from '../support/chromium.ts'
import { playText, sessionText } from '../support/debriefs.ts'
import { call, type Told, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
/** Names that do something somewhere. */
const hostile = ['=1+1', '<script>alert(1)</script>', 'אבג\u202Eevil', 'line\nbreak | `x` ![x](y)'] as const
const browserPath = findChromium('pages of debriefs in a browser')

const made = async (text: string, name: string, settings: object = {}): Promise<string> => {
  const path = folder.write(`${name}.json`, text)
  const output = folder.at(name)
  const { exit, text: why } = await call(report, [path], { output, ...settings })
  if (exit !== 'done') throw new Error(why)
  return output
}
const read = (...parts: readonly string[]): string => readFileSync(join(...parts), 'utf8')

beforeAll(async () => {
  await made(await playText(), 'play', { format: 'html,md,csv' })
  await made(await sessionText(), 'session', { format: 'html,md,csv' })
  await made(await sessionText(hostile), 'hostile', { format: 'html,md,csv,svg' })
  speak('fr')
  await made(await sessionText(), 'session-fr', { format: 'html,md,csv' })
  speak('en')
}, 60_000)
afterEach(() => speak('en'))
afterAll(folder.clean)

const verified = (path: string): Promise<Told> => call(verify, [path])

describe('verify', () => {
  test.each(['play', 'session'])('%s: the document and its report pass', async (name) => {
    const document = await verified(folder.at(`${name}.json`))
    expect(document).toMatchObject({ exit: 'done', document: { pass: true, of: name } })
    expect(document.text).toContain('played again from its decisions')
    expect(Number(document.document['compared'])).toBeGreaterThan(500)
    const pack = await verified(folder.at(name))
    expect(pack.exit, pack.text).toBe('done')
  })

  test('a game whose curve stood still has a report, though nobody could predict it better than by no effort', async () => {
    const document = JSON.parse(read(folder.at('play.json'))) as { debrief: { calibration: object } }
    const interval = { own: 0, asLast: 0 }
    Object.assign(document.debrief.calibration, { intervals: { n: 1, within: 1 }, interval })
    await expect(made(JSON.stringify(document), 'still', { format: 'md' })).resolves.toContain('still')
  })

  test('a forged decision of a game is found', async () => {
    const document = JSON.parse(read(folder.at('play.json'))) as {
      debrief: { game: { rounds: { decision: object }[] } }
    }
    Object.assign(document.debrief.game.rounds[0]?.decision ?? {}, { professionals: 2 })
    const told = await verified(folder.write('forged.json', JSON.stringify(document)))
    expect(told.exit, told.text).toBe('unmet')
    expect(told.text).toMatch(/differs: .*First difference/)
  })

  test('a forged score in a session is found', async () => {
    const document = JSON.parse(read(folder.at('session.json'))) as {
      debrief: { predictions: { brier: number }[] }
    }
    Object.assign(document.debrief.predictions[0] ?? {}, { brier: 0 })
    const told = await verified(folder.write('forged.json', JSON.stringify(document)))
    expect(told.exit, told.text).toBe('unmet')
    expect(told.text).toContain('First difference: debrief, predictions, 0, brier: expected 0')
  })
})

const dir = (): string => folder.at('hostile')

describe('names that do something somewhere', () => {
  test('are words in every table: nothing that a spreadsheet would run', () => {
    for (const name of ['leaderboard', 'decisions', 'accounts', 'room-predictions', 'branches', 'games']) {
      const { data, errors } = parse<string[]>(read(dir(), 'tables', `${name}.csv`), { skipEmptyLines: true })
      expect(errors, name).toEqual([])
      expect(new Set(data.map((row) => row.length)).size, name).toBe(1)
      const cells = data.flat()
      expect(cells.filter((cell) => /^[=@]/.test(cell))).toEqual([])
      expect(cells).toContain("'=1+1")
    }
  })

  test('are words in Markdown and in the page', () => {
    const nodes = nodesOf(restOf(read(dir(), 'report.md')))
    expect(nodes.filter(({ type }) => type === 'html')).toEqual([])
    expect(nodes.filter((node) => node.type === 'image' && !node.url.startsWith('figures/'))).toEqual([])
    const page = read(dir(), 'index.html')
    expect(page).not.toContain('<script>alert')
    expect(page).not.toContain('\u202E')
  })
})

describe.skipIf(browserPath === undefined)('a page in Chromium', () => {
  let browser: Browser
  beforeAll(async () => {
    browser = await openChromium(browserPath ?? '')
  })
  afterAll(() => browser.close())

  test.each([
    ['play', {}],
    ['session', { viewport: { width: 360, height: 700 } }],
    ['session-fr', { javaScriptEnabled: false }],
    ['hostile', { colorScheme: 'dark' }],
  ] as const)('%s: nothing goes wrong, is fetched, or sticks out', async (name, options) => {
    const text = read(folder.at(name), 'index.html')
    const { page, wrong, asked } = await openPage(browser, { folder: folder.path, text, options })
    await page.emulateMedia({ media: 'print' })
    await page.emulateMedia({ media: 'screen' })
    expect(wrong).toEqual([])
    expect(asked).toHaveLength(1)
    const over = await page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(over).toBeLessThanOrEqual(0)
    expect(await page.getAttribute('html', 'lang')).toBe(name === 'session-fr' ? 'fr' : 'en')
    await page.context().close()
  })
})

describe('the pack at the end', () => {
  const outside = openOutside()

  test('never writes over anything', async () => {
    folder.write('taken', 'mine')
    const document = JSON.parse(read(folder.at('play.json'))) as object
    await expect(writePack(document, folder.at('taken'), outside)).rejects.toThrow(/taken/)
    expect(folder.read('taken')).toBe('mine')
  })

  test('leaves nothing where it is stopped', async () => {
    const document = JSON.parse(read(folder.at('play.json'))) as object
    const stopped = AbortSignal.abort()
    await expect(writePack(document, folder.at('stopped'), outside, stopped)).rejects.toThrow(/interrupted/)
    expect(existsSync(folder.at('stopped'))).toBe(false)
  })
})
