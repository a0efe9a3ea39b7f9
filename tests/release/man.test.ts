import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { options } from '../../packages/tui/src/cli/options.ts'
import { commandNames, commandOf } from '../../packages/tui/src/cli/table.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const path = `${root}packages/tui/man/fishbowl.1`
const page = readFileSync(path, 'utf8')
/** The page as a reader copies from it: hyphens are hyphens, letters have no font. */
const plain = page.replaceAll(/\\f[BIR]/g, '').replaceAll('\\-', '-')

test('the man page has every command, option and variable of the environment', () => {
  for (const name of commandNames) expect(plain, name).toContain(`\n${commandOf(name).words.join(' ')}`)
  for (const id of Object.keys(options))
    expect(plain, id).toMatch(new RegExp(`^(?:-\\w, )?--${id}(?: |$)`, 'm'))
  const sources = globSync('packages/*/src/**/*.ts', { cwd: root }).map((file) =>
    readFileSync(`${root}${file}`, 'utf8'),
  )
  const variables = new Set(sources.flatMap((text) => text.match(/\bFISHBOWL_[A-Z]+/g) ?? []))
  expect(variables.size).toBeGreaterThan(2)
  for (const name of variables) expect(plain, name).toContain(`\n${name}\n`)
})

test('the man page is plain roff: ASCII, and no text is taken for a request', () => {
  expect(page).toMatch(/^[\n -~]*$/)
  const requests = new Set(page.match(/^[.'][^\s]*/gm))
  expect(Array.from(requests).toSorted()).toEqual(
    ['.\\"', '.SH', '.SS', '.TH', '.TP', '.br', '.B'].toSorted(),
  )
})

test('groff and mandoc, where they are, have nothing to say against it', () => {
  const readers = [
    ['groff', ['-man', '-ww', '-Tutf8', '-rCHECKSTYLE=3', path]],
    ['mandoc', ['-man', '-T', 'lint', '-W', 'warning', path]],
  ] as const
  for (const [command, args] of readers) {
    const { error, stdout, stderr } = spawnSync(command, args, { encoding: 'utf8' })
    if (error !== undefined)
      process.stderr.write(`SKIPPED: no ${command} here, it does not read the man page\n`)
    else expect(command === 'groff' ? stderr : stdout).toBe('')
  }
})
