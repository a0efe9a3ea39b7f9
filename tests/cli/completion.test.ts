import { execFileSync } from 'node:child_process'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryIds, measureIds } from '@fishbowl/core'
import { beforeAll, describe, expect, test } from 'vitest'
import { bashScript } from '../../packages/tui/src/cli/completion/bash.ts'
import { fishScript } from '../../packages/tui/src/cli/completion/fish.ts'
import { zshScript } from '../../packages/tui/src/cli/completion/zsh.ts'
import { options } from '../../packages/tui/src/cli/options.ts'
import { commandNames, commandOf } from '../../packages/tui/src/cli/table.ts'
import { runCli } from '../support/cli.ts'
import { openFolder } from './folder.ts'

const words = { scenarios: libraryIds, measures: measureIds }
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
    expect(completed(['fishbowl', 'model', 'l'])).toEqual(['ledger'])
  })

  test('completes scenarios by id, and files with blanks in their names', () => {
    folder.write('my plan.yaml', '')
    expect(completed(['fishbowl', 'compare', 'one-cm', 'two'])).toEqual(['two-cms'])
    expect(completed(['fishbowl', 'run', 'my'])).toEqual(['my plan.yaml'])
    expect(completed(['fishbowl', 'scenarios', 'show', 'owner-h'])).toEqual(['owner-hr'])
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

  test('quotes are closed on every line of the fish script', () => {
    for (const line of fishScript(words).split('\n'))
      expect((line.replace(/\\'/g, '').match(/'/g) ?? []).length % 2).toBe(0)
  })
})
