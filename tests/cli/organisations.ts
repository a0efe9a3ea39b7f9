import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type People, readOrganisation } from '@fishbowl/core'
import type { Folder } from './folder.ts'

/** The folder of the guide, with its example of thirty people. */
export const guide = new URL('../../docs/guide/', import.meta.url)

/** A people file with these rows of id, manager and department. */
export const people = (rows: readonly string[]): string => ['id,manager,department', ...rows, ''].join('\n')

/** The people of an organisation file in a folder. */
export function organisationIn(folder: Folder, name: string): People {
  const found = readOrganisation(readFileSync(join(folder.path, name), 'utf8'))
  if (!found.ok) throw new Error(found.why)
  return found.people
}
