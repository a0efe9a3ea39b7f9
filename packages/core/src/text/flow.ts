import { quote, safe } from './safe.ts'

const bare = /^[A-Za-z_][\w./-]*(?: [\w./-]+)*$/
const reserved = /^(?:true|false|null)$/i

const word = (text: string): string =>
  bare.test(text) && !reserved.test(text) ? text : safe(JSON.stringify(text))

/** Numbers, truth values and null as YAML writes them; text that no file contains for anything else. */
const simple = (value: unknown): string =>
  Object.is(value, -0) ? '-0' : `${value as number | boolean | null}`

/** A plain value on one line as YAML would take it back: `claimed`, `[1, 2]`, `{ fte: 0.5 }`. @workspace */
export function flow(value: unknown): string {
  if (typeof value === 'string') return word(value)
  if (Array.isArray(value)) return `[${value.map(flow).join(', ')}]`
  if (typeof value === 'object' && value !== null) {
    const entries = Object.entries(value).map(([key, inner]) => `${word(key)}: ${flow(inner)}`)
    return entries.length === 0 ? '{}' : `{ ${entries.join(', ')} }`
  }
  return simple(value)
}

/** A value as an error names it after `got`: `400`, `"x"`, `nothing`, `a list`, `a block of keys`. */
export function got(value: unknown): string {
  if (typeof value === 'string') return quote(value)
  if (Array.isArray(value)) return value.length === 0 ? 'an empty list' : 'a list'
  if (typeof value === 'object' && value !== null) return 'a block of keys'
  return value === null || value === undefined ? 'nothing' : simple(value)
}
