import { assumptionIds } from '@fishbowl/core'
import { cellWidth } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { parsed } from './folder.ts'

test('doctor says what the machine can do, and its self-test gives the known digest', async () => {
  const [text, json] = await Promise.all([runCli(['doctor']), runCli(['doctor', '--json'])])
  expect(text.stdout).toMatch(/^node +24\./m)
  expect(text.stdout).toMatch(/^sqlite +3\./m)
  expect(text.stdout).toMatch(/^self-test in a thread +ok: digest [0-9a-f]{12}, as known$/m)
  expect(text.code).toBe(0)
  expect(parsed(json.stdout)).toMatchObject({ kind: 'doctor', tests: [{ ok: true }, { ok: true }] })
})

describe('fishbowl model', () => {
  test('ledger has a row for every assumption, with its range and source', async () => {
    const [text, json] = await Promise.all([
      runCli(['model', 'ledger']),
      runCli(['model', 'ledger', '--json']),
    ])
    for (const id of assumptionIds) expect(text.stdout).toMatch(new RegExp(`^  ${id} `, 'm'))
    expect(text.stdout.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([])
    expect(parsed(json.stdout)).toMatchObject({
      kind: 'ledger',
      assumptions: { need: { default: 1, low: 0.3, high: 2, status: 'assumption' } },
    })
  })

  test('odd prints the description of the model', async () => {
    const { code, stdout } = await runCli(['model', 'odd'])
    expect(code).toBe(0)
    expect(stdout).toMatch(/^# /)
  })
})
