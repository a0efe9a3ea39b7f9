import { dirname, isAbsolute, join } from 'node:path'
import {
  canonicalJson,
  type People,
  quote,
  readOrganisation,
  type Scenario,
  safe,
  spacesOf,
} from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import { z } from 'zod'
import type { Outside } from '../outside.ts'
import { namesOf } from './arm-names.ts'
import { Failure } from './failure.ts'

/** An arm as a result keeps it: enough to run it again. */
export const KeptArm = z.strictObject({
  id: z.string(),
  digest: z.string(),
  scenario: z.unknown(),
  space: z.string().optional(),
  files: z.array(z.string()).optional(),
  title: z.unknown().optional(),
  band: z.unknown().optional(),
  end: z.unknown().optional(),
  curves: z.unknown().optional(),
  weeks: z.unknown().optional(),
  prints: z.unknown().optional(),
})
type KeptArm = z.infer<typeof KeptArm>

/** Where a result is, and how it is refused. */
type Place = {
  readonly beside: string
  readonly outside: Outside
  readonly refuse: (why: string) => Failure
}

/** As large as the organisation file of 2,000,000 people with their ties may be. */
const mostPeopleBytes = 512 * 1024 * 1024

/** The people with this digest, from the file of that name in one of the folders; undefined where there are none. */
function findPeople(
  { file, digest }: { readonly file: string; readonly digest: string },
  folders: readonly string[],
  outside: Outside,
): People | undefined {
  if (isAbsolute(file) || file.split(/[\\/]/).includes('..')) return undefined
  for (const folder of new Set(folders)) {
    const read = outside.read(join(folder, file), mostPeopleBytes)
    const found = read.ok ? readOrganisation(new TextDecoder().decode(read.bytes)) : undefined
    if (found?.ok === true && found.people.digest === digest) return found.people
  }
  return undefined
}

const elsewhere = ({ exit, message, details }: Failure): Failure =>
  new Failure(exit, message, { ...details, elsewhere: true })

/** The scenarios of a result. People of an organisation file are looked for beside the result and beside the scenario. Throws a Failure. */
export async function keptArms(
  arms: readonly KeptArm[],
  { beside, outside, refuse }: Place,
): Promise<readonly Arm[]> {
  const { peopleOfStored, storedScenario } = await import('@fishbowl/lab')
  // Arms that look at different spaces of one scenario share its runs, so they share the scenario itself.
  const known = new Map<string, Scenario>()

  /** What tells a scenario from others; JSON.parse takes 1e999, which no scenario holds. */
  function keyOf({ id, scenario }: KeptArm): string {
    try {
      return canonicalJson(scenario)
    } catch (error) {
      throw refuse(`arm ${quote(id)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  function scenarioOf(arm: KeptArm): Scenario {
    const { id, scenario: data, files = [] } = arm
    const key = keyOf(arm)
    const before = known.get(key)
    if (before !== undefined) return before
    const named = peopleOfStored(data)
    const people = named && findPeople(named, [beside, ...files.map((path) => dirname(path))], outside)
    if (named !== undefined && people === undefined)
      throw elsewhere(
        refuse(
          `the people of arm ${quote(id)} are not in it; put their organisation file ${quote(named.file)} (digest ${safe(named.digest.slice(0, 12))}) beside it`,
        ),
      )
    try {
      const scenario = storedScenario(data, people)
      known.set(key, scenario)
      return scenario
    } catch (error) {
      throw refuse(`arm ${quote(id)}: ${error instanceof Error ? error.message : String(error)}`)
    }
  }

  return arms.map((arm) => {
    const { id, space } = arm
    const scenario = scenarioOf(arm)
    if (space !== undefined && !spacesOf(scenario).some((one) => one.id === space))
      throw refuse(`arm ${quote(id)}: its scenario has no space ${quote(space)}`)
    const names = namesOf(scenario, space)
    if (!names.includes(id)) {
      const what = space === undefined ? '' : `space ${quote(space)} of `
      throw refuse(
        `arm ${quote(id)} is ${what}${safe(scenario.id)}; its id is ${names.map((name) => quote(name)).join(' or ')}`,
      )
    }
    return space === undefined ? { id, scenario } : { id, scenario, space }
  })
}
