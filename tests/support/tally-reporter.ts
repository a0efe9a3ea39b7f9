import { writeSync } from 'node:fs'
import type { Reporter, TestCase, TestModule, TestRunEndReason } from 'vitest/node'

/** Prints what the tests of a module measured, which the default reporter keeps to itself. */
function tellMeasured(module: TestModule): void {
  for (const test of module.children.allTests()) {
    for (const { message } of test.annotations()) process.stdout.write(`measured: ${message}\n`)
  }
}

/** What every test must tell beside its own lines: what failed, and what passed only when it was tried again. */
const tellTried = (test: TestCase): readonly string[] => {
  const name = `${test.module.relativeModuleId} > ${test.fullName}`
  const { state, errors } = test.result()
  if (state === 'failed') return [`failed: ${name}: ${firstLine(errors[0]?.message)}\n`]
  return (test.diagnostic()?.retryCount ?? 0) > 0 ? [`passed on the second try: ${name}\n`] : []
}

const firstLine = (text = 'no message'): string => text.split('\n', 1)[0] ?? text

/**
 * Ends every run with `N passed, N failed`, alone on the very last line, whatever else the run printed.
 * A file that cannot be loaded and an error outside any test count as one failure each; a run in which
 * no test ran fails.
 */
export class TallyReporter implements Reporter {
  private passed = 0
  private failed = 0
  private told: readonly string[] = []

  /** The line waits for the end of the process: other reporters and vitest itself print after the last hook. */
  onInit(): void {
    process.once('exit', () => {
      if (this.passed + this.failed === 0 || this.failed > 0) process.exitCode = process.exitCode || 1
      writeSync(1, `${this.told.join('')}${this.passed} passed, ${this.failed} failed\n`)
    })
  }

  onTestRunEnd(modules: readonly TestModule[], errors: readonly unknown[], _reason: TestRunEndReason): void {
    this.passed = 0
    this.failed = errors.length
    this.told = modules.flatMap((module) => [...module.children.allTests()].flatMap(tellTried))
    for (const module of modules) {
      tellMeasured(module)
      const states = [...module.children.allTests()].map((test) => test.result().state)
      const red = states.filter((state) => state === 'failed').length
      this.passed += states.filter((state) => state === 'passed').length
      // A module can fail without a failed test: it did not load, or a hook outside its tests threw.
      this.failed += red === 0 && module.state() === 'failed' ? 1 : red
    }
  }
}
