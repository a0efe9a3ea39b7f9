import { nearest, quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'

/** A header by what counts of it: case, spaces and punctuation do not. */
export const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** Headers that a message names; a file of more is no table of people. */
const mostTold = 40

/** Headers in quotes, the first forty of them. */
export function listed(headers: readonly string[]): string {
  const told = headers.slice(0, mostTold).map((header) => quote(header, 40))
  const more = headers.length - told.length
  return `${told.join(', ')}${more === 0 ? '' : ` and ${more} more`}`
}

/** The column under a header that the user named with `--columns`. Throws a Failure where the file has no such header. */
export function namedColumn(headers: readonly string[], column: string, header: string): number {
  const at = headers.findIndex((one) => plain(one) === plain(header))
  if (at !== -1) return at
  const near = nearest(header, headers.slice(0, mostTold))
  const way = near === undefined ? `the headers are ${listed(headers)}` : `did you mean ${quote(near)}?`
  throw new Failure('usage', `--columns ${column}=${quote(header)}: the file has no such header; ${way}`)
}

/** The column under the first of some usual names that the file has. */
export function knownColumn(headers: readonly string[], names: readonly string[]): number | undefined {
  const first = new Map<string, number>()
  for (const [at, header] of headers.entries()) {
    const name = plain(header)
    if (!first.has(name)) first.set(name, at)
  }
  return names.map((name) => first.get(plain(name))).find((at) => at !== undefined)
}
