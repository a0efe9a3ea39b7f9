import { historyWidth, totalIds } from '@fishbowl/core'
import { restore, runUntil } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { decodeHistory } from '../../packages/lab/src/ledger/encode.ts'
import { spaceFields } from '../../packages/sim/src/columns.ts'
import { calibrationPlan } from '../../packages/tui/src/cli/calibration-plan.ts'
import { Failure, wordFailure } from '../../packages/tui/src/cli/failure.ts'
import { keptArms } from '../../packages/tui/src/cli/kept-arms.ts'
import { importOrganisation, showOrganisation } from '../../packages/tui/src/commands/org.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { againOf } from '../../packages/tui/src/verify/again-command.ts'
import { tiny } from '../support/queue-runs.ts'
import { dangerous, tried } from './fuzz/trial.ts'
import { openWorld, type World } from './fuzz/world.ts'

const refuse = (why: string): Failure => new Failure('usage', why)
const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text)
const messageOf = (act: () => unknown): string => {
  try {
    act()
  } catch (error) {
    return error instanceof Error ? `${error.constructor.name}: ${error.message}` : String(error)
  }
  return 'accepted'
}

/** A kept run whose header says something. */
function keptRun(header: unknown): Uint8Array {
  const text = bytesOf(JSON.stringify(header))
  const bytes = new Uint8Array(8 + text.length)
  bytes.set([0x46, 0x42, 0x48, 1])
  new DataView(bytes.buffer).setUint32(4, text.length, true)
  bytes.set(text, 8)
  return bytes
}

const own = { width: historyWidth, totals: totalIds.length }
const chart = { manager: [-1, 0], departments: [], department: [], locations: [], location: [], tenure: [] }

/** The least of what the fuzzing found, each of which once ended in words that were not meant for a user. */
describe('what fuzzing has found stays refused with a reason', () => {
  test.each([
    ['null', null],
    ['a list', []],
    ['no parts', { replicate: 0, weeks: 10, ...own }],
    ['parts that are none', { replicate: 0, weeks: 10, ...own, parts: [1] }],
    ['weeks below none', { replicate: 0, weeks: -1, ...own, parts: [[40]] }],
    ['weeks without end', { replicate: 0, weeks: 1e308, ...own, parts: [[40]] }],
    ['no width', { replicate: 0, weeks: 10, totals: own.totals, parts: [[40]] }],
  ])('a kept run whose header is %s', (_, header) => {
    expect(messageOf(() => decodeHistory(keptRun(header)))).toBe(
      'RangeError: the kept run is damaged: its header cannot be read',
    )
  })

  test('a kept scenario with a number that JSON does not have', async () => {
    const data: unknown = JSON.parse('{"organisation":{"members":1e999}}')
    const { outside } = openWorld()
    const arms = keptArms([{ id: 'a', digest: '', scenario: data }], { beside: '.', outside, refuse })
    await expect(arms).rejects.toThrow(/^arm "a": /)
    await expect(arms).rejects.toBeInstanceOf(Failure)
  })

  test('a command of a document that has a bad option: the document is named', async () => {
    const again = againOf('explanation', 'fishbowl explain a b --replicates 0', 'x.json')
    await expect(again).rejects.toThrow(/"x\.json" cannot be made again: --replicates must be a whole number/)
    const unknown = againOf('explanation', 'fishbowl explain a b --nonsense', 'x.json')
    await expect(unknown).rejects.toThrow(/"x\.json" cannot be made again: /)
  })

  test.each(['\uFEFF', '\uD800', '\u202E', '\u009B', '\u2028'])(
    'a key that is %j in a message',
    async (key) => {
      const world = openWorld()
      world.put(
        'org.json',
        bytesOf(JSON.stringify({ organisation: 1, digest: '0'.repeat(64), people: 2, ...chart, [key]: 1 })),
      )
      const failure = await showOrganisation(world.request(['org.json'])).catch((error: unknown) => error)
      expect(failure).toBeInstanceOf(Failure)
      expect(wordFailure(failure as Failure)).not.toMatch(dangerous)
    },
  )

  test('a curve of a measure that nobody knows', async () => {
    const band = { middle: [1], low: [1], high: [1], level: 0.9 }
    const arm = { id: 'a', digest: '', scenario: {}, curves: { weaklyActive: band }, end: {}, weeks: {} }
    const run = { schemaVersion: 1, kind: 'run', measure: { id: 'weeklyActive' }, replicates: 1, horizon: 1 }
    const world = openWorld()
    const more = { seed: 'a', endWeeks: { from: 0, to: 0 }, arms: [arm] }
    world.put('run.json', bytesOf(JSON.stringify({ ...run, ...more })))
    await expect(readSources(['run.json'], world.outside)).rejects.toThrow(
      /"run\.json".*arms\.0\.curves\.weaklyActive/,
    )
  })

  test.each<[string, string, (world: World) => unknown]>([
    [
      '300,000 headers',
      `${'id,'.repeat(300_000)}\n1\n`,
      (world) => importOrganisation(world.request(['x.csv'])),
    ],
    [
      '300,000 headers of no meaning',
      `${'x,'.repeat(300_000)}\n1\n`,
      (world) => calibrationPlan(world.request(['technology-led', 'x.csv'])),
    ],
    [
      '60,000 weeks',
      `week,active\n${Array.from({ length: 60_000 }, (_, i) => `${i},1`).join('\n')}\n`,
      (world) => calibrationPlan(world.request(['technology-led', 'x.csv'])),
    ],
    [
      '60,000 weeks that are none',
      `week,active\n${'x,x\n'.repeat(60_000)}`,
      (world) => calibrationPlan(world.request(['technology-led', 'x.csv'])),
    ],
  ])('a table of %s is refused soon, and in few words', async (_, text, read) => {
    const world = openWorld()
    world.put('x.csv', bytesOf(text))
    const target = { name: 'x', file: 'x.csv', make: () => bytesOf(text), read: () => read(world) }
    const { outcome, why, seconds } = await tried(target, bytesOf(text))
    expect(outcome).toBe('refused')
    expect(seconds).toBeLessThan(2)
    expect(why.length).toBeLessThan(10_000)
  })

  test.each([Number.NEGATIVE_INFINITY, Number.NaN, -1e300, 0.5])(
    'a snapshot that says that %d posts were removed',
    (removed) => {
      const task = { scenario: tiny(), replicate: 0 }
      const bytes = runUntil(task, 5)
      const view = new DataView(bytes.buffer)
      // Fields stand in the order of their names behind the head and the number of posts.
      const names = Object.keys(spaceFields).toSorted()
      view.setFloat64(64 + 4 + 8 * names.indexOf('removed'), removed, true)
      expect(messageOf(() => restore(bytes, task))).toMatch(/^RangeError: the snapshot is damaged: /)
    },
  )
})
