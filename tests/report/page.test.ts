import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { formatNumber, type NumberFormat } from '@fishbowl/report'
import { htmlOf } from '@fishbowl/report/render'
import fc from 'fast-check'
import type { Browser, BrowserContextOptions } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, type Opened, openChromium, openPage, tabbed } from '../support/chromium.ts'
import { poorTexts } from './page-contrast.ts'
import { chartBlock, pageAssets, smallReport, straightFigure } from './page-report.ts'

const assets = pageAssets()
const html = htmlOf(smallReport(['technology-led', 'aligned']), assets)

describe('the file of a page', () => {
  test('holds everything: no address but links inside it, no style attribute, no handler', () => {
    const markup = html.replace(/<(script|style)[^>]*>[\s\S]*?<\/\1>/g, '')
    expect(markup).not.toMatch(/\s(?:style|on\w+)=/i)
    expect(markup.match(/\s(?:src|href|action|srcset)="[^#"]/g)).toBeNull()
    expect(html).toContain(`default-src 'none'; script-src 'sha256-`)
    expect(html.indexOf('Content-Security-Policy')).toBeLessThan(html.indexOf('<title>'))
    expect(html).not.toContain('unsafe')
  })

  test('is the same bytes when it is made again', () => {
    expect(htmlOf(smallReport(['technology-led', 'aligned']), assets) === html).toBe(true)
  })

  test('stays under 1.5 MB with three scenarios, three years and 16 figures', () => {
    const names = ['technology-led', 'professional-aligned', 'professional-mandated']
    const uneven = Array.from({ length: 16 }, (_, i) => {
      const figure = straightFigure(names, 156, `measure ${i}`)
      const bend = (values: readonly number[], shift: number): number[] =>
        values.map((value, week) => value + Math.sin(week * (i + shift + 2)) / 17)
      const series = figure.series.map((one, arm) => ({
        ...one,
        middle: bend(one.middle, arm),
        low: bend(one.low ?? [], arm),
        high: bend(one.high ?? [], arm + 1),
      }))
      return { ...figure, series }
    })
    const report = smallReport(names)
    const sections = [0, 4, 8, 12].map((from, i) => ({
      id: `s${i}`,
      title: `Section ${i}`,
      blocks: [chartBlock(`c${i}`, uneven.slice(from, from + 4))],
    }))
    const page = htmlOf({ ...report, sections: [...report.sections, ...sections] }, assets)
    expect(Buffer.byteLength(page)).toBeLessThan(1.5e6)
  })

  test('links files beside it only where it is told of them', () => {
    const linked = htmlOf(smallReport(['a', 'b']), assets, {
      files: ['tables/curves.csv', 'figures/adoption-0.svg', 'tables/other.csv'],
    })
    const links = [...linked.matchAll(/<a href="([^#"][^"]*)"/g)].map(([, href]) => href)
    expect(new Set(links)).toEqual(new Set(['tables/curves.csv', 'figures/adoption-0.svg']))
  })
})

const format: fc.Arbitrary<NumberFormat> = fc.constantFrom<NumberFormat>(
  { kind: 'share' },
  { kind: 'share', signed: true },
  { kind: 'points' },
  { kind: 'money' },
  { kind: 'money', signed: true },
  { kind: 'hours' },
  { kind: 'count' },
  { kind: 'plain', digits: 3 },
)
const number = fc.oneof(
  fc.double(),
  fc.double({ min: -2, max: 2 }),
  fc.double({ min: -1e7, max: 1e7 }),
  fc.constantFrom(0, -0, 0.0949999, 0.0995, 999.5, 999_950, 99.95, 1e12, Number.NaN),
)

test('a page writes every number as the report does', async () => {
  const file = new URL('../../packages/report/page/number.js', import.meta.url)
  const { formatNumber: pageNumber } = (await import(file.href)) as {
    readonly formatNumber: typeof formatNumber
  }
  fc.assert(
    fc.property(number, format, (value, as) => {
      expect(pageNumber(value, as)).toBe(formatNumber(value, as))
    }),
    { numRuns: 2000 },
  )
})

const executable = findChromium('pages of reports in a browser')
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-page-'))
let browser: Browser

const open = (text: string, options: BrowserContextOptions = {}): Promise<Opened> =>
  openPage(browser, { folder, text, options })

describe.skipIf(executable === undefined)('a page in Chromium', () => {
  beforeAll(async () => {
    browser = await openChromium(executable ?? '')
  })
  afterAll(async () => {
    await browser.close()
    rmSync(folder, { recursive: true })
  })

  const ways: readonly (readonly [string, BrowserContextOptions])[] = [
    ['light', { colorScheme: 'light' }],
    ['dark', { colorScheme: 'dark' }],
    ['on a telephone', { viewport: { width: 360, height: 700 } }],
    ['without JavaScript', { javaScriptEnabled: false }],
    ['with less motion', { reducedMotion: 'reduce' }],
  ]
  test.each(ways)('%s: nothing goes wrong, nothing is fetched, nothing sticks out', async (_, options) => {
    const opened = await open(html, options)
    await opened.page.emulateMedia({ media: 'print' })
    await opened.page.emulateMedia({ media: 'screen' })
    await opened.page.mouse.move(400, 700)
    expect(opened.wrong).toEqual([])
    expect(opened.asked).toHaveLength(1)
    const width = await opened.page.evaluate('document.documentElement.scrollWidth - innerWidth')
    expect(width).toBeLessThanOrEqual(0)
    await opened.page.context().close()
  })

  test('the policy is in force: a script or a style that is not in the file as it was made does nothing', async () => {
    const changed = [
      html.replace('<main ', '<script>document.title = "run"</script><main '),
      html.replace('<h1>', '<h1 style="color: red">'),
      html.replace(`'use strict'`, `'use strict' `),
      html.replace('<main ', '<img src="https://example.org/x.png" alt="x"><main '),
    ]
    for (const text of changed) {
      expect(text).not.toBe(html)
      const opened = await open(text)
      await opened.page.waitForTimeout(50)
      expect(opened.wrong.join('\n')).toContain('Content Security Policy')
      expect(await opened.page.title()).toBe('First or second')
    }
  })

  test('names that are markup stay names, in every state of the page', async () => {
    const names = [
      '</script><img src=x onerror=alert(1)>',
      '"><svg onload=alert(2)>',
      'javascript:alert(3)',
      '<!--<script>alert(4)</script>',
      '\u202Eabc\uD800 ${alert(5)}',
    ]
    const opened = await open(htmlOf(smallReport(names, names.join(' ')), assets))
    const { page } = opened
    for (const select of await page.locator('select').all()) await select.selectOption({ index: 1 })
    await page.locator('.live').first().focus()
    await page.keyboard.press('ArrowRight')
    await page.waitForTimeout(50)
    expect(opened.wrong).toEqual([])
    expect(opened.asked).toHaveLength(1)
    expect(await page.locator('img, section a, [onload], [onerror]').count()).toBe(0)
    expect(await page.locator('.tip .name').allTextContents()).toEqual([
      ...names.slice(0, 4),
      'abc\uFFFD ${alert(5)}',
    ])
  })

  test('everything is read without JavaScript and in print', async () => {
    const still = await open(html, { javaScriptEnabled: false })
    const words = [
      'aligned beats',
      'beats aligned.',
      'A note',
      'first measure',
      'An open table',
      'fishbowl compare',
    ]
    for (const media of ['screen', 'print'] as const) {
      await still.page.emulateMedia({ media })
      const text = await still.page.locator('body').innerText()
      for (const word of words.slice(1)) expect(text).toContain(word)
      expect(await still.page.locator('.still svg').first().isVisible()).toBe(true)
      const drawn = await still.page.locator('.still svg').first().locator('text').allTextContents()
      expect(drawn.join(' ')).toContain('technology-led')
    }
    expect(await still.page.locator('details:not([open]) td').first().isVisible()).toBe(true)
  })

  test('Tab reaches every control, and arrows say the numbers of the figure', async () => {
    const opened = await open(html)
    const names = await tabbed(opened)
    for (const wish of [
      'Skip',
      'The answer',
      'first measure',
      'technology-led',
      'aligned',
      'bands',
      'table of',
    ])
      expect(names.join('\n')).toContain(wish)
    const { page } = opened
    const live = page.locator('.live').first()
    await live.focus()
    for (let i = 0; i < 4; i++) await page.keyboard.press('ArrowRight')
    expect(await live.getAttribute('aria-valuetext')).toBe(
      'week 3; technology-led: 13 % (11 % to 15 %); aligned: 23 % (21 % to 25 %); budget cut',
    )
    await page.keyboard.press('End')
    expect(await page.locator('.tip').first().innerText()).toMatch(
      /week 11\s+●\s+technology-led\s+21 % \(19 % to 23 %\)/,
    )
    await page.keyboard.press('Escape')
    expect(await page.locator('.tip').first().isVisible()).toBe(false)
  })

  test('the pointer says the week under it', async () => {
    const { page } = await open(html)
    const box = await page.locator('.live').first().boundingBox()
    if (box === null) throw new Error('no figure')
    await page
      .locator('.live')
      .first()
      .hover({ position: { x: box.width / 2, y: box.height / 2 } })
    expect(await page.locator('.tip').first().innerText()).toMatch(/^week [3-8]\n/)
  })

  test('a scenario and the bands are hidden and shown again; another measure brings its figure and its table', async () => {
    const { page, wrong } = await open(html)
    const drawn = page.locator('.canvas').first()
    const bands = drawn.locator('path[fill-opacity]')
    const some = await bands.count()
    expect(some).toBeGreaterThan(0)
    const arm = page.getByRole('button', { name: 'aligned', exact: true })
    await arm.click()
    expect(await arm.getAttribute('aria-pressed')).toBe('false')
    expect((await drawn.locator('text').allTextContents()).join(' ')).not.toContain('aligned')
    expect(await bands.count()).toBeLessThan(some)
    await arm.click()
    expect((await drawn.locator('text').allTextContents()).join(' ')).toContain('aligned')
    await page.getByRole('button', { name: 'bands' }).click()
    expect(await bands.count()).toBe(0)
    await page.locator('.choose select').selectOption('second measure')
    expect((await drawn.locator('text').allTextContents()).join(' ')).toContain('second measure')
    const folded = page.locator('figure summary')
    expect(await folded.filter({ hasText: 'second measure' }).isVisible()).toBe(true)
    expect(await folded.filter({ hasText: 'first measure' }).isVisible()).toBe(false)
    // What the reader chose is what is printed.
    await page.emulateMedia({ media: 'print' })
    expect(await drawn.isVisible()).toBe(true)
    expect(await page.locator('.still').first().isVisible()).toBe(false)
    expect(wrong).toEqual([])
  })

  test('every text stands out from what is behind it, light and dark', async () => {
    for (const colorScheme of ['light', 'dark'] as const) {
      const { page } = await open(html, { colorScheme })
      const poor = await page.evaluate(poorTexts)
      expect(poor).toEqual([])
    }
  })

  test('a brief is one printed sheet', async () => {
    const report = smallReport(['technology-led', 'aligned'])
    const { page } = await open(
      htmlOf({ ...report, sections: report.sections.slice(0, 2) }, assets, { isBrief: true }),
    )
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
  })
})
