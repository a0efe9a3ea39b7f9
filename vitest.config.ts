import { defineConfig } from 'vitest/config'
import { TallyReporter } from './tests/support/tally-reporter.ts'

export default defineConfig({
  resolve: { conditions: ['@fishbowl/source'] },
  ssr: { resolve: { conditions: ['@fishbowl/source'] } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    execArgv: ['--conditions=@fishbowl/source'],
    testTimeout: 60_000,
    reporters: ['default', new TallyReporter()],
  },
})
