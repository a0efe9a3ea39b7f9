import { safe } from '@fishbowl/core'
import type { Miss } from './check.ts'
import { wordValue } from './verify-result.ts'

/** Where something differs and how, as a sentence. */
export function missText({ file, place, expected, found, says }: Miss): string {
  const where = [file, place].filter((part) => part !== '').join(', ')
  const how = says ?? `expected ${wordValue(expected)}, found ${wordValue(found)}`
  return `${safe(where)}: ${how}.`
}

/** The same as plain data. */
export const missData = ({ file, place, expected, found, says }: Miss): object => ({
  file,
  place,
  ...(says === undefined ? { expected, found: found ?? null } : { says }),
})
