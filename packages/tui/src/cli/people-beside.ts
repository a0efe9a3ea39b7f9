import { dirname, isAbsolute, join } from 'node:path'
import { type People, readOrganisation } from '@fishbowl/core'
import type { Outside } from '../outside.ts'

/** As large as the organisation file of 2,000,000 people with their ties may be. */
const mostBytes = 512 * 1024 * 1024

const at = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? Reflect.get(value, key)
    : undefined

/** The people of a scenario that names an organisation file, from that file beside another one; the key of a run tells whether they are the same. */
export function peopleBeside(file: string, scenario: unknown, outside: Outside): People | undefined {
  const name = at(at(scenario, 'organisation'), 'file')
  if (typeof name !== 'string' || isAbsolute(name) || name.split(/[\\/]/).includes('..')) return undefined
  const read = outside.read(join(dirname(file), name), mostBytes)
  const found = read.ok ? readOrganisation(new TextDecoder().decode(read.bytes)) : undefined
  return found?.ok === true ? found.people : undefined
}
