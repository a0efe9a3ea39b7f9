import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../cli/folder.ts'
import { runCli } from '../support/cli.ts'
import { dice } from '../support/dice.ts'
import { fuzzed } from './fuzz/fuzz.ts'
import { allTargets } from './fuzz/targets.ts'
import { dangerous } from './fuzz/trial.ts'

test('10,000 files of every kind are read or refused in words, none takes two seconds, and enough of each kind are read', async () => {
  const { wrong, counts, slowest } = await fuzzed(await allTargets(), 10_000, 2026)
  expect(wrong.join('\n\n')).toBe('')
  expect(slowest).toBeLessThan(2)
  // Inputs that are all refused at the first byte would try nothing.
  for (const [name, { read, refused }] of counts) expect(read + refused, name).toBeGreaterThan(200)
  for (const [name, { read }] of counts)
    expect(read, name).toBeGreaterThan(name === 'organisation file' ? -1 : 4)
}, 1_200_000)

/** What each kind of file is given to in a process of its own; a valid one does what it does, in small. */
const commands: Readonly<Record<string, (file: string) => string>> = {
  scenario: (file) => `run ${file} --replicates 1 --weeks 3 --threads 1`,
  study: (file) => `study plan ${file}`,
  session: (file) => `workshop ${file}`,
  people: (file) => `org import ${file}`,
  'report of results': (file) => `report ${file} --format md -o out`,
  'verify of a result': (file) => `verify ${file} --threads 1`,
  'organisation file': (file) => `org show ${file} --json`,
  'fork file': (file) => `run --from ${file} --threads 1`,
}

test('160 of them through the command itself: an exit code, a message, no stack and no word that a terminal obeys', async () => {
  const targets = (await allTargets()).filter(({ name }) => name in commands)
  const folder = testFolder()
  const found: string[] = []
  const one = async (i: number): Promise<void> => {
    const target = targets[i % targets.length]
    if (target === undefined) return
    const cwd = join(folder.path, String(i))
    mkdirSync(cwd)
    const file = target.file === '' ? 'x.fbs' : target.file
    writeFileSync(join(cwd, file), target.make(dice(77_000 + i)))
    const line = commands[target.name]?.(file) ?? ''
    const { code, stdout, stderr } = await runCli(line.split(' '), { cwd, env: { FISHBOWL_DEBUG: '1' } })
    const isWrong =
      code === null ||
      (code !== 0 && (stdout + stderr).trim() === '') ||
      /\n\s+at .*[:)]/.test(stderr) ||
      dangerous.test(stdout + stderr.replaceAll('\r', ''))
    if (isWrong) found.push(`${i} ${line}: ${code} ${stderr.slice(0, 1500)}`)
  }
  for (let i = 0; i < 160; i += 4) await Promise.all([i, i + 1, i + 2, i + 3].map(one))
  expect(found.join('\n\n')).toBe('')
}, 1_200_000)
