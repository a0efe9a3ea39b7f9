import { createHash } from 'node:crypto'
import { peopleOf } from '@fishbowl/core'
import { readForkFile, type Saved, writeForkFile } from '@fishbowl/lab'
import { modelVersion, resume, runUntil, simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { post, small } from './worlds.ts'

const scenario = small({
  horizon: 20,
  organisation: { members: 30 },
  policies: { staffing: { team: [post('junior', 2)] } },
  question: 'Does — and “quotes” — survive?',
})
const week = 8
const states = [0, 1, 2].map((replicate) => runUntil({ scenario, replicate }, week))
const written = writeForkFile({ modelVersion, scenario, week, states })
const read = (bytes: Uint8Array): Saved => readForkFile(bytes, modelVersion)

test('what is read is what was written, and goes on as if never stopped', () => {
  const saved = read(written.bytes)
  expect(saved).toEqual({ modelVersion, scenario, week, states, digest: written.digest })
  saved.states.forEach((state, replicate) =>
    expect(resume(state, { scenario: saved.scenario, replicate })).toEqual(simulate({ scenario, replicate })),
  )
})

test('the same runs give the same bytes, another luck other ones', () => {
  expect(writeForkFile({ modelVersion, scenario, week, states })).toEqual(written)
  const other = { ...scenario, seed: 'other' }
  const others = states.map((_, replicate) => runUntil({ scenario: other, replicate }, week))
  expect(writeForkFile({ modelVersion, scenario: other, week, states: others }).digest).not.toBe(
    written.digest,
  )
})

/** The bytes with some bits of one of them turned. */
const turned = (bytes: Uint8Array, at: number, bits: number): Uint8Array =>
  bytes.map((byte, i) => (i === at ? byte ^ bits : byte))

test('the people of an organisation file are in it, and damage to them is told', () => {
  const people = peopleOf({
    manager: [-1, 0, 0, 0, 1, 1],
    department: ['a', 'a', 'b', 'b', 'a', 'a'],
    location: undefined,
    year: undefined,
    ties: [0, 4, 3, 5],
    order: [0, 1, 2, 3, 4, 5],
    keepLabels: false,
  })
  const organisation = { ...scenario.organisation, members: 6, file: 'my-org.json', people }
  const real = { ...scenario, organisation }
  const own = [0, 1].map((replicate) => runUntil({ scenario: real, replicate }, week))
  const { bytes } = writeForkFile({ modelVersion, scenario: real, week, states: own })
  const saved = read(bytes)
  expect(saved.scenario).toEqual(real)
  expect(resume(own[1] ?? new Uint8Array(), { scenario: saved.scenario, replicate: 1 })).toEqual(
    simulate({ scenario: real, replicate: 1 }),
  )
  const at = Buffer.from(bytes).indexOf('"manager":[-1')
  expect(refusal(turned(bytes, at + 13, 1))).toBe('it is damaged: its organisation does not fit its digest')
})

const refusal = (bytes: Uint8Array): string => {
  try {
    read(bytes)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
  return 'read'
}

describe('a file that is not whole is refused with a reason', () => {
  const { bytes } = written

  test('whatever bit is turned', () => {
    // the version of the format and the length of the manifest have reasons of their own
    const reasons = /^it is (no fork file of Fishbowl|damaged: .+)$|^it has version \d+ of the file format/
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), fc.nat(7), (at, bit) => {
        expect(refusal(turned(bytes, at, 1 << bit))).toMatch(reasons)
      }),
      { numRuns: 300 },
    )
    for (let at = 0; at < 16; at++) expect(refusal(turned(bytes, at, 1))).toMatch(reasons)
  })

  test('wherever it is cut, and when something is appended', () => {
    fc.assert(
      fc.property(fc.nat(bytes.length - 1), (length) => {
        expect(refusal(bytes.slice(0, length))).toMatch(/^it is (no fork file|damaged: it(s last| is cut))/)
      }),
    )
    expect(refusal(Buffer.concat([bytes, Buffer.from('more')]))).toBe(
      'it is damaged: it has 4 bytes too many',
    )
    expect(refusal(bytes.slice(0, -4))).toBe('it is damaged: its last 4 bytes are missing')
  })

  test('a damaged state is named by its replicate', () => {
    expect(refusal(turned(bytes, bytes.length - 1, 1))).toBe(
      'it is damaged: replicate 2 does not fit its digest',
    )
  })

  test('nothing, text, a result, an archive', () => {
    for (const other of ['', 'fishbowl: 1\n', '{"kind":"run"}', 'PK\u0003\u0004'])
      expect(refusal(Buffer.from(other))).toBe('it is no fork file of Fishbowl')
  })
})

/** The file with another manifest, whose digest is made to fit. */
function forged(change: (manifest: Record<string, unknown>) => void): Uint8Array {
  const view = new DataView(written.bytes.buffer)
  const end = 16 + view.getUint32(12, true)
  const manifest = JSON.parse(Buffer.from(written.bytes.subarray(16, end)).toString()) as Record<
    string,
    unknown
  >
  change(manifest)
  const { digest: _old, ...rest } = manifest
  const sorted = (value: unknown): unknown =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(
          Object.entries(value)
            .toSorted(([a], [b]) => (a < b ? -1 : 1))
            .map(([key, inner]) => [key, sorted(inner)]),
        )
      : Array.isArray(value)
        ? value.map(sorted)
        : value
  const digest = createHash('sha256')
    .update(JSON.stringify(sorted(rest)))
    .digest('hex')
    .slice(0, 12)
  const json = Buffer.from(JSON.stringify(sorted({ ...rest, digest })))
  const head = Buffer.from(written.bytes.subarray(0, 16))
  head.writeUInt32LE(json.length, 12)
  return Buffer.concat([head, json, written.bytes.subarray(end)])
}

describe('a file that fits its digest and yet cannot be continued', () => {
  test('is read when nothing is forged', () => expect(refusal(forged(() => undefined))).toBe('read'))

  test.each<readonly [string, (manifest: Record<string, unknown>) => void, string]>([
    [
      'another model',
      (manifest) => (manifest['modelVersion'] = '0.0.1'),
      `it was saved by model 0.0.1, and this is model ${modelVersion}`,
    ],
    [
      'a scenario that asks for everybody on earth',
      (manifest) => ((manifest['scenario'] as typeof scenario).organisation.members = 8e9),
      'its scenario is none: organisation.members: Too big: expected number to be <=2000000',
    ],
    [
      'a scenario that would take days',
      ({ scenario: one }) =>
        Object.assign(one as object, {
          organisation: { ...scenario.organisation, members: 2e6 },
          horizon: 1040,
        }),
      'its scenario cannot be: members times horizon times spaces must be at most 320000000 member-weeks (got 2080000000)',
    ],
    [
      'other defaults',
      ({ scenario: one }) => ((one as { assumptions: Record<string, number> }).assumptions['b0'] = 0),
      'its scenario was filled in with other defaults than those of this version',
    ],
    ['no scenario', (manifest) => (manifest['scenario'] = 7), 'it holds no scenario'],
    ['a week outside', (manifest) => (manifest['week'] = 20), 'its week 20 is outside its run of 20 weeks'],
  ])('%s', (_, change, says) => {
    expect(refusal(forged(change))).toBe(says)
  })
})
