import { type Dice, oneOf } from '../../support/dice.ts'
import { nastyTexts, nastyValues } from './nasty.ts'

type Fields = Record<string, unknown>
const isFields = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** A value that replaces another one: of any kind, or of its own kind and near it. */
function other(value: unknown, roll: Dice): unknown {
  // A copy: what is put in may be changed in its turn.
  if (roll(2) === 0) return structuredClone(oneOf(roll, nastyValues))
  if (typeof value === 'number') return oneOf(roll, [-value, value + 1, value * 1e9, value / 3, value - 1e-9])
  if (typeof value === 'string')
    return oneOf(roll, [value + oneOf(roll, nastyTexts), value.slice(1), value.toUpperCase()])
  if (Array.isArray(value))
    return oneOf(roll, [
      value.slice(1),
      [...value, ...structuredClone(value)],
      value.toReversed(),
      [...value, null],
    ])
  return structuredClone(oneOf(roll, nastyValues))
}

const heads: ReadonlySet<string> = new Set([
  'schemaVersion',
  'kind',
  'version',
  'modelVersion',
  'session',
  'format',
  'code',
])

const isDeep = (value: unknown): value is Fields => typeof value === 'object' && value !== null

/** A key on the way down; undefined where there is none. What says which kind of file it is refuses the rest of it unread, and most of a file is further down. */
function keyIn(fields: Fields, isTop: boolean, roll: Dice): string | undefined {
  const all = Object.keys(fields)
  const keys = isTop && roll(10) > 0 ? all.filter((key) => !heads.has(key)) : all
  const deep = keys.filter((key) => isDeep(fields[key]))
  return keys.length === 0 ? undefined : oneOf(roll, deep.length > 0 && roll(4) > 0 ? deep : keys)
}

/** Takes a field out, gives it another name, or another value. */
function spoil(fields: Fields, key: string, roll: Dice): void {
  const value = fields[key]
  const how = roll(8)
  if (how <= 1) delete fields[key]
  else fields[key] = other(value, roll)
  if (how === 1 && isFields(fields)) fields[oneOf(roll, nastyTexts).slice(0, 80)] = value
}

/** Changes one thing at some depth; the data is changed in place. */
function change(data: unknown, roll: Dice): void {
  // Down a random way, stopping sometimes before its end.
  for (let inner = data; isDeep(inner); ) {
    const key = keyIn(inner, inner === data, roll)
    if (key === undefined) return
    const value = inner[key]
    if (!isDeep(value) || roll(6) === 0) return spoil(inner, key, roll)
    inner = value
  }
}

/** A JSON document with one to three values of other kinds, lost, renamed, out of bounds, or with words that nobody would choose. */
export function mutatedJson(text: string, roll: Dice): Uint8Array {
  const data: unknown = JSON.parse(text)
  for (let i = 1 + roll(3); i > 0; i--) change(data, roll)
  const made = JSON.stringify(data)
  // JSON.parse makes an own key of it, which an object in this file cannot have.
  return new TextEncoder().encode(roll(40) === 0 ? made.replace(/\{"/, '{"__proto__":{"x":1},"') : made)
}
