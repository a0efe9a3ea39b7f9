import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Terminal } from '../support/terminal.ts'
import {
  costFiles,
  costOf,
  idle,
  latencies,
  library,
  openReal,
  quantile,
  select,
} from '../support/terminal-cost.ts'
import { numbered } from './support/every-screen.ts'

let folder = ''
let terminal: Terminal | undefined
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'fishbowl-cost-'))
  for (const [name, text] of Object.entries(costFiles)) writeFileSync(join(folder, name), text)
})
afterEach(async () => {
  await terminal?.close()
  rmSync(folder, { recursive: true, force: true })
})

async function open(args: readonly string[]): Promise<Terminal> {
  terminal = openReal(folder, [120, 40], args)
  await library(terminal)
  return terminal
}

const shows = (text: string) => (screen: readonly string[]) => screen.join('\n').includes(text)

// CPU is read from /proc.
describe.skipIf(process.platform !== 'linux')('the screens', () => {
  test('when nothing happens: less than 1 % of a core and not one character in ten seconds, on each', async () => {
    const screens = await open(['--replicates', '20'])
    await select(screens, 'little')
    for (const [key, name] of numbered) {
      screens.type(key)
      await screens.until(([header = '']) => header.includes(name))
      await idle(screens)
      const { all, written } = await costOf(screens, 10_000)
      expect(all, name).toBeLessThan(0.01)
      expect(written, name).toBe(0)
    }
  })

  test('while runs come in: less than 15 % of a core for what draws them, at most four states a second', async ({
    annotate,
  }) => {
    // The main thread takes the results in as well; of one thread and of large runs they are few.
    const screens = await open(['--replicates', '5000', '--threads', '1'])
    await select(screens, 'big')
    screens.type('4')
    await screens.until(shows('ETA'), 60_000)
    const { main, frames } = await costOf(screens, 10_000)
    await annotate(`the screens take ${(100 * main).toFixed(1)} % of a core while runs come in`)
    expect(frames).toBeLessThanOrEqual(45)
    expect(main).toBeLessThan(0.15)
  })

  test('with every thread busy: a key shows within 100 ms, in the median', async ({ annotate }) => {
    const screens = await open(['--replicates', '5000'])
    screens.type('4')
    await screens.until(shows('ETA'), 60_000)
    const found = await latencies(screens, 40)
    const [middle, high] = [quantile(found, 0.5), quantile(found, 0.95)]
    await annotate(`key to screen: median ${middle.toFixed(0)} ms, 95 % within ${high.toFixed(0)} ms`)
    expect(middle).toBeLessThan(100)
  })
})
