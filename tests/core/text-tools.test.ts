import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../packages/core/src/text/canonical.ts'
import { expectation } from '../../packages/core/src/text/expect.ts'
import { flow } from '../../packages/core/src/text/flow.ts'
import { toSchemaDocument } from '../../packages/core/src/text/json-schema.ts'
import { nearest } from '../../packages/core/src/text/suggest.ts'
import { Small } from './text-fixture.ts'

describe('canonical JSON', () => {
  test('does not depend on the order of keys', () => {
    expect(canonicalJson({ b: [1, { d: null, c: true }], a: 'x' })).toBe(
      '{"a":"x","b":[1,{"c":true,"d":null}]}',
    )
    fc.assert(
      fc.property(fc.dictionary(fc.string(), fc.jsonValue()), (value) => {
        const turned = Object.fromEntries(Object.entries(value).toReversed())
        expect(canonicalJson(turned)).toBe(canonicalJson(value))
      }),
      { numRuns: 1000, seed: 20_262 },
    )
  })
  test('reads back to the same value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(canonicalJson(JSON.parse(canonicalJson(value)))).toBe(canonicalJson(value))
        expect(JSON.parse(canonicalJson(value))).toEqual(JSON.parse(JSON.stringify(value)))
      }),
      { numRuns: 1000, seed: 20_263 },
    )
  })
  test('writes each number in one way', () => {
    expect(canonicalJson([1, 1e21, 1e-7, 0.1 + 0.2, -0])).toBe('[1,1e+21,1e-7,0.30000000000000004,0]')
  })
  test.each([
    Number.NaN,
    Number.POSITIVE_INFINITY,
    1n,
    undefined,
    () => 1,
    new Map(),
    new Date(0),
    new Float64Array(1),
  ])('refuses %s, also inside', (value) => {
    expect(() => canonicalJson(value)).toThrow(RangeError)
    expect(() => canonicalJson([value])).toThrow(RangeError)
  })
  test('leaves out keys without a value', () => {
    expect(canonicalJson({ a: undefined, b: 1 })).toBe('{"b":1}')
  })
})

describe('suggestions', () => {
  test.each([
    ['seedz', ['size', 'seed'], 'seed'],
    ['hoursPerWeek', ['hours_per_week'], 'hours_per_week'],
    ['hours-per-wek', ['hoursPerWeek'], 'hoursPerWeek'],
    ['ft', ['fte'], 'fte'],
    ['brun', ['weeks', 'burn'], 'burn'],
    ['comapre', ['run', 'compare'], 'compare'],
    ['x', ['a', 'b'], undefined],
    ['', ['a'], undefined],
    ['elephant', ['seed', 'size'], undefined],
    ['x'.repeat(100_000), ['x'.repeat(99_999)], undefined],
  ])('%s among %j', (word, candidates, expected) => {
    expect(nearest(word, candidates)).toBe(expected)
  })
  test('one slip in a word of six letters or more is always forgiven', () => {
    const word = fc.stringMatching(/^[a-z]{6,12}$/)
    fc.assert(
      fc.property(word, fc.nat(), (intended, at) => {
        const i = at % intended.length
        expect(nearest(intended.slice(0, i) + intended.slice(i + 1), [intended])).toBe(intended)
      }),
    )
  })
})

describe('the JSON Schema for editors', () => {
  const document = toSchemaDocument(Small, { id: 'https://example.org/s.json', title: 'Scenario' })

  test('has draft 7, bounds, choices, defaults, descriptions with units, and no unknown keys', () => {
    expect(document).toMatchObject({
      $schema: 'http://json-schema.org/draft-07/schema#',
      $id: 'https://example.org/s.json',
      title: 'Scenario',
      additionalProperties: false,
      required: ['fishbowl', 'organisation', 'policies'],
      properties: {
        seed: { default: 'fish', minLength: 3 },
        organisation: {
          additionalProperties: false,
          properties: { size: { type: 'integer', minimum: 20, description: 'Unit: people.' } },
        },
      },
    })
    const text = JSON.stringify(document)
    expect(text).toContain('hours paid Unit: FTE. fte counts full-time equivalents')
    expect(text).not.toMatch(/"(unit|hint)":/)
    expect(text).not.toContain(String(Number.MAX_SAFE_INTEGER))
  })

  test('keeps the keys of a file in the order of the schema and its own keywords in one order', () => {
    expect(Object.keys(document)).toEqual([
      '$schema',
      '$id',
      'title',
      'type',
      'properties',
      'required',
      'additionalProperties',
    ])
    expect(Object.keys(document['properties'] as object).slice(0, 3)).toEqual([
      'fishbowl',
      'seed',
      'organisation',
    ])
    const again = toSchemaDocument(Small, { id: 'https://example.org/s.json', title: 'Scenario' })
    expect(JSON.stringify(again)).toBe(JSON.stringify(document))
  })

  test('a key called like a keyword is a key', () => {
    const schema = z.strictObject({ unit: z.string(), maximum: z.number(), hint: z.string().default('x') })
    expect(Object.keys(toSchemaDocument(schema, { id: 'i', title: 't' })['properties'] as object)).toEqual([
      'unit',
      'maximum',
      'hint',
    ])
  })

  test('a default is data and keeps all its keys', () => {
    const schema = z.strictObject({ a: z.record(z.string(), z.unknown()).default({ unit: 'x', hint: 1 }) })
    expect(toSchemaDocument(schema, { id: 'i', title: 't' })).toMatchObject({
      properties: { a: { default: { unit: 'x', hint: 1 } } },
    })
  })
})

describe('words', () => {
  test.each([
    [z.number().min(0).gt(0), 'a number above 0'],
    [z.number().min(-3).min(1).max(9).max(5), 'a number between 1 and 5'],
    [z.int(), 'a whole number'],
    [
      z.literal(Array.from({ length: 22 }, (_, i) => i)),
      expect.stringMatching(/^one of 0, 1, .*, 19, ... \(22 in all\)$/),
    ],
    [z.number().int().optional().default(3), 'a whole number'],
    [z.union([z.literal('all'), z.number(), z.enum(['a'])]), 'one of all, a or a number'],
  ])('what a schema takes, %#', (schema, words) => {
    expect(expectation(schema)).toEqual(words)
  })
  test.each([
    ['true', '"true"'],
    ['Null', '"Null"'],
    ['12', '"12"'],
    ['it, hr', '"it, hr"'],
    ['budget-cut', 'budget-cut'],
    [{ a: [], b: {} }, '{ a: [], b: {} }'],
  ])('%j on one line is %s', (value, line) => {
    expect(flow(value)).toBe(line)
  })
})
