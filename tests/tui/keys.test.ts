import { describe, expect, test } from 'vitest'
import { edited, emptyField, type Field, inserted, textOf } from '../../packages/tui/src/field.ts'
import { actionOf, bindings, type Context } from '../../packages/tui/src/keymap.ts'
import { type KeyFlags, keysOf } from '../../packages/tui/src/keys.ts'

const none: KeyFlags = {
  upArrow: false,
  downArrow: false,
  leftArrow: false,
  rightArrow: false,
  pageUp: false,
  pageDown: false,
  home: false,
  end: false,
  return: false,
  escape: false,
  tab: false,
  backspace: false,
  delete: false,
  ctrl: false,
  shift: false,
  meta: false,
}
const contexts = [...new Set(bindings.flatMap(({ where }) => Object.keys(where)))] as readonly Context[]

test('a burst is one key a grapheme, enters and spaces among it', () => {
  expect(keysOf('jjj', none)).toEqual(['j', 'j', 'j'])
  expect(keysOf('j \rG', none)).toEqual(['j', 'space', 'enter', 'G'])
  expect(keysOf('é👩‍👩‍👧', none)).toEqual(['é', '👩‍👩‍👧'])
})

test('modifiers stay with their key', () => {
  expect(keysOf('j', { ...none, ctrl: true })).toEqual(['ctrl+j'])
  expect(keysOf('j', { ...none, meta: true })).toEqual(['alt+j'])
  expect(keysOf('G', { ...none, shift: true })).toEqual(['G'])
  expect(keysOf('', { ...none, tab: true, shift: true })).toEqual(['shift+tab'])
  expect(keysOf('\u0003q', none)).toEqual(['ctrl+c', 'q'])
})

test('many different characters at once are a paste, one key held down is not', () => {
  expect(keysOf('q'.repeat(50), none)).toHaveLength(50)
  expect(keysOf('quit the program and lose everything', none)).toEqual([])
})

describe.each(contexts)('in context %s', (context) => {
  const here = bindings.filter(({ where }) => where[context] !== undefined)

  test('no key has two meanings', () => {
    const keys = here.flatMap((binding) => binding.keys)
    expect(new Set(keys).size).toBe(keys.length)
  })

  test('no key means anything with alt, and a letter only without ctrl', () => {
    for (const key of here.flatMap((binding) => binding.keys)) {
      expect(actionOf(`alt+${key}`, context)).toBeUndefined()
      // ctrl+c, d, l, p, r, s, u, z have meanings of their own
      if (key.length === 1 && !'cdlprsuz'.includes(key))
        expect(actionOf(`ctrl+${key}`, context)).toBeUndefined()
    }
  })
})

const typed = (...keys: readonly string[]): Field => keys.reduce(edited, emptyField)
const letters = (text: string): readonly string[] =>
  text.split('').map((letter) => (letter === ' ' ? 'space' : letter))

describe('a text field', () => {
  test.each<[string, readonly string[], string]>([
    ['inserts at the cursor', [...letters('ac'), 'left', 'b'], 'abc'],
    ['goes home and to the end', [...letters('bc'), 'home', 'a', 'end', 'd'], 'abcd'],
    ['deletes on both sides', [...letters('abcd'), 'left', 'backspace', 'delete'], 'ab'],
    [
      'drops what is before or behind the cursor',
      [...letters('ab cd'), 'ctrl+u', ...letters('xy'), 'home', 'ctrl+k'],
      '',
    ],
    ['drops a word', [...letters('two words'), 'ctrl+w'], 'two '],
    ['drops a word and the space behind it', [...letters('two words '), 'ctrl+w'], 'two '],
    ['takes a joined emoji as one character', ['👩‍👩‍👧', 'a', 'left', 'backspace'], 'a'],
    ['ignores keys that are no text', ['a', 'pageup', 'alt+b', 'ctrl+p', 'f1'], 'a'],
  ])('%s', (_, keys, text) => {
    expect(textOf(typed(...keys))).toBe(text)
  })

  test('takes pasted text as one line without control characters, and not without end', () => {
    expect(textOf(inserted(emptyField, 'two\nlines\u001B[31m'))).toBe('two lines')
    expect(textOf(inserted(emptyField, 'a'.repeat(5000)))).toHaveLength(1000)
  })
})
