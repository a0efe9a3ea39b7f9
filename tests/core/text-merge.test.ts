import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { flow } from '../../packages/core/src/text/flow.ts'
import {
  type Difference,
  differences,
  mergeFiles,
  wordDifferences,
} from '../../packages/core/src/text/merge.ts'
import { type Path, parsePath, valueAt, wordPath } from '../../packages/core/src/text/path.ts'

const key = fc.oneof(
  fc.constantFrom('a', 'b', 'policies', 'fte', 'a.b', '', '0', 'with space', '__proto__', 'constructor'),
  fc.string({ maxLength: 5 }),
)
const single = fc.oneof(
  fc.integer(),
  // + 0 turns -0, which JSON does not have, into 0
  fc.double({ noNaN: true, noDefaultInfinity: true }).map((x) => x + 0),
  fc.string(),
  fc.boolean(),
)

/** Blocks in blocks, with lists and single values. */
const filesOf = (leaf: fc.Arbitrary<unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.letrec<{ node: unknown; file: Record<string, unknown> }>((tie) => ({
    node: fc.oneof({ depthSize: 'small' }, leaf, fc.array(leaf, { maxLength: 3 }), tie('file')),
    file: fc.dictionary(key, tie('node'), { maxKeys: 4, noNullPrototype: true }),
  })).file
const file = filesOf(single)
// A child may hold null at any place: it removes the key.
const child = filesOf(fc.option(single))

const runs = { numRuns: 1000, seed: 20_261 }

/** Sets or removes the value at a path of a copy. */
function apply(data: unknown, path: Path, value: unknown): unknown {
  const [first, ...rest] = path
  if (first === undefined) return value
  const entries = Object.entries(data ?? {}).filter(([k]) => k !== first)
  const inner = rest.length === 0 ? value : apply(valueAt(data, [first]), rest, value)
  return Object.fromEntries(inner === undefined ? entries : [...entries, [first, inner]])
}
const applyAll = (data: unknown, list: readonly Difference[]): unknown =>
  list.reduce((now, { path, after }) => apply(now, parsePath(path) ?? ['?'], after), data)

describe('a scenario is a difference on a base', () => {
  const base = {
    organisation: { size: 3000, turnover: 0.1 },
    policies: { alignment: 'claimed', staffing: { team: [{ fte: 1 }, { fte: 1 }] }, launch: { week: 4 } },
  }
  const mine = {
    organisation: { size: 150 },
    policies: { alignment: 'integrated', staffing: { team: [{ fte: 2 }] }, launch: null },
    horizon: { weeks: 52 },
  }

  test('blocks merge key by key, lists and values are replaced, null removes', () => {
    expect(mergeFiles(base, mine)).toEqual({
      organisation: { size: 150, turnover: 0.1 },
      policies: { alignment: 'integrated', staffing: { team: [{ fte: 2 }] } },
      horizon: { weeks: 52 },
    })
  })

  test('the difference is printed leaf by leaf, in the order of paths', () => {
    expect(wordDifferences(differences(base, mergeFiles(base, mine)))).toBe(
      [
        '+ horizon.weeks: 52',
        '~ organisation.size: 3000 -> 150',
        '~ policies.alignment: claimed -> integrated',
        '- policies.launch: { week: 4 }',
        '~ policies.staffing.team: [{ fte: 1 }, { fte: 1 }] -> [{ fte: 2 }]',
      ].join('\n'),
    )
  })

  test('nothing in a file reaches a prototype', () => {
    const attack: unknown = JSON.parse(
      '{"__proto__": {"polluted": 1}, "constructor": {"prototype": {"polluted": 1}}}',
    )
    const merged = mergeFiles(mergeFiles({}, attack), attack)
    expect(Object.getPrototypeOf(merged)).toBe(Object.prototype)
    expect(Reflect.get({}, 'polluted')).toBeUndefined()
    expect(differences({}, merged).map(({ path }) => path)).toContain('constructor.prototype.polluted')
  })
})

describe('laws of merging', () => {
  test('an empty child changes nothing', () => {
    fc.assert(
      fc.property(file, (base) => {
        expect(mergeFiles(base, {})).toEqual(base)
      }),
      runs,
    )
  })
  test('a file does not differ from itself', () => {
    fc.assert(
      fc.property(file, (base) => {
        expect(differences(base, structuredClone(base))).toEqual([])
      }),
      runs,
    )
  })
  test('applying the differences gives the merged file', () => {
    fc.assert(
      fc.property(file, child, (base, mine) => {
        const merged = mergeFiles(base, mine)
        expect(applyAll(base, differences(base, merged))).toEqual(merged)
      }),
      runs,
    )
  })
  test('merging twice is merging once, and neither file is touched', () => {
    fc.assert(
      fc.property(file, child, (base, mine) => {
        const before = JSON.stringify([base, mine])
        const merged = mergeFiles(base, mine)
        expect(mergeFiles(merged, mine)).toEqual(merged)
        expect(JSON.stringify([base, mine])).toBe(before)
      }),
      runs,
    )
  })
  test('a path that is written can be read again', () => {
    const step = fc.oneof(key, fc.nat(99))
    fc.assert(
      fc.property(fc.array(step, { maxLength: 5 }), (path) => {
        expect(parsePath(wordPath(path))).toEqual(path)
      }),
      runs,
    )
    for (const text of ['.a', 'a.', 'a..b', 'a[', 'a b', 'a[x]']) expect(parsePath(text)).toBeUndefined()
  })
  test('a printed value is one line of YAML that means the same', () => {
    fc.assert(
      fc.property(fc.oneof(file, fc.array(file, { maxLength: 2 })), (value) => {
        const line = flow(value)
        expect(line).not.toMatch(/\n/)
        // The YAML library sets __proto__ as a prototype where JSON has a key; both are compared as JSON text.
        if (!line.includes('__proto__')) expect(parse(line)).toEqual(value)
      }),
      runs,
    )
  })
})
