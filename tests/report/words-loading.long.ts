import { expect, test, vi } from 'vitest'

vi.mock('../../packages/report/src/words/index.ts', async (original) => ({
  ...(await original<object>()),
  say: (key: string) => {
    throw new Error(`${key} is worded while a module loads, before the language is known`)
  },
}))

const modules = import.meta.glob([
  '../../packages/report/src/**/*.ts',
  '../../packages/tui/src/{cli,commands,observed,org,report,screens,serve,verify,views}/**/*.{ts,tsx}',
])

test('nothing is worded while a module loads: the language is not known yet', async () => {
  expect(Object.keys(modules).length).toBeGreaterThan(300)
  const failed: string[] = []
  for (const [path, load] of Object.entries(modules))
    await load().catch((error: unknown) => failed.push(`${path}: ${String(error)}`))
  expect(failed).toEqual([])
})
