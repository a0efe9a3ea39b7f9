import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'

const commands = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

// The pages are our own, and neither root nor a container has a sandbox; a container has no shared memory to speak of.
const flags = ['--no-sandbox', '--disable-dev-shm-usage', '--disable-background-networking']

const isRunning = (path: string): boolean =>
  spawnSync(path, ['--headless', ...flags, '--dump-dom', 'about:blank'], { stdio: 'ignore', timeout: 30_000 })
    .status === 0

/** The Chromium of this machine; says so in a line of its own where there is none that runs. */
export function findChromium(what: string): string | undefined {
  for (const name of commands) {
    const { stdout, status } = spawnSync('/bin/sh', ['-c', `command -v ${name}`], { encoding: 'utf8' })
    const path = stdout.trim()
    // Some systems have a command of that name that only says where to get the browser, or cannot start one at all.
    if (status === 0 && isRunning(path)) return path
  }
  process.stderr.write(`SKIPPED: ${what} (no chromium here that starts)\n`)
  return undefined
}

/** Starts a browser without a window that a test closes; it asks nothing of any network. */
export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: flags,
  })

/** A page in a browser, with everything that went wrong in it and the address of everything it asked for. */
export type Opened = {
  readonly page: Page
  readonly wrong: readonly string[]
  readonly asked: readonly string[]
}

/** Opens an HTML text from a file of its own, the network off. */
export async function openPage(
  browser: Browser,
  {
    folder,
    text,
    options,
  }: { readonly folder: string; readonly text: string; readonly options: BrowserContextOptions },
): Promise<Opened> {
  const path = join(folder, `${createHash('sha256').update(text).digest('hex')}.html`)
  writeFileSync(path, text)
  const context = await browser.newContext({
    offline: true,
    viewport: { width: 1200, height: 800 },
    ...options,
  })
  const page = await context.newPage()
  page.setDefaultTimeout(20_000)
  const wrong: string[] = []
  const asked: string[] = []
  page.on('console', (message) => wrong.push(message.text()))
  page.on('pageerror', (error) => wrong.push(error.message))
  page.on('dialog', (dialog) => {
    wrong.push(`dialog: ${dialog.message()}`)
    void dialog.dismiss()
  })
  page.on('request', (request) => {
    // Letters and pictures that are in the page have addresses too.
    if (!request.url().startsWith('data:')) asked.push(request.url())
  })
  const log = await context.newCDPSession(page)
  log.on('Log.entryAdded', ({ entry }) => wrong.push(entry.text))
  await log.send('Log.enable')
  await page.goto(`file://${path}`)
  return { page, wrong, asked }
}

const focused = `(() => {
  const at = document.activeElement
  return at === document.body ? '' : at.tagName + ' ' + (at.getAttribute('aria-label') ?? at.textContent)
})()`

/** Everything of a page that the Tab key reaches, by its words, in that order. */
export async function tabbed({ page }: Opened): Promise<readonly string[]> {
  const names: string[] = []
  for (let i = 0; i < 60; i++) {
    await page.keyboard.press('Tab')
    const name = await page.evaluate<string>(focused)
    if (name === '') break
    names.push(name)
  }
  return names
}
