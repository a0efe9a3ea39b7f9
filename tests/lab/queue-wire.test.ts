import { ledger, peopleOf, type Scenario, withAssumptions } from '@fishbowl/core'
import { taskKey } from '@fishbowl/lab/ledger'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { batchData, readBatch, readResult, resultData } from '../../packages/lab/src/engine/queue/wire.ts'
import { pack, unpack } from '../../packages/lab/src/ledger/encode.ts'
import { jobsOf, plainLoop, testCode, testMeasures, tiny } from '../support/queue-runs.ts'

const jobs = [...jobsOf(3), ...jobsOf(2, tiny('other'))]
const batch = { id: 'batch', jobs }
/** As it comes out of a queue. */
const sent = (data: object): Record<string, unknown> => JSON.parse(JSON.stringify(data)) as never
const data = () => sent(batchData(batch, testCode))

type Packing = { scenarios: Record<string, unknown>[]; people: string[]; runs: Record<string, unknown>[] }
/** A batch with its packed part changed by somebody else. */
function changed(change: (packing: Packing) => void): object {
  const { packed } = data()
  const bytes = unpack(new Uint8Array(Buffer.from(String(packed), 'base64')))
  const packing = JSON.parse(new TextDecoder().decode(bytes)) as Packing
  change(packing)
  const text = new TextEncoder().encode(JSON.stringify(packing))
  return { ...data(), packed: Buffer.from(pack(text)).toString('base64') }
}
const refusal = (broken: unknown): string => {
  try {
    readBatch(broken, testCode)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
  return 'accepted'
}

describe('a batch', () => {
  test('arrives as it was sent, each scenario once', () => {
    expect(readBatch(data(), testCode)).toEqual(jobs)
    changed(({ scenarios }) => expect(scenarios).toHaveLength(2))
  })

  test('brings the people of an organisation file with it', () => {
    const people = peopleOf({
      manager: [-1, 0, 0, 0],
      department: ['IT', 'IT', 'HR', 'HR'],
      location: undefined,
      year: undefined,
      ties: [1, 2],
      order: [0, 1, 2, 3],
      keepLabels: false,
    })
    const organisation = { ...tiny().organisation, file: 'org.json', members: 4, people }
    const real: Scenario = { ...tiny(), organisation }
    const one = {
      key: taskKey({ code: testCode, scenario: real, replicate: 0 }),
      scenario: real,
      replicate: 0,
    }
    const arrived = readBatch(sent(batchData({ id: 'x', jobs: [one] }, testCode)), testCode)
    expect(arrived[0]?.scenario.organisation.people).toEqual(people)
  })

  test('brings the assumptions that a point sets, also where its scenario has given its own', () => {
    const own = { ...tiny(), overrides: { wv: { value: 2, reason: 'counted' } } }
    const drawn = withAssumptions(own, { wx: 0.7, wv: ledger.wv.default })
    const key = taskKey({ code: testCode, scenario: drawn, replicate: 0 })
    const [job] = readBatch(
      sent(batchData({ id: 'x', jobs: [{ key, scenario: drawn, replicate: 0 }] }, testCode)),
      testCode,
    )
    expect(job?.scenario.assumptions).toEqual(drawn.assumptions)
  })

  test.each<[string, unknown, string]>([
    ['nothing', undefined, 'expected object'],
    ['a text', 'rm -rf /', 'expected object'],
    ['more than it may hold', { ...data(), run: 'code' }, 'run'],
    ['no packed part', { ...data(), packed: 'AAAA' }, 'cannot be unpacked'],
    ['another format', { ...data(), format: 2 }, 'format'],
    [
      'another code',
      { ...data(), code: 'cd'.repeat(32) },
      'it is for code cdcdcdcdcdcd, this is abababababab',
    ],
    [
      'another replicate',
      changed(({ runs }) => Object.assign(runs[0] ?? {}, { replicate: 7 })),
      'is not that of replicate 7',
    ],
    [
      'the key of another run',
      changed(({ runs }) => Object.assign(runs[0] ?? {}, { key: runs[1]?.['key'] })),
      'is not that of replicate 0',
    ],
    [
      'another scenario',
      changed(({ scenarios }) => Object.assign(scenarios[0] ?? {}, { horizon: 11 })),
      'is not that of replicate',
    ],
    [
      'a scenario out of bounds',
      changed(({ scenarios }) => Object.assign(scenarios[0] ?? {}, { horizon: 1e9 })),
      'horizon',
    ],
    [
      'an assumption without its reason',
      changed(({ scenarios }) => Object.assign(scenarios[0]?.['assumptions'] ?? {}, { awareness: 9 })),
      'other defaults',
    ],
    [
      'a scenario that is not there',
      changed(({ runs }) => Object.assign(runs[0] ?? {}, { scenario: 9 })),
      'it names scenario 9',
    ],
    [
      'a prototype',
      changed(({ scenarios }) => scenarios.splice(0, 1, JSON.parse('{"__proto__":{"horizon":1}}') as never)),
      'its scenario is none',
    ],
    [
      'too much work',
      changed(({ scenarios }) =>
        Object.assign(scenarios[0] ?? {}, {
          horizon: 1000,
          organisation: { ...tiny().organisation, members: 2_000_000 },
        }),
      ),
      'must be at most',
    ],
  ])('with %s is refused', (_, broken, reason) => {
    expect(refusal(broken)).toContain(reason)
  })

  test('that is anything at all is refused without harm', () => {
    fc.assert(
      fc.property(fc.anything(), (anything) => {
        expect(refusal(anything)).not.toBe('accepted')
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        const packed = Buffer.from(pack(bytes)).toString('base64')
        expect(refusal({ ...data(), packed })).not.toBe('accepted')
      }),
    )
  })
})

const complaint = (broken: unknown): string => {
  try {
    readResult(broken, batch, testMeasures)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
  return 'accepted'
}

describe('a result', () => {
  const deliveries = plainLoop(jobs)
  const result = () => sent(resultData(deliveries, 'machine-7'))
  type Run = { key: string; sha256: string; body: string }
  const edited = (edit: (runs: Run[]) => void): object => {
    const copy = result()
    edit(copy['runs'] as Run[])
    return copy
  }
  test('arrives with its measures, signed by the machine that made it', () => {
    expect(readResult(result(), batch, testMeasures)).toEqual(
      deliveries.map((delivery) => ({ ...delivery, by: 'machine-7' })),
    )
  })

  test('may hold runs that failed', () => {
    const failed = {
      kind: 'failed',
      key: jobs[0]?.key ?? '',
      error: 'no memory',
      crash: true,
      by: 'x',
    } as const
    const arrived = readResult(sent(resultData([failed, ...deliveries.slice(1)], 'm')), batch, testMeasures)
    expect(arrived[0]).toEqual({ ...failed, by: 'm' })
  })

  test.each<[string, unknown, string]>([
    ['nothing', null, 'expected object'],
    [
      'a changed body',
      edited((runs) => Object.assign(runs[0] ?? {}, { body: runs[1]?.body })),
      'not what its hash says',
    ],
    [
      'body and hash of another run',
      edited((runs) => Object.assign(runs[0] ?? {}, { body: runs[1]?.body, sha256: runs[1]?.sha256 })),
      'that of another run',
    ],
    ['a run too few', edited((runs) => runs.pop()), '1 of 5 runs are missing'],
    ['a run twice', edited((runs) => runs.push(...runs.slice(0, 1))), 'not asked for, or twice'],
    [
      'a run of another study',
      edited((runs) => Object.assign(runs[0] ?? {}, { key: 'f'.repeat(64) })),
      'not asked for',
    ],
  ])('with %s is refused', (_, broken, reason) => {
    expect(complaint(broken)).toContain(reason)
  })
})
