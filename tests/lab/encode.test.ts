import { columnIds, defaultScenario, type History, historyWidth, totalIds } from '@fishbowl/core'
import { decodeHistory, encodeHistory, pack, sha256Of, taskKey, unpack } from '@fishbowl/lab/ledger'
import { simulate } from '@fishbowl/sim'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tiny } from './study-toy.ts'

const doubles = (length: number) =>
  fc.float64Array({ minLength: length, maxLength: length, noNaN: false, noDefaultInfinity: false })

/** Any history: one space or several, with whatever numbers. */
const anyHistory: fc.Arbitrary<History> = fc
  .record({
    weeks: fc.integer({ min: 1, max: 3 }),
    replicate: fc.nat(),
    spaces: fc.uniqueArray(fc.string(), { maxLength: 3 }),
  })
  .chain(({ weeks, replicate, spaces }) => {
    const one = fc.record({
      replicate: fc.constant(replicate),
      weeks: fc.constant(weeks),
      members: fc.nat(),
      values: doubles(weeks * historyWidth),
      totals: doubles(totalIds.length),
    })
    return fc.tuple(one, fc.tuple(...spaces.map(() => one))).map(([all, each]) => {
      if (spaces.length === 0) return all
      return Object.assign(all, { spaces: spaces.map((id, i) => ({ id, history: each[i] ?? all })) })
    })
  })

describe('a kept history', () => {
  test('is the history, to the last bit, packed or not', () => {
    fc.assert(
      fc.property(anyHistory, (history) => {
        const encoded = encodeHistory(history)
        expect(decodeHistory(encoded)).toEqual(history)
        expect(decodeHistory(pack(encoded))).toEqual(history)
        // toEqual takes -0 for 0 in typed arrays; bytes do not
        expect(encodeHistory(decodeHistory(pack(encoded)))).toEqual(encoded)
      }),
      { numRuns: 100 },
    )
  })

  test('has one print for one run, and another for a number that differs in its last bit', () => {
    const history = simulate({ scenario: tiny(30), replicate: 0 })
    const print = sha256Of(encodeHistory(history))
    expect(sha256Of(encodeHistory(simulate({ scenario: tiny(30), replicate: 0 })))).toBe(print)
    const values = history.values.slice()
    const bits = new DataView(values.buffer)
    bits.setUint8(0, bits.getUint8(0) ^ 1)
    expect(sha256Of(encodeHistory({ ...history, values }))).not.toBe(print)
  })

  test('has the same bytes on every machine: little-endian, one NaN, written out here', () => {
    const values = new Float64Array(historyWidth)
    const negativeNaN = new Float64Array(new BigUint64Array([0xfff8_0000_0000_0001n]).buffer)
    values.set([1, negativeNaN[0] ?? 0])
    const bytes = encodeHistory({
      replicate: 7,
      weeks: 1,
      members: 2,
      values,
      totals: new Float64Array(totalIds.length),
    })
    const header = `{"replicate":7,"weeks":1,"width":${columnIds.length},"totals":${totalIds.length},"parts":[[2]]}`
    const length = Math.ceil(header.length / 8) * 8
    expect(new TextDecoder().decode(bytes.subarray(0, 3))).toBe('FBH')
    expect([...bytes.subarray(3, 8)]).toEqual([1, length, 0, 0, 0])
    expect(new TextDecoder().decode(bytes.subarray(8, 8 + length))).toBe(header.padEnd(length))
    expect([...bytes.subarray(8 + length, 24 + length)]).toEqual([
      0, 0, 0, 0, 0, 0, 0xf0, 0x3f, 0, 0, 0, 0, 0, 0, 0xf8, 0x7f,
    ])
  })

  test('takes less than a fifth of its size when it is packed', () => {
    const encoded = encodeHistory(
      simulate({ scenario: { ...defaultScenario, organisation: tiny(300).organisation }, replicate: 0 }),
    )
    expect(pack(encoded).length).toBeLessThan(encoded.length / 5)
    expect(unpack(pack(encoded))).toEqual(Buffer.from(encoded))
  })

  test('is refused when it is damaged, wherever it was cut', () => {
    const encoded = encodeHistory(simulate({ scenario: tiny(30), replicate: 0 }))
    const packed = pack(encoded)
    for (const bytes of [encoded, packed]) {
      for (let length = 0; length < bytes.length; length += 97)
        expect(() => decodeHistory(bytes.subarray(0, length)), `${length} bytes`).toThrow(RangeError)
    }
    const newer = encoded.slice()
    newer[3] = 2
    expect(() => decodeHistory(newer)).toThrow('has format 2')
  })
})

describe('the key of a run', () => {
  const code = 'abc'
  const scenario = tiny(30)
  const key = taskKey({ code, scenario, replicate: 0 })

  test('depends on code, replicate, talent and everything that the engine sees', () => {
    const others = [
      taskKey({ code: 'abd', scenario, replicate: 0 }),
      taskKey({ code, scenario, replicate: 1 }),
      taskKey({ code, scenario, replicate: 0, talent: 1 }),
      taskKey({ code, scenario: tiny(31), replicate: 0 }),
      taskKey({ code, scenario: { ...scenario, seed: 'other' }, replicate: 0 }),
      taskKey({ code, scenario: { ...scenario, horizon: 9 }, replicate: 0 }),
    ]
    expect(new Set([key, ...others]).size).toBe(7)
    expect(key).toMatch(/^[0-9a-f]{64}$/)
  })

  test('does not depend on words, nor on the place in a list', () => {
    const words = { ...scenario, id: 'x', title: 'X', question: 'Why?', expect: [] }
    expect(taskKey({ code, scenario: words, replicate: 0 })).toBe(key)
    expect(taskKey({ code, scenario, replicate: 0, talent: 0 })).toBe(key)
  })
})
