import { execFileSync, spawnSync } from 'node:child_process'
import { chmodSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryIds, measureIds } from '@fishbowl/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { bashScript } from '../../packages/tui/src/cli/completion/bash.ts'
import { fishScript } from '../../packages/tui/src/cli/completion/fish.ts'
import { zshScript } from '../../packages/tui/src/cli/completion/zsh.ts'
import { options } from '../../packages/tui/src/cli/options.ts'
import { commandNames, commandOf } from '../../packages/tui/src/cli/table.ts'
import { bin, runCli } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { openFolder } from './folder.ts'

/** Every lesson is a folder of the workshops. */
const lessons = readdirSync(new URL('../../docs/workshop', import.meta.url), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)
  .toSorted()
const words = { scenarios: libraryIds, measures: measureIds, lessons }
const folder = openFolder()
const script = join(folder.path, 'fishbowl.bash')

/** What bash offers for the last word of a line. */
function completed(line: readonly string[]): readonly string[] {
  const list = line.map((word) => `'${word}'`).join(' ')
  const program = `source '${script}'; COMP_WORDS=(${list}); COMP_CWORD=$(( \${#COMP_WORDS[@]} - 1 )); _fishbowl; printf '%s\\n' "\${COMPREPLY[@]}"`
  return execFileSync('bash', ['--norc', '-c', program], { cwd: folder.path, encoding: 'utf8' })
    .split('\n')
    .filter((word) => word !== '')
}

beforeAll(() => {
  writeFileSync(script, bashScript(words))
  return folder.clean
})

describe('completion for bash', () => {
  test('fishbowl completion bash prints the script', async () => {
    expect((await runCli(['completion', 'bash'])).stdout).toBe(bashScript(words))
  })

  test('completes commands, then their second words', () => {
    expect(completed(['fishbowl', 'sc'])).toEqual(['scenarios'])
    expect(completed(['fishbowl', 'scenarios', ''])).toEqual(['list', 'show', 'diff', 'new'])
    expect(completed(['fishbowl', 'model', 'le'])).toEqual(['ledger'])
  })

  test('completes scenarios by id, and files with blanks in their names', () => {
    folder.write('my plan.yaml', '')
    expect(completed(['fishbowl', 'compare', 'one-cm', 'two'])).toEqual(['two-cms'])
    expect(completed(['fishbowl', 'run', 'my'])).toEqual(['my plan.yaml'])
    expect(completed(['fishbowl', 'scenarios', 'show', 'owner-h'])).toEqual(['owner-hr'])
  })

  test('completes the lessons of a workshop, also after check', () => {
    expect(completed(['fishbowl', 'workshop', 'laun'])).toEqual(['launch-spike'])
    expect(completed(['fishbowl', 'workshop', 'check', 'laun'])).toEqual(['launch-spike'])
    expect(completed(['fishbowl', 'workshop', 'chec'])).toEqual(['check'])
  })

  test('is loaded by the line that the help names, in a bash that starts with it', async () => {
    const home = folder.path
    folder.write('.bashrc', 'eval "$(fishbowl completion bash)"\n')
    folder.write('bin/fishbowl', `#!/bin/sh\nexec '${process.execPath}' '${bin}' "$@"\n`)
    chmodSync(join(home, 'bin', 'fishbowl'), 0o755)
    const { stdout } = spawnSync('bash', ['-i', '-c', 'complete -p fishbowl'], {
      env: { ...childEnvironment(), HOME: home, PATH: `${join(home, 'bin')}:${process.env['PATH']}` },
      encoding: 'utf8',
    })
    expect(stdout).toBe('complete -F _fishbowl fishbowl\n')
  })

  test('completes each file where it belongs', () => {
    for (const name of ['kept.fbs', 'kept.json', 'kept.yaml']) folder.write(name, '')
    expect(completed(['fishbowl', 'run', '--from', 'kep'])).toEqual(['kept.fbs'])
    expect(completed(['fishbowl', 'verify', 'kep'])).toEqual(['kept.json'])
    expect(completed(['fishbowl', 'run', 'kep'])).toEqual(['kept.yaml'])
    expect(completed(['fishbowl', 'run', '--set', 'kep'])).toEqual([])
  })

  test('completes the options of the command and their values', () => {
    expect(completed(['fishbowl', 'compare', '--un'])).toEqual(['--until-sure'])
    expect(completed(['fishbowl', 'run', '--un'])).toEqual(['--until'])
    expect(completed(['fishbowl', 'check', '--un'])).toEqual([])
    expect(completed(['fishbowl', 'run', 'one-cm', '--symbols', ''])).toEqual(['braille', 'block', 'ascii'])
    expect(completed(['fishbowl', 'run', '--measure', 'netV'])).toEqual(['netValue'])
    // The value of an option is no command.
    expect(completed(['fishbowl', '--seed', 'run', 'sc'])).toEqual(['scenarios'])
  })

  test('keeps to what bash 3.2 knows', () => {
    expect(bashScript(words)).not.toMatch(
      /mapfile|readarray|declare -A|local -A|\$\{[^}]*(,,|\^\^)\}|&>>|\|&|\+=\(/,
    )
  })
})

describe('completion for the other shells', () => {
  test.each([
    ['zsh', zshScript(words)],
    ['fish', fishScript(words)],
  ])('%s knows every command, option, scenario and measure', async (shell, text) => {
    for (const name of commandNames) for (const word of commandOf(name).words) expect(text).toContain(word)
    for (const id of Object.keys(options)) expect(text).toMatch(new RegExp(`(--|-l )${id}\\b`))
    for (const id of [...libraryIds, ...measureIds]) expect(text).toContain(id)
    expect((await runCli(['completion', shell])).stdout).toBe(text)
  })

  test.each([
    ['zsh', zshScript(words)],
    ['fish', fishScript(words)],
  ])('%s reads the script without a complaint, where it is installed', (shell, text) => {
    const { error, status, stderr } = spawnSync(shell, ['-n'], { input: text, encoding: 'utf8' })
    if (error !== undefined)
      process.stderr.write(`SKIPPED: ${shell} is not installed, its script is not parsed\n`)
    else expect([status, stderr]).toEqual([0, ''])
  })

  test('quotes are closed on every line of the fish script', () => {
    for (const line of fishScript(words).split('\n'))
      expect((line.replace(/\\'/g, '').match(/'/g) ?? []).length % 2).toBe(0)
  })
})
