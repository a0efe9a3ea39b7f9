import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { speak } from '@fishbowl/report/words'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openChromium } from '../support/chromium.ts'
import { openLaptop, scratch } from './serve-room.ts'

const executable = findChromium('the participants’ page in a browser')
let browser: Browser | undefined
beforeAll(async () => {
  if (executable !== undefined) browser = await openChromium(executable)
})
afterAll(async () => {
  speak('en')
  await browser?.close()
})

type Watched = { readonly page: Page; readonly wrong: string[]; readonly asked: string[] }

/** A phone or a laptop at a link, with everything that went wrong on its page and everything it asked for. */
async function opened(
  link: string,
  [width, height]: readonly [number, number],
  colorScheme: 'dark' | 'light',
): Promise<Watched> {
  if (browser === undefined) throw new Error('no browser')
  const context = await browser.newContext({ viewport: { width, height }, colorScheme })
  const page = await context.newPage()
  page.setDefaultTimeout(10_000)
  const wrong: string[] = []
  const asked: string[] = []
  page.on('console', (message) => wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('request', (request) => asked.push(request.url()))
  await page.goto(link)
  return { page, wrong, asked }
}

/** What no page of ours may be: wider than the window, or with something to press that is too small for a thumb. */
const misfits = `(() => {
  const small = [...document.querySelectorAll('button, select, fieldset label, input:not([type=radio])')]
    .filter((one) => one.checkVisibility() && one.getBoundingClientRect().height < 44)
    .map((one) => one.outerHTML.slice(0, 80))
  const wide = document.documentElement.scrollWidth > innerWidth ? ['wide: ' + document.documentElement.scrollWidth] : []
  const unnamed = [...document.querySelectorAll('input, select')]
    .filter((one) => one.checkVisibility() && one.labels.length === 0)
    .map((one) => 'unnamed: ' + one.outerHTML.slice(0, 80))
  return [...small, ...wide, ...unnamed]
})()`
const expectFit = async (page: Page): Promise<void> => {
  expect(await page.evaluate<string[]>(misfits)).toEqual([])
}

describe.runIf(executable !== undefined)('the page of the participants', () => {
  test.each([
    {
      language: 'en',
      size: [360, 640],
      scheme: 'light',
      send: 'Send',
      saved: 'Saved: it goes down, 80 % sure.',
    },
    {
      language: 'fr',
      size: [360, 640],
      scheme: 'dark',
      send: 'Envoyer',
      saved: 'Enregistré\u00A0: cela baisse, sûr à 80\u00A0%.',
    },
    {
      language: 'fr',
      size: [1024, 768],
      scheme: 'light',
      send: 'Envoyer',
      saved: 'Enregistré\u00A0: cela baisse, sûr à 80\u00A0%.',
    },
  ] as const)(
    'in $language at $size, $scheme, by keys alone',
    async ({ language, size, scheme, send, saved }) => {
      speak(language)
      const room = await openLaptop()
      const [link = ''] = room.serving.links
      const { page, wrong, asked } = await opened(link, size, scheme)
      expect(await page.getAttribute('html', 'lang')).toBe(language)
      await expectFit(page)
      await page.keyboard.type(room.serving.joinCode)
      await page.keyboard.press('Enter')
      await page.getByRole('button', { name: 'Pike' }).waitFor()
      await expectFit(page)
      await page.keyboard.press('Tab')
      await page.keyboard.press('Tab')
      await page.keyboard.press('Enter')
      await page.locator('#says p').waitFor()
      room.advance()
      await page.getByRole('button', { name: send }).waitFor()
      // A screen reader begins at the new question.
      expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
      await expectFit(page)
      await page.keyboard.press('3')
      await page.keyboard.press('4')
      await page.keyboard.press('Enter')
      await page.getByText(saved).waitFor()
      expect(room.onDisk().submissions).toEqual([
        { step: 'spike', team: 1, seat: 0, answer: { kind: 'choice', choice: 2, sure: 0.8 } },
      ])
      while (room.record().at.step < 3) room.advance()
      await page.locator('select[name="lever.professionals"]').selectOption('1')
      await page.getByText(language === 'fr' ? '21,3' : '21.3').waitFor()
      await expectFit(page)
      expect(room.faults).toEqual([])
      expect(wrong).toEqual([])
      expect(asked.filter((each) => !each.startsWith(`${link}/`) && !each.startsWith('data:'))).toEqual([])
      await page.context().close()
      await room.serving.close()
    },
  )

  test('it says that the connection is lost, and goes on by itself when it is back', async () => {
    speak('en')
    const path = join(scratch(), 'session.json')
    const room = await openLaptop({ path })
    room.advance()
    const [link = ''] = room.serving.links
    const { page } = await opened(
      `${link}/#${room.serving.joinCode.replaceAll(' ', '-')}`,
      [360, 640],
      'dark',
    )
    expect(page.url()).toBe(`${link}/`)
    await page.getByRole('button', { name: 'Herring' }).click()
    await page.getByRole('radio', { name: 'about the same' }).check()
    await page.getByRole('radio', { name: 'rather sure' }).check()
    await room.serving.close()
    await page.getByText('No connection.').waitFor()
    await page.getByRole('button', { name: 'Send' }).click()
    const again = await openLaptop({ path })
    await page.getByText('Saved: it stays about the same, 65 % sure.').waitFor()
    expect(await page.getByText('No connection.').isVisible()).toBe(false)
    expect(again.onDisk().submissions).toHaveLength(1)
    // The page that is opened again still has its seat.
    await page.reload()
    await page.getByText('Saved: it stays about the same, 65 % sure.').waitFor()
    expect(await page.textContent('#who')).toBe('Herring · seat 1')
    expect(again.serving.seats()).toEqual([{ team: 0, seat: 0, here: true }])
    await page.context().close()
    await again.serving.close()
  })
})

/** Relative luminance and contrast (WCAG 2.2). */
const luminance = (hex: string): number => {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(hex.slice(at, at + 2), 16) / 255
    return value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4
  })
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue
}
const contrast = (one: string, other: string): number => {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].toSorted((a, b) => b - a)
  return (light + 0.05) / (dark + 0.05)
}

describe('its colours', () => {
  const style = readFileSync(new URL('../../packages/tui/page/style.css', import.meta.url), 'utf8')
  const themes = [...style.matchAll(/:root \{([^}]*--paper[^}]*)\}/g)].map(([, text = '']) =>
    Object.fromEntries(
      [...text.matchAll(/--([\w-]+): (#[0-9a-f]{6})/g)].map(([, name = '', value = '']) => [name, value]),
    ),
  )
  test.each([
    ['text', 'paper', 4.5],
    ['text', 'fill', 4.5],
    ['soft', 'paper', 4.5],
    ['accent', 'fill', 4.5],
    ['on-accent', 'accent', 4.5],
    ['paper', 'warn', 4.5],
    ['edge', 'paper', 3],
    ['edge', 'fill', 3],
  ] as const)('%s on %s can be read in both themes', (ink, ground, least) => {
    expect(themes).toHaveLength(2)
    for (const theme of themes)
      expect(contrast(theme[ink] ?? '', theme[ground] ?? '')).toBeGreaterThanOrEqual(least)
  })
})
