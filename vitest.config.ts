import { defineConfig } from 'vitest/config'
import { TallyReporter } from './tests/support/tally-reporter.ts'

export default defineConfig({
  resolve: { conditions: ['@fishbowl/source'] },
  ssr: { resolve: { conditions: ['@fishbowl/source'] } },
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    execArgv: ['--conditions=@fishbowl/source'],
    testTimeout: 60_000,
    // Some tests speak to real terminals, threads and servers on a machine that runs others beside them; the tally names whatever needed it.
    retry: 1,
    // Every processor: on two, the default of one fewer would run file after file.
    maxWorkers: '100%',
    reporters: ['default', new TallyReporter()],
  },
})
