import { defineConfig } from 'vitest/config'
import quick from './vitest.config.ts'

/** What takes a quarter of a minute or more by itself and still runs for every change: same settings, other files. */
export default defineConfig({
  ...quick,
  test: { ...quick.test, include: ['tests/**/*.slow.ts'], testTimeout: 300_000, hookTimeout: 300_000 },
})
