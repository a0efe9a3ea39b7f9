import { spawnSync } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { childEnvironment } from '../support/environment.ts'

const bench = fileURLToPath(new URL('../../packages/sim/bench/soak.mjs', import.meta.url))

/** The exit code of the soak over a thousand runs in this thread and a thousand through two threads, and the table that it prints. */
function soak(...words: string[]): { readonly code: number | null; readonly table: string } {
  const { status, stdout, stderr } = spawnSync(process.execPath, [bench, '1000', ...words], {
    env: childEnvironment(),
    encoding: 'utf8',
  })
  return { code: status, table: stdout + stderr }
}

test('a thousand runs in one process keep no memory, in its own thread and through two others', () => {
  const { code, table } = soak()
  expect(table.match(/^ {2}(RSS|heap) .*: \d\.\d{3}$/gm), table).toHaveLength(4)
  expect(code, table).toBe(0)
})

test('a process that kept its histories would be told, in its own thread and through two others', () => {
  const { code, table } = soak('leak')
  expect(table.match(/grows: over/g), table).toHaveLength(4)
  expect(code, table).toBe(1)
})
