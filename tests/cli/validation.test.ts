import { evidencePatterns, notComputed } from '@fishbowl/lab'
import { expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { parsed } from './folder.ts'

type Row = { readonly id: string; readonly result: string; readonly farOff?: number; readonly source: string }
type Document = {
  readonly patterns: readonly Row[]
  readonly groups: readonly { readonly group: string; readonly hold: number; readonly missed: string[] }[]
  readonly notComputed: readonly { readonly id: string }[]
}
const ids = (rows: readonly { readonly id: string }[]) => rows.map(({ id }) => id).toSorted()
const few = ['--replicates', '2', '--quiet']

test('a part of the validation is asked for by the beginning of its ids, and V1 is not V12', async () => {
  const [text, json] = await Promise.all([
    runCli(['model', 'validation', '--pattern', 'V21', ...few]),
    runCli(['model', 'validation', '--pattern', 'V1', '--json', ...few]),
  ])
  expect(text.code).toBe(0)
  expect(text.stdout).toMatch(/^Published evidence, checks V1 to V23: \d hold, \d miss/m)
  expect(text.stdout).toMatch(
    /^(pass|miss) +V21\.density +[\d.]+ \([\d.]+ to [\d.]+\) +7\.0 to 12\.0 +email-Eu/m,
  )
  expect(text.stdout).toContain('V21.gain, not computed: the network adds 8 % weekly ties.')
  expect(text.stdout).toMatch(/^\d hold, \d miss, 1 not computed; 2 replicates, model [\d.]+$/m)
  const { patterns } = parsed(json.stdout) as Document
  expect(patterns.map(({ id }) => id)).toEqual(['V1.spike-first'])
})

test('misses come first, the worst at the top, and every one is named at the end', async () => {
  const [text, json] = await Promise.all([
    runCli(['model', 'validation', '--pattern', 'T.email', ...few]),
    runCli(['model', 'validation', '--pattern', 'T.email', '--json', ...few]),
  ])
  const { patterns, groups } = parsed(json.stdout) as Document
  const missed = patterns.filter(({ result }) => result === 'miss')
  // nobody in the model has hundreds of contacts, whatever the assumptions
  expect(missed.map(({ id }) => id)).toContain('T.email.gini')
  expect(patterns.slice(0, missed.length)).toEqual(missed)
  expect(missed.map(({ farOff }) => farOff)).toEqual(
    missed.map(({ farOff }) => farOff).toSorted((a = 0, b = 0) => b - a),
  )
  expect(groups).toMatchObject([
    { group: 'data', hold: patterns.length - missed.length, missed: missed.map(({ id }) => id) },
  ])
  const [, end] = text.stdout.replaceAll(/\s+/g, ' ').split('missed, the worst first:')
  for (const { id, source } of missed) {
    expect(end).toContain(id)
    expect(source).toContain('SNAP')
  }
})

test('--evidence leaves out the essays and the prototype, and nothing else', async () => {
  const { stdout } = await runCli(['model', 'validation', '--evidence', '--pattern', 'V3', '--json', ...few])
  const found = parsed(stdout) as Document
  expect(ids(found.patterns)).toEqual(ids(evidencePatterns.filter(({ id }) => id.startsWith('V3.'))))
  expect(ids(found.notComputed)).toEqual(ids(notComputed.filter(({ id }) => id.startsWith('V3.'))))
})

test('a beginning that no pattern has is refused with those there are', async () => {
  const { code, stderr } = await runCli(['model', 'validation', '--pattern', 'V99'])
  expect(code).toBe(4)
  expect(stderr).toMatch(/no pattern begins with "V99"; there are P1, .*T\.nhsr/s)
  const both = await runCli(['model', 'validation', '--evidence', '--pattern', 'P4'])
  expect(both.stderr.replaceAll(/\s+/g, ' ')).toContain('no pattern of evidence begins with "P4"')
})
