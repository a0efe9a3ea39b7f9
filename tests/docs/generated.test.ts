import { spawnSync } from 'node:child_process'
import { expect, test } from 'vitest'

test('the glossary and the model description say what the tables of the code say', () => {
  const script = new URL('../../tools/docs.ts', import.meta.url).pathname
  const { status, stderr } = spawnSync(
    process.execPath,
    ['--conditions=@fishbowl/source', script, '--check'],
    {
      encoding: 'utf8',
    },
  )
  expect(stderr).not.toMatch(/stale/)
  expect(status).toBe(0)
})
