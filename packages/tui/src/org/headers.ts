import { nearest, quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'

/** A header by what counts of it: case, spaces and punctuation do not. */
export const plain = (header: string): string => header.toLowerCase().replace(/[^\p{L}\p{N}]/gu, '')

/** The column under a header that the user named with `--columns`. Throws a Failure where the file has no such header. */
export function namedColumn(headers: readonly string[], column: string, header: string): number {
  const at = headers.findIndex((one) => plain(one) === plain(header))
  if (at !== -1) return at
  const near = nearest(header, headers)
  const way =
    near === undefined
      ? `the headers are ${headers.map((one) => quote(one, 40)).join(', ')}`
      : `did you mean ${quote(near)}?`
  throw new Failure('usage', `--columns ${column}=${quote(header)}: the file has no such header; ${way}`)
}

/** The column under the first of some usual names that the file has. */
export const knownColumn = (headers: readonly string[], names: readonly string[]): number | undefined =>
  names.map((name) => headers.findIndex((header) => plain(header) === plain(name))).find((at) => at !== -1)
