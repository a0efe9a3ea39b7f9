import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { modelVersion } from '@fishbowl/sim/version'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { savedText } from '../../packages/tui/src/screens/play/saved-file.ts'
import { runCli } from '../support/cli.ts'
import { smallGame } from './support/small-play.ts'

let home = ''
beforeAll(() => {
  home = mkdtempSync(join(tmpdir(), 'fishbowl-play-'))
  const game = smallGame({ rounds: 2 })
  const rounds = [
    { answer: 0, decision: {}, prediction: { kind: 'direction', direction: 'down', sure: 0.8 } as const },
  ]
  writeFileSync(join(home, 'game.json'), savedText({ ...game, rounds }, { at: 'dashboard' }, modelVersion))
  writeFileSync(join(home, 'empty.json'), savedText(game, { at: 'dashboard' }, modelVersion))
  writeFileSync(join(home, 'half.json'), '{"kind":"play-ga')
  writeFileSync(join(home, 'other.json'), '{"kind":"run"}')
})
afterAll(() => rmSync(home, { recursive: true, force: true }))

test('in a pipe a game is refused with a hint', async () => {
  expect(await runCli(['play'], { cwd: home })).toEqual({
    code: 2,
    stdout: '',
    stderr:
      'fishbowl: a game is played in a terminal\nhint: fishbowl play --game <file> prints the debrief of a saved game, with --json as data\n',
  })
})

test('the debrief of a saved game is text, in the language that is asked for', async () => {
  const { code, stdout } = await runCli(['play', '--game', 'game.json', '--language', 'fr'], { cwd: home })
  expect(code).toBe(0)
  expect(stdout).toContain('Personne ne décide')
  expect(stdout).toMatch(/Empreinte de la partie [0-9a-f]{12}/)
})

test.each([
  ['half.json', 2, 'it is no JSON'],
  ['other.json', 2, 'it is neither a saved game nor the document of one'],
  ['empty.json', 2, 'nothing is played yet'],
  ['none.json', 4, 'there is no such file'],
])('%s is refused with exit code %i', async (file, code, words) => {
  const refused = await runCli(['play', '--game', file, '--json'], { cwd: home })
  expect(refused).toMatchObject({ code, stdout: '' })
  expect(refused.stderr).toContain(words)
})
