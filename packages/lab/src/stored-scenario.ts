import {
  canonicalJson,
  faultsOf,
  type People,
  type Scenario,
  ScenarioFile,
  scenarioData,
  scenarioOf,
} from '@fishbowl/core'

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The place and words of the first thing that the schema has against a value. */
function firstFault(error: {
  readonly issues: readonly { readonly path: readonly PropertyKey[]; readonly message: string }[]
}): string {
  const [first] = error.issues
  return first === undefined ? 'it fits no schema' : `${first.path.map(String).join('.')}: ${first.message}`
}

/** The organisation file whose people a stored scenario has: its name there and its digest; undefined for generated people. */
export function peopleOfStored(
  data: unknown,
): { readonly file: string; readonly digest: string } | undefined {
  const organisation = isFields(data) && isFields(data['organisation']) ? data['organisation'] : {}
  const { people, file } = organisation
  if (!isFields(people)) return undefined
  const { digest } = people
  return { file: typeof file === 'string' ? file : '', digest: typeof digest === 'string' ? digest : '' }
}

/** The file that the scenario would be, without its people. */
function fileOf(data: Readonly<Record<string, unknown>>): unknown {
  const { assumptions: _values, overrides, switches: _switches, organisation, ...file } = data
  if (!isFields(organisation)) return { ...file, organisation, assumptions: overrides }
  const { people: _people, ...own } = organisation
  return { ...file, organisation: own, assumptions: overrides }
}

/**
 * A whole scenario as results and fork files hold it, read back: checked as scenario files are, its assumptions those of its
 * version of the model with its own overrides, its people the given ones where it names an organisation file. Throws RangeError with the reason when it
 * is none, or is not what this version would make of it.
 */
export function storedScenario(data: unknown, people?: People): Scenario {
  if (!isFields(data)) throw new RangeError('it holds no scenario')
  const parsed = ScenarioFile.safeParse(fileOf(data))
  if (!parsed.success) throw new RangeError(`its scenario is none: ${firstFault(parsed.error)}`)
  const generated = scenarioOf(parsed.data)
  const scenario =
    people === undefined ? generated : { ...generated, organisation: { ...generated.organisation, people } }
  const [fault] = faultsOf(parsed.data, Number.POSITIVE_INFINITY)
  if (fault !== undefined) throw new RangeError(`its scenario cannot be: ${fault.message}`)
  if (peopleOfStored(data)?.digest !== people?.digest)
    throw new RangeError('its people are those of an organisation file, which is not the one at hand')
  if (canonicalJson(scenarioData(scenario)) !== canonicalJson(data))
    throw new RangeError('its scenario was filled in with other defaults than those of this version')
  return scenario
}
