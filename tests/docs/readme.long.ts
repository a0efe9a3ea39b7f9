import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'

const readme = readFileSync(new URL('../../README.md', import.meta.url), 'utf8')

test('what the README shows of the flagship is what the command prints', async () => {
  const shown = /```text\n([^]*?)\n```/.exec(readme)?.[1] ?? ''
  const args = ['compare', 'technology-led', 'professional-aligned', '--replicates', '200']
  const { stdout, code } = await runCli(args, { env: { COLUMNS: '80' } })
  expect(code).toBe(0)
  const printed = new Set(stdout.split('\n'))
  expect(shown.split('\n').filter((line) => !printed.has(line))).toEqual([])
  expect(shown).toContain('better in 200 of 200 pairs of runs')
})

test('the file of the README is valid and its claim holds', async () => {
  const yaml = /```yaml\n([^]*?)```/.exec(readme)?.[1] ?? ''
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-readme-'))
  try {
    writeFileSync(join(folder, 'ours.yaml'), yaml)
    const { code, stdout } = await runCli(['check', 'ours.yaml'], { cwd: folder })
    expect(stdout).toContain('1 held')
    expect(code).toBe(0)
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})
