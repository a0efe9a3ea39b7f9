import {
  type AssumptionId,
  assumptionIds,
  ledger,
  type MeasureId,
  measured,
  measureIds,
  mechanismIds,
  mechanismOf,
  type Scenario,
  ScenarioFile,
  toSchemaDocument,
  withAssumptions,
  without,
} from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { assume, type FileParts, post, small } from '../engine/worlds.ts'

const team = [post('professional'), post('senior'), post('junior'), post('intern')]
/** Small worlds in which something always happens: posts fall vacant, sponsors look, managers help. */
const situations: Readonly<Record<string, FileParts>> = {
  staffed: {
    community: { outsideExperts: 5 },
    policies: {
      staffing: { team },
      alignment: 'integrated',
      budget: 'reviewed',
      managers: { hours: 0.2 },
    },
    assumptions: assume({ cmTurn: 0.0269 }),
  },
  'two professionals': {
    policies: { staffing: { team: [post('professional', 2)] }, ownership: { persistence: 0 } },
  },
  unmanaged: { policies: {} },
  'work groups': {
    community: { purpose: 'work-groups' },
    policies: { staffing: { team: [post('professional')] } },
  },
  'staff that follows': {
    policies: { staffing: { team: [post('professional')], ratio: { membersPerCm: 20, most: 4 } } },
  },
}
const worlds = Object.values(situations).map(small)

const taken = new Map<Scenario, readonly number[]>()
/** All measures of a whole run; each scenario is run once. */
function measuresOf(scenario: Scenario): readonly number[] {
  const known = taken.get(scenario)
  if (known !== undefined) return known
  const history = simulate({ scenario, replicate: 1 })
  const found = measureIds.map((id) => measured(history, id, { from: 0, to: 39 }))
  taken.set(scenario, found)
  return found
}

/** Measures of the whole run that differ between two scenarios; NaN equals NaN. */
function movedBy(one: Scenario, other: Scenario): readonly MeasureId[] {
  const others = measuresOf(other)
  return measuresOf(one).flatMap((value, i) => (Object.is(value, others[i]) ? [] : (measureIds[i] ?? [])))
}

/** The end of the plausible range that lies farther from the value in force. */
function farEnd(id: AssumptionId, inForce: number): number {
  const { low, high } = ledger[id]
  return high - inForce > inForce - low ? high : low
}

describe('every assumption moves a measure', () => {
  test.each(assumptionIds.filter((id) => ledger[id].group !== 'activities'))('%s', (id) => {
    const moved = worlds.some((world) => {
      const changed = withAssumptions(world, { [id]: farEnd(id, world.assumptions[id]) })
      return movedBy(world, changed).length > 0
    })
    expect(moved).toBe(true)
  })

  const acts: readonly (readonly [AssumptionId, MeasureId])[] = [
    ['minAnswer', 'actAnswers'],
    ['minWelcome', 'actWelcomes'],
    ['minCurate', 'actCurated'],
    ['minContent', 'actContent'],
    ['minConnect', 'actConnections'],
    ['minCoach', 'actCoaching'],
    ['minStrategy', 'actStrategy'],
  ]
  test.each(acts)('%s, which only splits hours into acts, moves %s and the sum of acts', (id, measure) => {
    const [world = small()] = worlds
    const changed = withAssumptions(world, { [id]: farEnd(id, world.assumptions[id]) })
    expect(movedBy(world, changed)).toEqual(['activities', measure])
  })
  test('the assumptions of the group of activities are these seven', () => {
    const ids = assumptionIds.filter((id) => ledger[id].group === 'activities')
    expect(ids).toEqual(acts.map(([id]) => id))
  })
})

describe('every mechanism that can be switched off does something', () => {
  const dated = small({
    policies: { staffing: { team }, membership: 'voluntary' },
    interventions: [{ week: 20, training: 1 }],
  })
  const impatient = small({
    policies: { staffing: { team }, budget: 'reviewed', ownership: { persistence: 0 } },
  })
  const several = small({
    policies: { staffing: { team } },
    spaces: { one: {}, two: {}, three: {}, four: {} },
  })
  const all = [...worlds, dated, impatient, several]
  test.each(mechanismIds)('%s', (id) => {
    expect(all.some((world) => movedBy(world, without(world, id)).length > 0)).toBe(true)
  })
  const switches = mechanismIds.flatMap((id) => mechanismOf(id).switches ?? [])
  test.each(switches)('the switch %s alone', (name) => {
    expect(all.some((world) => movedBy(world, { ...world, switches: [name] }).length > 0)).toBe(true)
  })
})

type Schema = Readonly<Record<string, unknown>>
const isSchema = (value: unknown): value is Schema => typeof value === 'object' && value !== null

/** Paths of everything that a file may set below a schema; items of a list are [0], alternatives of one place are one place. */
function leavesOf(schema: unknown, path: string): readonly string[] {
  if (!isSchema(schema)) return []
  if (isSchema(schema['properties']))
    return Object.entries(schema['properties']).flatMap(([key, part]) =>
      leavesOf(part, path === '' ? key : `${path}.${key}`),
    )
  const { items } = schema
  return isSchema(items) && isSchema(items['properties']) ? leavesOf(items, `${path}.0`) : [path]
}

/** Two or more values of every lever; each must give another run than the others. */
const values: Readonly<Record<string, readonly unknown[]>> = {
  'organisation.members': [300, 301],
  'organisation.groupSize': [8, 9],
  'organisation.circleSize': [12, 13],
  'organisation.farTies': [2, 2.5],
  'organisation.turnover': [0.12, 0.2],
  'organisation.audience': ['employees', 'external'],
  'community.purpose': ['community', 'work-groups'],
  'community.everyoneAware': [false, true],
  'community.outsideExperts': [0, 5, 10],
  'community.audience.share': [0.3, 0.6, 1],
  'community.audience.division': [false, true],
  spaces: [{}, { other: {} }, { other: {}, third: { policies: { alignment: 'integrated' } } }],
  'policies.staffing.team.0.seniority': ['intern', 'junior', 'professional', 'senior'],
  'policies.staffing.team.0.count': [0, 1, 2],
  'policies.staffing.team.0.fte': [0.5, 0.6, 1],
  'policies.staffing.replace': ['never', 0, 1, 20],
  'policies.staffing.ratio.membersPerCm': [20, 40, 80],
  'policies.staffing.ratio.most': [1, 2, 3],
  'policies.staffing.ratio.seniority': ['intern', 'junior', 'professional', 'senior'],
  'policies.alignment': ['incidental', 'claimed', 'integrated'],
  'policies.ownership.owner': [
    'it',
    'hr',
    'communications',
    'marketing',
    'business',
    'transformation',
    'centre-of-excellence',
    'none',
  ],
  'policies.ownership.proximity': [0.1, 0.5, 1],
  'policies.ownership.persistence': [0, 1],
  'policies.membership': ['open', 'voluntary', 'assigned'],
  'policies.managers.stance': [-1, 0, 0.5, 1],
  'policies.managers.hours': [0, 0.5, 2],
  'policies.managers.groupHours': [0, 1, 3],
  'policies.training': [0, 0.4, 1],
  'policies.platform.fit': [0, 0.4, 1],
  'policies.launch.size': [0, 0.4, 1],
  'policies.mandate': [false, true],
  'policies.budget': ['fixed', 'reviewed'],
  seed: ['fishbowl', 'Fishbowl'],
  horizon: [40, 41],
  model: ['2.0.0', '3.0.0'],
}

/** What has to stand beside a lever for it to mean anything. */
const base: Readonly<Record<string, FileParts>> = {
  'community.audience.division': { community: { audience: { share: 0.4 } } },
}

/** What a file may say that is no lever, each with its reason. */
const exempt: Readonly<Record<string, string>> = {
  fishbowl: 'the version of the format',
  id: 'a name',
  extends: 'resolved before the engine sees it',
  'organisation.file': 'people of a real organisation: tests/engine/chart-network.test.ts',
  title: 'words',
  question: 'words',
  watch: 'words',
  source: 'words',
}

/** A copy with a value put at a path; what is missing on the way is made. */
function withValue(parts: unknown, [key = '', ...rest]: readonly string[], value: unknown): unknown {
  if (key === '') return value
  if (key === '0') {
    const [, ...others] = Array.isArray(parts) ? (parts as unknown[]) : []
    const first: unknown = Array.isArray(parts) ? parts[0] : post('professional')
    return [withValue(first ?? post('professional'), rest, value), ...others]
  }
  const whole = isSchema(parts) ? parts : {}
  return { ...whole, [key]: withValue(whole[key], rest, value) }
}

const document = toSchemaDocument(ScenarioFile, { id: 'file', title: 'file' })
const leaves = leavesOf(document, '')
const of = (start: string) => leaves.filter((path) => path.startsWith(start))

/** Runs with a value in force, one a situation; a rule is tried only where one is in force. */
const runs = (path: string, value: unknown) =>
  Object.entries(situations)
    .filter(([name]) => !path.includes('ratio') || name === 'staff that follows')
    .map(([, parts]) => {
      const scenario = small(withValue({ ...parts, ...base[path] }, path.split('.'), value) as FileParts)
      return Buffer.from(simulate({ scenario, replicate: 1 }).values.buffer)
    })

const differs = (one: readonly Buffer[], other: readonly Buffer[]) =>
  one.some((cells, i) => !cells.equals(other[i] ?? cells))

const mandate = (dates: object) => small({ interventions: [{ ...dates, mandate: true }] })

describe('every lever of a scenario file changes the run', () => {
  test('all of them are tried here, or exempt by name', () => {
    const tried = leaves.filter(
      (path) => !/^(assumptions|expect|interventions)\b/.test(path) && exempt[path] === undefined,
    )
    expect(tried.toSorted()).toEqual(Object.keys(values).toSorted())
    expect(of('assumptions.').length).toBe(2 * assumptionIds.length)
  })

  test('an intervention can change what a policy sets, and has its dates', () => {
    const levers = of('interventions.0.').map((path) => path.slice('interventions.0.'.length))
    const policies = of('policies.').map((path) => path.slice('policies.'.length))
    expect(levers.toSorted()).toEqual([...policies, 'week', 'from', 'until', 'says'].toSorted())
  })

  test.each(Object.keys(values))('%s', (path) => {
    const seen = (values[path] ?? []).map((value) => runs(path, value))
    seen.forEach((one, i) => {
      for (const other of seen.slice(0, i)) expect(differs(one, other)).toBe(true)
    })
    expect(seen.length).toBeGreaterThan(1)
  })

  test('persistence without a review is dead by construction: nobody asks the sponsor', () => {
    const [patient, impatient] = [1, 0].map((persistence) =>
      small({ policies: { staffing: { team }, ownership: { persistence } } }),
    )
    expect(patient && impatient && movedBy(patient, impatient)).toEqual([])
  })

  test('the dates of an intervention', () => {
    const runsOf = [
      { week: 10 },
      { week: 11 },
      { from: 10, until: 12 },
      { from: 9, until: 12 },
      { from: 10, until: 13 },
    ]
    runsOf.forEach((dates, i) => {
      for (const other of runsOf.slice(0, i)) expect(movedBy(mandate(dates), mandate(other))).not.toEqual([])
    })
  })
})
