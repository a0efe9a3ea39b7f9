import { accessSync, constants } from 'node:fs'
import { delimiter, join } from 'node:path'
import { type Browser, chromium } from 'playwright-core'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']

const isRunnable = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** The Chromium on the path of commands; says so in a line of its own where there is none. */
export function findChromium(what: string): string | undefined {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '')
  const found = folders.flatMap((folder) => names.map((name) => join(folder, name))).find(isRunnable)
  if (found === undefined) process.stderr.write(`SKIPPED: ${what} (chromium is not installed)\n`)
  return found
}

/** Starts a browser without a window that a test closes; it asks nothing of any network. */
export const openChromium = (executablePath: string): Promise<Browser> =>
  chromium.launch({
    executablePath,
    args: [
      // Root has no sandbox of its own, and a container no shared memory to speak of.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-dev-shm-usage',
      '--disable-background-networking',
    ],
  })
