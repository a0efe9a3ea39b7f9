import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { canonicalJson } from '../../packages/core/src/text/canonical.ts'
import { type Issue, wordIssues } from '../../packages/core/src/text/issue.ts'
import { type Read, readText } from '../../packages/core/src/text/read.ts'
import { Small, valid } from '../core/text-fixture.ts'

const Any = z.record(z.string(), z.unknown())
const issuesIn = <T>(read: Read<T>): readonly Issue[] => (read.ok ? [] : read.issues)
const refused = (text: string): readonly Issue[] => {
  const issues = issuesIn(readText(text, 'a.yaml', Any))
  if (issues.length === 0) throw new Error('it was read')
  return issues
}
const nested = (levels: number): string => `a: ${'['.repeat(levels - 1)}${']'.repeat(levels - 1)}`
// Processor time, which does not depend on what else the machine is doing.
const seconds = (work: () => void): number => {
  const before = process.cpuUsage()
  work()
  const { user, system } = process.cpuUsage(before)
  return (user + system) / 1e6
}
// Whatever a terminal could obey or a reader could not see, apart from the line ends between printed lines.
const dangerous =
  /(?!\n)\p{Cc}|[\p{Bidi_Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF]/u

describe('a hostile file is refused with a place', () => {
  test.each([
    ['an alias bomb', `a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n`, 'alias', '1:4'],
    ['an alias alone', 'a: 1\nb: *a\n', 'alias', '2:4'],
    ['an anchor alone', 'a: &x 1\n', 'alias', '1:4'],
    ['a merge key', 'a: 1\n<<: {b: 2}\n', 'merge-key', '2:1'],
    ['a tag', 'a: !!js/function "x"\n', 'tag', '1:4'],
    ['a type of one’s own', 'a: !secret x\n', 'tag', '1:4'],
    ['a directive', '%TAG ! x\n---\na: 1\n', 'syntax', '1:1'],
    ['__proto__', 'a:\n  __proto__: {x: 1}\n', 'forbidden-key', '2:3'],
    ['"__proto__" in JSON', '{"__proto__": {"x": 1}}', 'forbidden-key', '1:2'],
    ['__proto__ by escape', '{"\\u005f_proto__": {"x": 1}}', 'forbidden-key', '1:2'],
    ['constructor', 'constructor: 1\n', 'forbidden-key', '1:1'],
    ['prototype', 'a: {prototype: 1}\n', 'forbidden-key', '1:5'],
    ['not a number', 'a: .nan\n', 'not-finite', '1:4'],
    ['infinity', 'a: [1, -.inf]\n', 'not-finite', '1:8'],
    ['1e999', 'a: 1e999\n', 'not-finite', '1:4'],
    ['five thousand nines', `a: ${'9'.repeat(5000)}\n`, 'not-finite', '1:4'],
    ['a seed that a double cannot hold', 'a: 12345678901234567890\n', 'too-many-digits', '1:4'],
    ['a list as key', '? [a]\n: 1\n', 'bad-key', '1:3'],
    ['a key twice', 'a: 1\n"a": 2\n', 'duplicate-key', '2:1'],
    ['an escape sequence', 'a: x\u001B[31m\n', 'bad-character', '1:5'],
    ['a C1 control', 'a: x\u009B31m\n', 'bad-character', '1:5'],
    ['a bell by escape', 'a: "x\\a"\n', 'bad-character', '1:4'],
    ['text that turns direction', 'a: 1\n# \u202Eevil\n', 'bad-character', '2:3'],
    ['text that turns direction by escape', 'a: "\\u2066"\n', 'bad-character', '1:4'],
    ['a control character in a key', '"a\\u0007": 1\n', 'bad-character', '1:1'],
    ['a line end in a key', '"a\\nb": 1\n', 'bad-character', '1:1'],
    ['half a character', 'a: x\uD800\n', 'bad-character', '1:5'],
    ['half a character by escape', 'a: "\\uD800"\n', 'bad-character', '1:4'],
    ['a carriage return that hides a line', 'a: 1\rb: 2\n', 'bad-character', '1:5'],
    ['a byte order mark inside', 'a: \uFEFF1\n', 'bad-character', '1:4'],
  ])('%s', (_, text, code, place) => {
    const [issue] = refused(text)
    expect(issue).toMatchObject({ code })
    expect(`${issue?.line}:${issue?.column}`).toBe(place)
    expect(wordIssues(refused(text))).not.toMatch(dangerous)
  })

  test('tabs and line ends in text are fine, and so is writing from right to left', () => {
    const text = 'a: |\n  one\n  two\nb: "x\\ty"\nc: שלום عالم\nd: 👩‍👩‍👧\n'
    expect(readText(text, 'a', Any)).toMatchObject({
      ok: true,
      located: { value: { a: 'one\ntwo\n', b: 'x\ty' } },
    })
  })

  test('the name of a file cannot write to the terminal either', () => {
    const read = readText('a: [', 'x\u001B]0;title\u0007.yaml', Any)
    expect(wordIssues(issuesIn(read))).not.toMatch(dangerous)
  })

  test('JSON for a terminal has no raw C1 or direction characters', () => {
    expect(canonicalJson({ a: '\u009B\u202E\u007F\u2028' })).toBe('{"a":"\\u009b\\u202e\\u007f\\u2028"}')
  })

  test('64 levels are read, 65 are not', () => {
    expect(readText(nested(64), 'a', Any).ok).toBe(true)
    expect(refused(nested(65))[0]).toMatchObject({ code: 'too-deep', line: 1, column: 4 + 63 })
  })

  test.each(['[', '{', '- ', '? ', 'a: ', '{? ', '[a, ', '{a: '])(
    '90 kB of %j is refused in a second',
    (unit) => {
      const text = unit.repeat(Math.floor(90_000 / unit.length))
      let issues: readonly Issue[] = []
      expect(
        seconds(() => {
          issues = refused(text)
        }),
      ).toBeLessThan(1)
      expect(issues[0]).toMatchObject({ code: 'too-deep', line: 1 })
    },
  )

  test('96 kB are read, one byte more is not, and bytes count, not characters', () => {
    const start = 'a: '
    const full = start + 'x'.repeat(96 * 1024 - start.length)
    expect(readText(full, 'a', Any).ok).toBe(true)
    expect(refused(`${full}x`)[0]).toMatchObject({ code: 'too-large-file', line: 1, column: 1 })
    expect(refused(start + 'é'.repeat(130 * 1024))[0]).toMatchObject({ code: 'too-large-file' })
    expect(seconds(() => refused('x'.repeat(50_000_000)))).toBeLessThan(1)
  })

  test.each(['a:\n', '-\n#\n', 'a,', '"" ', '\n', '&a ', "'", '\u0001'])(
    '96 kB of %j are answered in a second',
    (unit) => {
      const text = unit.repeat(Math.floor((96 * 1024) / unit.length))
      expect(seconds(() => readText(text, 'a', Small))).toBeLessThan(2)
    },
  )

  test('thousands of issues are cut to fifty and the number of the others', () => {
    const text = Array.from({ length: 5_000 }, (_, i) => `key${i}: 1`).join('\n')
    const issues = issuesIn(readText(text, 'a', Small))
    expect(issues).toHaveLength(51)
    expect(issues.at(-1)?.message).toBe(`and ${5_000 + 3 - 50} more`)
  })
})

/** What holds for every text: a value, or issues inside the file whose words are safe to print. */
function holds(text: string): void {
  const read = readText(text, 'a.yaml', Small)
  if (read.ok) {
    expect(read.located.value.fishbowl).toBe(1)
    return
  }
  expect(read.issues.length).toBeGreaterThan(0)
  const content = text.replace(/^\uFEFF/, '').split('\n')
  for (const { line, column, length, source, caret } of read.issues) {
    expect(line).toBeGreaterThanOrEqual(1)
    expect(line).toBeLessThanOrEqual(content.length)
    expect(column).toBeGreaterThanOrEqual(1)
    const whole = (content[line - 1] ?? '').replace(/\r$/, '')
    expect(column + length - 1).toBeLessThanOrEqual(Math.max(whole.length, column))
    expect(column).toBeLessThanOrEqual(whole.length + 1)
    expect(source.includes('\n')).toBe(false)
    expect(caret).toMatch(/^ *\^+$/)
  }
  expect(wordIssues(read.issues)).not.toMatch(dangerous)
  canonicalJson(read.issues)
}

describe('reading never throws', () => {
  const plain =
    'a|fte|policies|: |:|- |-|[|]|{|}|, |"|>|#|# |&a|*a|!t |? |<<: |~|.nan|1e999|0x1F|\\|\\u|@|`|__proto__|鱼'
  const lines = ['\n', '\n  ', '\n\t', '\r\n', '\r', '%YAML 1.1\n', '---\n', '...\n', '|', "'"]
  const unseen = ['\u0000', '\u001B', '\u0085', '\u202E', '\uD800', '\uFEFF', '\u2028', '👩‍👩‍👧']
  const pieces = fc.constantFrom(...plain.split('|'), ...lines, ...unseen)
  const soup = fc.array(pieces, { maxLength: 40 }).map((list) => list.join(''))
  const anything = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 200 }),
    fc.string({ maxLength: 200 }),
    soup,
  )
  const edit = fc.record({
    at: fc.nat(),
    cut: fc.nat(12),
    put: fc.oneof(soup, pieces, fc.string({ maxLength: 3 })),
  })
  const mutated = fc.array(edit, { minLength: 1, maxLength: 4 }).map((edits) =>
    edits.reduce((text, { at, cut, put }) => {
      const from = at % (text.length + 1)
      return text.slice(0, from) + put + text.slice(from + cut)
    }, valid),
  )

  test('whatever the text is', () => {
    fc.assert(fc.property(anything, holds), { numRuns: 2000, seed: 20_264 })
  })
  test('whatever happens to a valid file', () => {
    fc.assert(fc.property(mutated, holds), { numRuns: 2000, seed: 20_265 })
  })
  test('whatever JSON it is', () => {
    fc.assert(fc.property(fc.json({ stringUnit: 'binary' }), holds), { numRuns: 1000, seed: 20_266 })
  })
})
