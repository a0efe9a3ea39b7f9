import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

test('the sample report is what `report` makes now, and its sampled runs come out again; `npm run sample` renews it', async () => {
  const sample = fileURLToPath(new URL('../../docs/sample', import.meta.url))
  const { code, stdout, stderr } = await runCli(['verify', sample, '--quiet'])
  expect({ code, stderr }, stdout).toEqual({ code: 0, stderr: '' })
  // A line ends where the path of this folder lets it.
  expect(stdout.replaceAll(/\s+/g, ' ')).toContain('all made again from 4')
})
