import { execFileSync, spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { npm } from '../../tools/release/make.ts'
import { childEnvironment } from '../support/environment.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const clone = mkdtempSync(join(tmpdir(), 'fishbowl-clone-'))
afterAll(() => rmSync(clone, { recursive: true, force: true }))

/** A machine whose owner has forbidden scripts altogether: npm runs none for a package and none before or after a command. */
const env = childEnvironment({ npm_config_ignore_scripts: 'true' })

/** Runs npm in the clone; what it printed on both streams. */
function said(...args: readonly string[]): { readonly code: number | null; readonly text: string } {
  const { status, stdout, stderr } = spawnSync('npm', args, { cwd: clone, env, encoding: 'utf8' })
  return { code: status, text: `${stdout}${stderr}` }
}

// The whole of it is `npm ci --ignore-scripts && npm run build && npm test` in a clone; this runs a part of the tests.
// A second try would find the clone built.
test('a clone is installed with npm ci --ignore-scripts, says what is missing, is built and tested', {
  retry: 0,
}, () => {
  const files = execFileSync('git', ['ls-files', '-z', '--cached', '--others', '--exclude-standard'], {
    cwd: root,
    encoding: 'utf8',
  })
  for (const name of files.split('\0').filter((one) => one !== '' && existsSync(join(root, one)))) {
    mkdirSync(dirname(join(clone, name)), { recursive: true })
    cpSync(join(root, name), join(clone, name))
  }
  npm(['ci', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund'], clone)

  const start = said('start', '--silent')
  expect(start.text).toContain('fishbowl is not built yet')
  expect(start.code).not.toBe(0)

  expect(said('run', 'build')).toMatchObject({ code: 0 })
  expect(said('exec', '--', 'fishbowl', 'doctor').text.match(/ok: digest/g)).toHaveLength(2)

  const tested = said(
    'test',
    '--',
    'tests/core',
    'tests/engine/draw.test.ts',
    'tests/cli/usage.test.ts',
    'tests/cli/results.test.ts',
  )
  expect(tested.text).toMatch(/^\d+ passed, 0 failed$/m)
  expect(tested.code).toBe(0)
})
