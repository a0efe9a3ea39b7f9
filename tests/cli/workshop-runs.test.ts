import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { sessionFolder } from '../support/session.ts'

const told = (replicates: string) =>
  runCli(['workshop', join(sessionFolder, 'session.yaml'), '--minutes', '45', '--replicates', replicates])

test('a session with fewer runs than its report could be made from is refused before the room has met', async () => {
  const [fewest, fewer] = await Promise.all([told('20'), told('19')])
  expect(fewest.stdout).toContain('20 runs behind each curve')
  expect([fewer.code, fewer.stderr]).toEqual([2, expect.stringContaining('20 to 1000 runs')])
})
