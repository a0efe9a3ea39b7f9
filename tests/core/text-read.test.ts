import { describe, expect, test } from 'vitest'
import { z } from 'zod'
import { fileIssue, wordIssue, wordIssues } from '../../packages/core/src/text/issue.ts'
import { linesOf, placeOf } from '../../packages/core/src/text/lines.ts'
import { readText } from '../../packages/core/src/text/read.ts'
import { issuesIn, only, put, Small, valid } from './text-fixture.ts'

describe('a file that is right', () => {
  test('may be a single text that looks like markup', () => {
    expect(readText('|-\n*z', 'a', z.string())).toMatchObject({ located: { value: '*z' } })
  })

  test('becomes a value with defaults, and keeps what was written apart', () => {
    const read = readText(put('seed: bowl\n', ''), 'a.yaml', Small)
    expect(read.ok && read.located.value).toMatchObject({ seed: 'fish', horizon: { weeks: 156 } })
    expect(read.ok && read.located.raw).not.toHaveProperty('seed')
  })

  test('means the same as JSON, with a byte order mark, and with Windows line ends', () => {
    const read = readText(valid, 'a.yaml', Small)
    if (!read.ok) throw new Error(wordIssues(read.issues))
    const json = JSON.stringify(read.located.raw, null, '\t')
    for (const text of [
      json,
      JSON.stringify(read.located.raw),
      `\uFEFF${valid}`,
      valid.replaceAll('\n', '\r\n'),
    ])
      expect(readText(text, 'a', Small)).toMatchObject({ ok: true, located: { value: read.located.value } })
  })

  test('takes YAML 1.2 as it is: no is text, 012 is twelve', () => {
    const schema = z.strictObject({ a: z.string(), b: z.number() })
    expect(readText('a: no\nb: 012\n', 'a', schema)).toMatchObject({ located: { value: { a: 'no', b: 12 } } })
  })

  test('can be criticised across fields at the deepest place that exists', () => {
    const read = readText(valid, 'a.yaml', Small)
    if (!read.ok) throw new Error('valid')
    const { issueAt } = read.located
    const week = ['policies', 'interventions', 1, 'week']
    expect(issueAt(week, 'cross-check', 'the horizon ends before', 'later')).toMatchObject({
      line: 16,
      column: 26,
      length: 2,
      path: 'policies.interventions[1].week',
      code: 'cross-check',
      message: 'the horizon ends before',
      hint: 'later',
    })
    expect(issueAt(['policies', 'launch', 'week'], 'cross-check', 'm')).toMatchObject({
      line: 6,
      column: 1,
      length: 8,
    })
    expect(issueAt(['policies', 'staffing'], 'cross-check', 'm')).toMatchObject({
      line: 8,
      column: 3,
      length: 8,
    })
    expect(issueAt([], 'cross-check', 'm')).toMatchObject({ line: 1, column: 1, path: '' })
    expect(issueAt([], 'cross-check', 'm')).not.toHaveProperty('hint')
  })
})

describe('an error is told in one form', () => {
  test('place, field, bound, value, source line, caret under the whole value, way out', () => {
    const [issue] = issuesIn(put('fte: 1\n', 'fte: 400\n'))
    expect(issue && wordIssue(issue)).toBe(
      [
        'a.yaml:10:14: policies.staffing.team[0].fte must be between 0 and 40 (got 400)',
        '  10 |       - fte: 400',
        '     |              ^^^',
        'hint: fte counts full-time equivalents; for 400 hours a week write fte: 10.6',
      ].join('\n'),
    )
  })

  test('a missing key is marked at the block it belongs to, or at the top', () => {
    expect(only(put('size: 3000\n  ', ''))).toMatchObject({
      line: 3,
      column: 1,
      length: 'organisation'.length,
    })
    expect(only(put('fishbowl: 1\n', ''))).toMatchObject({
      line: 1,
      column: 1,
      message: 'fishbowl is missing',
    })
    expect(only(put('- fte: 1\n        seniority', '- seniority'))).toMatchObject({ line: 10, column: 9 })
  })

  test('places count from 1 and hold behind a byte order mark, Windows line ends and wide characters', () => {
    const text = `\uFEFF# 鱼\r\nfishbowl: 1\r\naudience: { 鱼缸: 1 }\r\n`
    const issue = issuesIn(text).find(({ path }) => path.startsWith('audience'))
    expect(issue).toMatchObject({ line: 3, column: 11, length: 9, source: 'audience: { 鱼缸: 1 }' })
    expect(issue?.caret).toBe(`${' '.repeat(10)}${'^'.repeat(11)}`)
  })

  test('all issues come at once, by place, also inside a list that is too long', () => {
    const post = '      - { fte: 41, seniority: senior }\n'
    const text = put('  interventions:', `${post.repeat(2)}  interventions:`).replace('size: 3000', 'size: 1')
    expect(issuesIn(text).map(({ line, code }) => `${line} ${code}`)).toEqual([
      '4 too-small',
      '9 too-big',
      '13 too-big',
      '14 too-big',
    ])
    const worded = wordIssues([...issuesIn(text)].toReversed())
    expect(worded.split('\n\n')).toHaveLength(4)
    expect(worded).toMatch(/^a\.yaml:4:9: organisation\.size/)
  })

  test('after fifty issues one line says how many more there are', () => {
    const many = Array.from({ length: 70 }, (_, i) => `key${i}: 1`).join('\n')
    const issues = issuesIn(`${valid}${many}`)
    expect(issues).toHaveLength(51)
    expect(issues.at(-1)).toMatchObject({ code: 'more', message: 'and 20 more' })
    expect(wordIssues(issues)).toMatch(/\n\na\.yaml: and 20 more$/)
  })

  test('long lines are cut around the value', () => {
    const issue = only(put('seed: bowl', `seed: "${'x'.repeat(500)}"`))
    expect(issue).toMatchObject({ column: 7, length: 502 })
    expect(issue.source.length).toBeLessThan(170)
    const flat = JSON.stringify({ pad: 'x'.repeat(500), fishbowl: 2 })
    const deep = issuesIn(flat).find(({ path }) => path === 'fishbowl')
    expect(deep?.source.slice(deep.caret.indexOf('^'))).toMatch(/^2/)
  })

  test('the title of the schema names the top of the file', () => {
    const Study = z.strictObject({ study: z.literal(1) }).meta({ title: 'study' })
    const read = readText('study: 1\nx: 2\n', 's.yaml', Study)
    expect(read.ok || read.issues[0]?.message).toBe('unknown key "x" in study')
  })

  test('a check of the schema itself keeps its own words', () => {
    const Pair = z
      .strictObject({ from: z.number(), until: z.number() })
      .refine(({ from, until }) => from < until, {
        path: ['until'],
        message: 'must lie after from',
        params: { hint: 'swap them' },
      })
    const read = readText('from: 3\nuntil: 2\n', 's.yaml', Pair)
    expect(read.ok || read.issues).toMatchObject([
      { code: 'cross-check', message: 'until must lie after from', hint: 'swap them', line: 2, column: 8 },
    ])
  })

  test('a file that cannot be opened is an issue without a line', () => {
    expect(wordIssue(fileIssue('a.yaml', { code: 'not-found', message: 'no such file', hint: 'look' }))).toBe(
      'a.yaml: no such file\nhint: look',
    )
  })

  test('a place behind the end of the text is moved to the last line that shows something', () => {
    expect(placeOf(linesOf('ab\n\n'), 4)).toEqual({ line: 1, column: 3 })
    expect(placeOf(linesOf('ab\ncd'), 3)).toEqual({ line: 2, column: 1 })
  })

  test('a number that is not finite is told once', () => {
    expect(only(put('size: 3000', 'size: .inf'))).toMatchObject({ code: 'not-finite', line: 4, column: 9 })
  })

  test('in a union without a declared tag the option with the right literal is meant', () => {
    const Launch = z.union([
      z.strictObject({ kind: z.literal('quiet'), week: z.number(), note: z.string() }),
      z.strictObject({ kind: z.literal('event'), guests: z.number() }),
    ])
    const read = readText('kind: event\nweek: 1\nnote: x\n', 'a', Launch)
    expect(read.ok || read.issues.map(({ message, hint }) => [message, hint])).toEqual([
      ['guests is missing', 'it is a number'],
      ['unknown key "week" in scenario', 'known keys: kind, guests'],
      ['unknown key "note" in scenario', 'known keys: kind, guests'],
    ])
  })
})
