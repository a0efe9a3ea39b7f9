import { quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'
import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'

/** Most bytes of a file of people, ties or an organisation: some 2,000,000 rows of an HR export. */
export const mostBytesOfPeople = 256 * 1024 * 1024

/** The text of a large file. Throws a Failure that says why there is none. */
export function textOf(path: string, outside: Outside): string {
  const bytes = fileBytes(path, mostBytesOfPeople, outside)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    const hint = 'in a spreadsheet save it as "CSV UTF-8"'
    throw new Failure('usage', `cannot read ${quote(path, 200)}: it is not UTF-8 text`, { hint })
  }
}
