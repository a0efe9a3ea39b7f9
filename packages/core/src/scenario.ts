import { z } from 'zod'
import { type AssumptionId, type Assumptions, assumptionIds, ledger } from './assumptions.ts'
import { Expectation } from './expectation.ts'
import { type MechanismId, mechanismOf, type Switch } from './mechanism.ts'
import { boundsOf, currentModel, defaultsOf, type ModelVersion, modelVersions } from './model-version.ts'
import type { People } from './organisation-file.ts'
import { Policies } from './policy.ts'
import { quantity } from './quantity.ts'

const Text = z.string().min(1).max(600)
const Slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,59}$/, 'must be a short name of a-z, 0-9 and -')
const weekLever = (description: string) =>
  quantity({ min: 0, max: 1040, whole: true }, { unit: 'week', tag: 'policy', source: 'lever', description })

type Bounds = Parameters<typeof quantity>[0]
const setting = (bounds: Bounds, unit: string, description: string, source = 'setting') =>
  quantity(bounds, { unit, tag: 'setting', source, description })

const Organisation = z.strictObject({
  file: z.string().min(1).max(200).optional().meta({
    description:
      'organisation file of real people (fishbowl org import), beside this file; members is their number',
  }),
  members: setting({ min: 2, max: 2_000_000, whole: true }, 'people', 'employees in the audience').default(
    2000,
  ),
  groupSize: setting(
    { min: 1, max: 100, whole: true },
    'people',
    'size of a work group, its line manager included',
    'span median 5 to 6, mean 9 to 12 (Gallup 2024-25)',
  ).default(8),
  circleSize: setting(
    { min: 1, max: 100, whole: true },
    'people',
    'size of a cross-cutting circle (past team, project, profession)',
    'clustering .40 and a third of ties in the department (email-Eu)',
  ).default(12),
  farTies: setting({ min: 0, max: 20 }, 'ties', 'random far ties per person', 'email-Eu').default(2),
  audience: z.enum(['employees', 'external']).default('employees').meta({
    description:
      'external: customers or partners, without work groups and line managers; give their turnover, it is higher',
  }),
  turnover: setting(
    { min: 0, max: 2 },
    '1/year',
    'share of employees who leave and are replaced in a year',
    '12 %, in the range of SHRM',
  ).default(0.12),
})

const Community = z.strictObject({
  purpose: z
    .enum(['community', 'work-groups'])
    .default('community')
    .meta({ description: 'one community, or the spaces of the work groups' }),
  everyoneAware: z
    .boolean()
    .default(false)
    .meta({ description: 'everyone knows it at week 0 (a closed cohort)' }),
  outsideExperts: setting(
    { min: 0, max: 10_000, whole: true },
    'people',
    'experts from outside the organisation: no group, no circle, far ties only',
  ).default(0),
  audience: z
    .strictObject({
      share: setting({ min: 0.001, max: 1 }, 'share', 'employees who may join').default(1),
      division: z.boolean().default(false).meta({
        description: 'they are one division of neighbouring work groups; otherwise they are scattered',
      }),
    })
    .prefault({})
    .meta({ description: 'who may join' }),
})

const Override = (id: AssumptionId) =>
  z.strictObject({
    value: quantity(boundsOf(id), {
      unit: ledger[id].unit,
      tag: 'assumption',
      source: ledger[id].source,
      description: ledger[id].title,
    }),
    reason: z.string().min(3).max(400).meta({ description: 'why this value' }),
  })
const Overrides = z.strictObject(
  Object.fromEntries(assumptionIds.map((id) => [id, Override(id).optional()])) as Record<
    AssumptionId,
    z.ZodOptional<ReturnType<typeof Override>>
  >,
)

const Intervention = z.strictObject({
  week: weekLever('from this week on').optional(),
  from: weekLever('first week').optional(),
  until: weekLever('first week in which it no longer holds').optional(),
  says: Text.optional().meta({ description: 'shown at this week of a chart' }),
  ...Policies.shape,
})
/** A dated change of levers: from `week` on, or from `from` to the week before `until`; weeks count from 0. */
export type Intervention = z.infer<typeof Intervention>

/**
 * First week of an intervention.
 * @returns a whole number of weeks from 0
 */
export const weekOf = ({ week, from }: Pick<Intervention, 'week' | 'from'>): number => week ?? from ?? 0

/** A further space of the organisation: its own purpose, audience, team, owner and rules. */
const FurtherSpace = z.strictObject({
  title: Text.optional(),
  community: Community.prefault({}),
  policies: Policies.default({}),
  interventions: z.array(Intervention).max(100).default([]),
})

/** The scenario file, version 1: strict, everything but the version has a default. */
export const ScenarioFile = z.strictObject({
  fishbowl: z.literal(1).meta({ description: 'version of the file format' }),
  id: Slug.default('scenario'),
  extends: z
    .string()
    .min(1)
    .max(200)
    .optional()
    .meta({ description: 'id of a library entry, or a path to another file' }),
  model: z
    .enum(modelVersions)
    .default(currentModel)
    .meta({
      description:
        'version of the model that it runs under: an assumption that is not said is that of this version',
      hint: `leave it out for ${currentModel}; a newer fishbowl knows newer versions`,
    }),
  title: Text.default('untitled'),
  question: Text.optional().meta({ description: 'the question it answers' }),
  watch: z.array(Text).max(10).default([]).meta({ description: 'what to look at' }),
  source: Text.optional().meta({ description: 'where the situation comes from' }),
  organisation: Organisation.prefault({}),
  community: Community.prefault({}),
  policies: Policies.default({}),
  interventions: z.array(Intervention).max(100).default([]),
  spaces: z.record(Slug, FurtherSpace).default({}).meta({
    description:
      'further spaces beside this one, by id; one that names no team is looked after by the team of this one',
  }),
  assumptions: Overrides.default({} as never),
  horizon: setting({ min: 1, max: 1040, whole: true }, 'weeks', 'length of a run').default(156),
  seed: z.string().min(1).max(100).default('fishbowl'),
  expect: z.array(Expectation).max(50).default([]),
})
/** A whole scenario with every default filled in, as the engine takes it. */
export type Scenario = Omit<z.infer<typeof ScenarioFile>, 'assumptions' | 'organisation'> & {
  readonly assumptions: Assumptions
  /** `people` are those of the organisation file, one for each of `members`. */
  readonly organisation: z.infer<typeof Organisation> & { readonly people?: People | undefined }
  /** Values and reasons of the assumptions that differ from those of its version. */
  readonly overrides: Readonly<
    Partial<Record<AssumptionId, { readonly value: number; readonly reason: string }>>
  >
  readonly switches: readonly Switch[]
}

/**
 * Fills in the ledger of its version of the model; takes what `ScenarioFile` parsed.
 * @returns the scenario with the `value` of every override in place; nothing across fields is checked, which `loadRaw` does
 */
export function scenarioOf(file: z.infer<typeof ScenarioFile>): Scenario {
  const { assumptions: overrides, ...rest } = file
  const values: Record<AssumptionId, number> = { ...defaultsOf(file.model) }
  const kept: Partial<Record<AssumptionId, { value: number; reason: string }>> = {}
  for (const id of assumptionIds) {
    const override = overrides[id]
    if (override === undefined) continue
    values[id] = override.value
    kept[id] = override
  }
  return { ...rest, assumptions: values, overrides: kept, switches: [] }
}

/** Id of the first space, the one that the file itself describes. */
export const firstSpace = 'main'

/** A space by its id, as a scenario of that space alone. */
export type SpaceScenario = { readonly id: string; readonly scenario: Scenario }

/**
 * All spaces of a scenario as scenarios of their own.
 * @returns the first one first, the others by id: each with its own community, policies and interventions
 */
export function spacesOf(scenario: Scenario): readonly SpaceScenario[] {
  const others = Object.entries(scenario.spaces).toSorted(([one], [other]) => (one < other ? -1 : 1))
  const first = { id: firstSpace, scenario }
  return [
    first,
    ...others.map(([id, space]) => {
      const { title = id, community, policies, interventions } = space
      return { id, scenario: { ...scenario, title, community, policies, interventions, spaces: {} } }
    }),
  ]
}

/** An organisation as plain data for keys, digests and documents: its people stand in it as their digest. @workspace */
export function organisationData({ people, ...organisation }: Scenario['organisation']): object {
  return people === undefined ? organisation : { ...organisation, people: { digest: people.digest } }
}

/**
 * A scenario as plain data for keys, digests and documents.
 * @returns the same scenario, the people of its organisation file told by their digest
 */
export const scenarioData = (scenario: Scenario): object => ({
  ...scenario,
  organisation: organisationData(scenario.organisation),
})

/**
 * The same scenario with other assumption values, luck and policies untouched. Values are not checked; `boundsOf` has the bounds of a file.
 * @returns a new scenario
 * @example
 * import { defaultScenario, ledger, withAssumptions } from '@fishbowl/core'
 *
 * const cautious = withAssumptions(defaultScenario, { Tans: ledger.Tans.low })
 * console.log(cautious.assumptions.Tans === ledger.Tans.low) // true
 */
export function withAssumptions(scenario: Scenario, values: Partial<Assumptions>): Scenario {
  return { ...scenario, assumptions: { ...scenario.assumptions, ...values } }
}

/**
 * The same scenario with other values of the assumptions that it does not set itself. Luck and policies are untouched.
 * @returns a new scenario
 */
export function underDefaults(scenario: Scenario, defaults: Assumptions): Scenario {
  const before = defaultsOf(scenario.model)
  const values = assumptionIds.map((id) => {
    const value = scenario.assumptions[id]
    return [id, scenario.overrides[id] === undefined && value === before[id] ? defaults[id] : value]
  })
  return { ...scenario, assumptions: Object.fromEntries(values) as Assumptions }
}

/**
 * The same scenario under another version of the model: what it sets itself stays, every other assumption is as that version has it.
 * @returns a new scenario
 */
export const underModel = (scenario: Scenario, version: ModelVersion): Scenario => ({
  ...underDefaults(scenario, defaultsOf(version)),
  model: version,
})

/**
 * The same scenario with one mechanism switched off, its luck untouched: does a result rest on it?
 * @returns a new scenario
 */
export function without(scenario: Scenario, id: MechanismId): Scenario {
  const { assumptions, switches = [] } = mechanismOf(id)
  return { ...withAssumptions(scenario, assumptions), switches: [...scenario.switches, ...switches] }
}

/** The default scenario: 2,000 members, 156 weeks, one community without CM. */
export const defaultScenario: Scenario = scenarioOf(ScenarioFile.parse({ fishbowl: 1 }))
