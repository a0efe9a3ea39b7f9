import { type Dice, oneOf } from '../../support/dice.ts'
import { nastyNumbers, nastyTexts, nastyValues, nested, noNumbers } from './nasty.ts'

type Change = (text: string, roll: Dice) => string

/** The text with a stretch replaced. */
const spliced = (text: string, at: number, cut: number, put: string): string =>
  text.slice(0, at) + put + text.slice(at + cut)

const place: (text: string, roll: Dice) => number = (text, roll) => roll(text.length + 1)

const byLines =
  (change: (lines: string[], roll: Dice) => void): Change =>
  (text, roll) => {
    const lines = text.split('\n')
    change(lines, roll)
    return lines.join('\n')
  }

/** Replaces one match of a pattern. */
const oneMatch =
  (pattern: RegExp, put: (found: string, roll: Dice) => string): Change =>
  (text, roll) => {
    const matches = [...text.matchAll(pattern)]
    if (matches.length === 0) return text
    const { 0: found, index } = oneOf(roll, matches)
    return spliced(text, index, found.length, put(found, roll))
  }

const number = /(?<![\w.])-?\d+(?:\.\d+)?(?![\w.])/g
/** What follows the colon of a YAML key on its line. */
const scalar = /(?<=: )[^\n{[#]+/g
const word = /[\p{L}_][\p{L}\d_-]*/gu

const aliased = byLines((lines, roll) => {
  const at = roll(lines.length)
  const line = lines[at] ?? ''
  const indent = /^ */.exec(line)?.[0] ?? ''
  lines[at] = line.replace(/: /, ': &a ')
  lines.splice(
    at + 1,
    0,
    `${indent}${oneOf(roll, ['title: *a', '<<: *a', 'b: &b [*a, *a, *a]', '<<: {id: x}'])}`,
  )
})

/** A line of its own at the depth of a line that is there. */
const ownLine = byLines((lines, roll) => {
  const at = roll(lines.length)
  const indent = /^[ -]*/.exec(lines[at] ?? '')?.[0].replaceAll('-', ' ') ?? ''
  const key = oneOf(roll, [
    '__proto__: {x: 1}',
    'constructor: 1',
    '"": 1',
    '? [a]\n: 1',
    '漢字: 1',
    '"a\\u0007": 1',
    '- x',
  ])
  lines.splice(at, 0, indent + key)
})

/** What a notation may take for more than itself. */
const signs = Array.from(':#-?&*!|>\'"%@`{}[],;\t \n\r\\=')

/** What may happen to a text, whatever it holds. */
const changes: readonly Change[] = [
  (text, roll) => spliced(text, place(text, roll), 1 + roll(3), ''),
  (text, roll) => spliced(text, place(text, roll), roll(2), oneOf(roll, nastyTexts)),
  (text, roll) => spliced(text, place(text, roll), 0, oneOf(roll, signs)),
  (text, roll) => text.slice(0, place(text, roll)),
  (text, roll) => text.slice(place(text, roll)),
  byLines((lines, roll) => void lines.splice(roll(lines.length), 1 + roll(3))),
  byLines((lines, roll) => void lines.splice(roll(lines.length), 0, oneOf(roll, lines))),
  byLines((lines, roll) => void lines.splice(roll(lines.length), 0, ...lines.splice(roll(lines.length), 1))),
  byLines((lines, roll) => {
    const at = roll(lines.length)
    lines[at] = oneOf(roll, [' ', '  ', '\t', '- ', '# ', '    ']) + (lines[at] ?? '')
  }),
  byLines((lines, roll) => void lines.splice(roll(lines.length), 0, 'x'.repeat(1 + roll(120_000)))),
  oneMatch(number, (_, roll) => oneOf(roll, [...nastyNumbers, ...noNumbers])),
  oneMatch(number, (_, roll) => oneOf(roll, [...nastyNumbers, ...noNumbers])),
  oneMatch(scalar, (_, roll) => JSON.stringify(oneOf(roll, nastyValues))),
  oneMatch(scalar, (_, roll) => JSON.stringify(oneOf(roll, nastyTexts))),
  oneMatch(scalar, (found, roll) => oneOf(roll, ['!!binary ', '!x ', '&a ', '*a ', '|\n', '>-\n']) + found),
  oneMatch(word, (_, roll) => oneOf(roll, nastyTexts)),
  oneMatch(/[{[]/g, (found, roll) => found + nested(roll(90))),
  (text, roll) =>
    text + oneOf(roll, ['\n---\na: 1\n', '\n...\n', '\n%YAML 1.1\n', '\u0000', `\na: ${nested(500)}`]),
  (text) => text.replaceAll('\n', '\r\n'),
  (text) => text.replaceAll('\n', '\r'),
  (text) => text.replaceAll('  ', '\t'),
  aliased,
  ownLine,
]

/** What may happen to the bytes of any file. */
const byteChanges: readonly ((bytes: Uint8Array, roll: Dice) => Uint8Array)[] = [
  (bytes, roll) => {
    const copy = Uint8Array.from(bytes)
    for (let i = 1 + roll(4); i > 0 && copy.length > 0; i--) {
      const at = roll(copy.length)
      copy[at] = (copy[at] ?? 0) ^ (1 << roll(8))
    }
    return copy
  },
  (bytes, roll) => {
    const copy = Uint8Array.from(bytes)
    const at = roll(copy.length + 1)
    copy.fill(roll(256), at, at + 1 + roll(16))
    return copy
  },
  (bytes, roll) => bytes.slice(0, roll(bytes.length + 1)),
  (bytes, roll) => Uint8Array.from([...bytes.subarray(0, 50_000), ...bytes.subarray(0, roll(200))]),
  (bytes) => Uint8Array.from([0xef, 0xbb, 0xbf, ...bytes]),
  (bytes) => new Uint8Array(Buffer.from(`\uFEFF${new TextDecoder().decode(bytes)}`, 'utf16le')),
  (bytes) => Uint8Array.from([0x1f, 0x8b, 8, 0, ...bytes]),
]

/** A file with bytes changed, cut off, repeated or encoded otherwise. */
export const mutatedBytes = (bytes: Uint8Array, roll: Dice): Uint8Array =>
  oneOf(roll, byteChanges)(bytes, roll)

/** A text with one to three things done to it; one file in ten with its bytes changed besides. */
export function mutatedText(text: string, roll: Dice): Uint8Array {
  let made = text
  for (let i = 1 + roll(3); i > 0; i--) made = oneOf(roll, changes)(made, roll)
  const bytes = new TextEncoder().encode(made)
  return roll(10) === 0 ? mutatedBytes(bytes, roll) : bytes
}
