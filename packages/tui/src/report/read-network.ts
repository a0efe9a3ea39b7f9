import type { NetworkSource, Origin } from '@fishbowl/report/document'
import { z } from 'zod'
import { keptArms } from '../cli/kept-arms.ts'
import { readAs } from './kept-numbers.ts'
import type { Place } from './read-comparison.ts'

const whole = z.int().min(0)
/** A picture of more people says nothing. */
const mostPeople = 300

/** What `org network --json` writes. */
const Kept = z.object({
  scenario: z.looseObject({ id: z.string() }),
  seed: z.string(),
  replicate: whole,
  people: z
    .array(z.object({ name: z.string().max(100), group: whole, isManager: z.boolean(), circle: whole }))
    .min(1)
    .max(mostPeople),
  ties: z
    .array(z.object({ from: whole, to: whole, kind: z.enum(['group', 'circle', 'far']) }))
    .max((mostPeople * (mostPeople - 1)) / 2),
})

/** A network, read back. Throws a Failure for what is none, and for ties of people who are not in it. */
export async function readNetwork(data: unknown, origin: Origin, place: Place): Promise<NetworkSource> {
  const { scenario, ...kept } = readAs(Kept, data, place.refuse)
  const { people, ties, seed } = kept
  const [arm] = await keptArms([{ id: scenario.id, digest: '', scenario }], place)
  if (arm === undefined) throw place.refuse('it holds no scenario')
  const { members } = arm.scenario.organisation
  if (people.length !== members)
    throw place.refuse(`people: there are ${people.length}, and its scenario has ${members} members`)
  if (arm.scenario.seed !== seed) throw place.refuse('seed: it is not that of its scenario')
  const stray = ties.findIndex(({ from, to }) => from >= to || to >= members)
  if (stray !== -1)
    throw place.refuse(`ties.${stray}: it ties people who are not there, or somebody to nobody else`)
  return { ...origin, ...kept, scenario: arm.scenario }
}
