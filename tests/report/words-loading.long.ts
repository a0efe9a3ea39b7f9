import { globSync } from 'node:fs'
import { expect, test, vi } from 'vitest'

vi.mock('../../packages/report/src/words/index.ts', async (original) => ({
  ...(await original<object>()),
  say: (key: string) => {
    throw new Error(`${key} is worded while a module loads, before the language is known`)
  },
}))

const root = new URL('../../', import.meta.url).pathname

test('nothing is worded while a module loads: the language is not known yet', async () => {
  const folders = ['cli', 'commands', 'observed', 'org', 'report', 'screens', 'serve', 'verify', 'views']
  const modules = globSync(
    ['packages/report/src/**/*.ts', ...folders.map((folder) => `packages/tui/src/${folder}/**/*.{ts,tsx}`)],
    { cwd: root },
  )
  expect(modules.length).toBeGreaterThan(300)
  const failed: string[] = []
  for (const path of modules)
    await import(/* @vite-ignore */ root + path).catch((error: unknown) =>
      failed.push(`${path}: ${String(error)}`),
    )
  expect(failed).toEqual([])
})
