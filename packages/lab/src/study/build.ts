import {
  canonicalJson,
  faultsOf,
  type LoadedScenario,
  type Scenario,
  ScenarioFile,
  scenarioOf,
  variantOf,
  withAssumptions,
} from '@fishbowl/core'
import { type Factor, type Wrong, withValue, wrongAssumption } from './factor.ts'

/** A scenario of a study, loaded, under the name that it has there. */
export type Base = { readonly id: string; readonly loaded: LoadedScenario }

/** A scenario with the values of a point, or what is wrong with it. */
export type Built = { readonly scenario: Scenario } | { readonly wrong: Wrong }

/** Makes the scenarios of points over one base. */
export type Builder = {
  /** What is wrong with one value by itself. */
  readonly check: (factor: Factor, value: unknown) => Wrong | undefined
  /** The scenario with values by factor; undefined leaves it as it is. */
  readonly build: (values: readonly unknown[]) => Built
}

/** A value as a difference that core lays over the base: the first key of its path with all that the change leaves in it. */
function differenceOf(raw: unknown, { path }: Factor, value: unknown): object {
  const changed = withValue(raw, path, value)
  const top = typeof changed === 'object' && changed !== null ? Object.entries(changed) : []
  return Object.fromEntries(top.filter(([key]) => key === path[0]))
}

/** What only a real organisation cannot have: another number of people. */
function peopleFault({ loaded }: Base, { path }: Factor): Wrong | undefined {
  if (
    loaded.scenario.organisation.people === undefined ||
    path[0] !== 'organisation' ||
    path[1] !== 'members'
  )
    return undefined
  return {
    code: 'cross-check',
    message: `organisation.members cannot be varied: the people are those of an organisation file`,
    hint: 'vary another factor, or take a scenario without organisation.file',
  }
}

/** What a list of the scenario lacks for the path of a factor. */
function entryFault({ id, loaded }: Base, { name, path }: Factor): Wrong | undefined {
  try {
    withValue(loaded.raw, path, null)
    return undefined
  } catch (error) {
    const why = error instanceof Error ? error.message : ''
    return { code: 'cross-check', message: `${name} cannot be varied in "${id}": ${why}` }
  }
}

function checkValue(base: Base, factor: Factor, value: unknown): Wrong | undefined {
  if (factor.assumption !== undefined) return wrongAssumption(factor.assumption, value)
  const fault = peopleFault(base, factor) ?? entryFault(base, factor)
  if (fault !== undefined) return fault
  // Without what it takes away, a file is left as somebody could have written it.
  if (value === null) return undefined
  const load = variantOf(base.loaded, differenceOf(base.loaded.raw, factor, value), 'study')
  if (load.ok) return undefined
  // What two factors cannot be together is told of the point that has both.
  return load.issues.find(({ code }) => code !== 'cross-check')
}

/** The scenario of a whole file that was put together, checked as files are. */
function wholeOf(base: Base, raw: unknown): Built {
  const parsed = ScenarioFile.safeParse(raw)
  if (!parsed.success) {
    const [first] = parsed.error.issues
    return {
      wrong: { code: 'cross-check', message: `${first?.path.map(String).join('.')}: ${first?.message}` },
    }
  }
  const [fault] = faultsOf(parsed.data)
  if (fault !== undefined) return { wrong: fault }
  const { id, loaded } = base
  const scenario = scenarioOf(parsed.data)
  const { people } = loaded.scenario.organisation
  const organisation = people === undefined ? scenario.organisation : { ...scenario.organisation, people }
  return { scenario: { ...scenario, id, organisation } }
}

/** Makes scenarios over a base, which is a checked scenario without keys that describe it alone. */
export function builderOf(base: Base, factors: readonly Factor[]): Builder {
  // Neighbouring points often differ in assumptions alone, or in nothing a file would have to be read for.
  let last: { readonly key: string; readonly built: Built } | undefined
  const levers = factors.flatMap((factor, i) => (factor.assumption === undefined ? [{ factor, i }] : []))

  function withLevers(values: readonly unknown[]): Built {
    const set = levers.filter(({ i }) => values[i] !== undefined)
    const key = canonicalJson(set.map(({ factor, i }) => [factor.name, values[i]]))
    if (last?.key === key) return last.built
    const raw = set.reduce(
      (data: unknown, { factor, i }) => withValue(data, factor.path, values[i]),
      base.loaded.raw,
    )
    const built = wholeOf(base, raw)
    last = { key, built }
    return built
  }

  return {
    check: (factor, value) => checkValue(base, factor, value),
    build(values) {
      const built = withLevers(values)
      if ('wrong' in built) return built
      const assumed = factors.flatMap(({ assumption }, i) =>
        assumption === undefined || values[i] === undefined ? [] : [[assumption, values[i]]],
      )
      if (assumed.length === 0) return built
      return { scenario: withAssumptions(built.scenario, Object.fromEntries(assumed)) }
    },
  }
}
