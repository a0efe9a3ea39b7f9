import { describe, expect, test } from 'vitest'
import { issuesIn, only, put } from './text-fixture.ts'

describe('a text that is not YAML', () => {
  test.each([
    ['a: [1, 2\nb: 3\n', 1, 4, 'the bracket "[" is never closed'],
    ['a:\n  - {b: 1\nc: 2\n', 2, 5, 'the bracket "{" is never closed'],
    ['a: "x\nb: 2\n', 1, 4, 'the quote " is never closed'],
    ['a:\n\tb: 1\n', 2, 1, 'a tab is used for indentation'],
    ['a: b: c\n', 1, 4, 'a second ": " in one line'],
    ['a: 1\n  b: 2\n', 1, 4, 'this text runs on into a line that looks like a key'],
    ['a:\n  b: 1\n c: 2\n', 3, 1, 'the indentation does not fit the lines above'],
    ['a: @x\n', 1, 4, 'a value cannot start with "@"'],
    ['a: ]\n', 1, 4, 'unexpected "]"'],
    ['a: "\\q"\n', 1, 5, 'an unknown escape in double quotes'],
    ['a: 1\n---\nb: 2\n', 2, 1, 'a second document begins here'],
    ['%YAML 1.1\n---\na: yes\n', 1, 1, 'a YAML directive is not allowed'],
  ])('%j: the first syntax error is told with its place', (text, line, column, message) => {
    expect(only(text)).toMatchObject({ line, column, message, code: 'syntax' })
  })

  test('repeated keys are told where they are repeated, beside the other issues', () => {
    const issues = issuesIn(put('size: 3000', 'size: 3\n  size: 4'))
    expect(issues.map(({ line, message }) => `${line} ${message}`)).toEqual([
      '4 organisation.size must be between 20 and 50000 (got 3)',
      '5 the key "size" in organisation is written twice',
    ])
  })

  test.each(['', '\n\n', '# only a comment\n', '---\n', '\uFEFF'])(
    '%j: an empty file says what a scenario needs',
    (text) => {
      expect(only(text)).toMatchObject({
        code: 'empty',
        line: 1,
        message: 'the file is empty; a scenario needs fishbowl, organisation and policies',
      })
    },
  )

  test.each([
    ['fishbowl:1\nseed:2', 'put a space after the colon'],
    ['just a word', undefined],
  ])('%j: plain text is no scenario', (text, hint) => {
    expect(only(text)).toMatchObject({ code: 'wrong-type', path: '' })
    expect(only(text).hint).toBe(hint)
  })
})
