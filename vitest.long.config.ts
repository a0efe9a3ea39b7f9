import { defineConfig } from 'vitest/config'
import quick from './vitest.config.ts'

/** The checks that take minutes: same settings, other files, more patience. */
export default defineConfig({
  ...quick,
  test: { ...quick.test, include: ['tests/**/*.long.ts'], testTimeout: 1_800_000, hookTimeout: 1_800_000 },
})
