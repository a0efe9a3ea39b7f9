import type { z } from 'zod'
import type { Policies } from './policy.ts'
import { firstSpace, type ScenarioFile, weekOf } from './scenario.ts'

type File = z.infer<typeof ScenarioFile>
/** Where dated changes stand: the file itself, or a further space. */
type Place = Pick<File, 'interventions'>
/** Something wrong across fields: where, a stable id, and words. @workspace */
export type Fault = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** Member-weeks of one replicate above which a run is refused: some 40 minutes of one core. */
export const mostMemberWeeks = 320_000_000

function interventionFaults(
  { interventions }: Place,
  horizon: number,
  at: Fault['path'] = [],
): readonly Fault[] {
  return interventions.flatMap((change, i): readonly Fault[] => {
    const path = [...at, 'interventions', i]
    const { week, from, until } = change
    if ((week === undefined) === (from === undefined)) {
      return [
        {
          path,
          code: 'cross-check',
          message: `interventions[${i}] must have either week or from`,
          hint: 'week: 78 holds from then on; from: 0 with until: 26 holds for a while',
        },
      ]
    }
    const start = weekOf(change)
    const field = week === undefined ? 'from' : 'week'
    if (start >= horizon) {
      return [
        {
          path: [...path, field],
          code: 'cross-check',
          message: `interventions[${i}].${field} must be before the horizon of ${horizon} weeks (got ${start})`,
          hint: 'choose an earlier week or a longer horizon',
        },
      ]
    }
    if (until !== undefined && until <= start) {
      return [
        {
          path: [...path, 'until'],
          code: 'cross-check',
          message: `interventions[${i}].until must be after week ${start} (got ${until})`,
          hint: 'until is the first week in which it no longer holds',
        },
      ]
    }
    return []
  })
}

function windowFault(
  path: Fault['path'],
  [from, to]: readonly [number, number],
  horizon: number,
): readonly Fault[] {
  if (from <= to && to < horizon) return []
  const message =
    from > to
      ? `weeks must not end before they start (got ${from} to ${to})`
      : `weeks must end before the horizon of ${horizon} weeks (got ${from} to ${to})`
  return [{ path, code: 'cross-check', message, hint: 'weeks count from 0; a level at week 52 is [50, 54]' }]
}

function expectationFaults({ expect, spaces }: File, horizon: number): readonly Fault[] {
  const ids = new Set<string>()
  return expect.flatMap((claim, i) => {
    const path = ['expect', i] as const
    const faults = [...windowFault([...path, 'weeks'], claim.weeks, horizon)]
    if (ids.has(claim.id))
      faults.push({
        path: [...path, 'id'],
        code: 'cross-check',
        message: `expect[${i}].id is used twice ("${claim.id}")`,
        hint: 'give every claim its own id',
      })
    ids.add(claim.id)
    const { space = firstSpace } = claim
    if (space !== firstSpace && spaces[space] === undefined)
      faults.push(
        crossCheck(
          [...path, 'space'],
          `expect[${i}].space must be a space of this file (got "${space}")`,
          `there is ${[firstSpace, ...Object.keys(spaces)].join(', ')}`,
        ),
      )
    if (
      typeof claim.than === 'object' &&
      claim.than.weeks !== undefined &&
      claim.than.scenario === undefined
    ) {
      faults.push(...windowFault([...path, 'than', 'weeks'], claim.than.weeks, horizon))
    }
    return faults
  })
}

/**
 * What the time of a run grows with: `members` of the organisation times weeks of the `horizon` times spaces.
 * @returns member-weeks, a whole number from 2; a file with more than `mostMemberWeeks` is refused
 */
export const memberWeeksOf = ({
  organisation,
  horizon,
  spaces,
}: {
  readonly organisation: { readonly members: number }
  readonly horizon: number
  readonly spaces: Readonly<Record<string, unknown>>
}): number => organisation.members * horizon * (1 + Object.keys(spaces).length)

function sizeFaults(file: File): readonly Fault[] {
  const { interventions, policies, spaces } = file
  const faults: Fault[] = []
  const work = memberWeeksOf(file)
  if (work > mostMemberWeeks) {
    faults.push({
      path: ['organisation', 'members'],
      code: 'cross-check',
      message: `members times horizon times spaces must be at most ${mostMemberWeeks} member-weeks (got ${work})`,
      hint: 'take fewer members or a shorter horizon',
    })
  }
  const others = Object.entries(spaces).flatMap(([id, space]) => teamFaults(space, ['spaces', id]))
  return [...faults, ...teamFaults({ policies, interventions }, []), ...others]
}

/** A team of more posts than a space may have. */
function teamFaults(
  { policies, interventions }: Pick<File, 'policies' | 'interventions'>,
  at: Fault['path'],
): readonly Fault[] {
  const teams = [policies, ...interventions].map(({ staffing }) =>
    (staffing?.team ?? []).reduce((sum, { count }) => sum + count, 0),
  )
  const largest = Math.max(0, ...teams)
  if (largest <= 1000) return []
  const path = [...at, 'policies', 'staffing', 'team']
  const message = `${path.join('.')} must have at most 1000 posts (got ${largest})`
  return [{ path, code: 'cross-check', message }]
}

/** Levers that customers and partners leave no one to pull, by what the file says instead. */
const noManagers: readonly (readonly [
  name: string,
  path: Fault['path'],
  set: (levers: Policies) => boolean,
])[] = [
  ['managers', ['managers'], ({ managers }) => managers !== undefined],
  ['mandate: true', ['mandate'], ({ mandate }) => mandate === true],
  ['membership', ['membership'], ({ membership }) => membership !== undefined && membership !== 'open'],
]

const crossCheck = (path: Fault['path'], message: string, hint: string): Fault => ({
  path,
  code: 'cross-check',
  message,
  hint,
})

/** What an external audience cannot have. */
function externalFaults({
  organisation,
  community,
  policies,
  interventions,
  spaces,
}: File): readonly Fault[] {
  if (organisation.audience !== 'external') return []
  const places = [
    { path: ['policies'] as Fault['path'], levers: policies },
    ...interventions.map((levers, i) => ({ path: ['interventions', i] as Fault['path'], levers })),
  ]
  const levers = places.flatMap(({ path, levers: found }) =>
    noManagers
      .filter(([, , set]) => set(found))
      .map(([name, at]) =>
        crossCheck(
          [...path, ...at],
          `${name} has nobody to work on: an external audience has no line managers and joins as it likes`,
          'take it out, or make the audience employees',
        ),
      ),
  )
  const hint = 'describe the employees in a scenario of their own'
  return [
    ...levers,
    ...(organisation.file === undefined
      ? []
      : [
          crossCheck(
            ['organisation', 'file'],
            'an organisation file holds employees, no external audience',
            hint,
          ),
        ]),
    ...(community.purpose === 'work-groups'
      ? [crossCheck(['community', 'purpose'], 'an external audience has no work groups', hint)]
      : []),
    ...(Object.keys(spaces).length > 0
      ? [crossCheck(['spaces'], 'an external audience has one space in this model', hint)]
      : []),
  ]
}

/** The most spaces beside the first. */
const mostSpaces = 20

/** What a further space cannot have. */
function spaceFaults({ spaces }: File, horizon: number): readonly Fault[] {
  const ids = Object.keys(spaces)
  const faults: Fault[] = []
  if (ids.length > mostSpaces)
    faults.push(
      crossCheck(
        ['spaces'],
        `there must be at most ${mostSpaces} further spaces (got ${ids.length})`,
        'take some out',
      ),
    )
  for (const [id, space] of Object.entries(spaces)) {
    const at = ['spaces', id] as const
    if (id === firstSpace)
      faults.push(
        crossCheck(
          at,
          `"${firstSpace}" is the space that the file itself describes`,
          'choose another short name',
        ),
      )
    if (space.community.outsideExperts > 0)
      faults.push(
        crossCheck(
          [...at, 'community', 'outsideExperts'],
          'outside experts belong to the first space',
          'set community.outsideExperts of the file itself',
        ),
      )
    const stance = [space.policies, ...space.interventions].some(
      ({ managers }) => managers?.stance !== undefined,
    )
    if (stance)
      faults.push(
        crossCheck(
          at,
          'line managers have one stance, set by managers.stance of the file itself',
          'move it to policies.managers.stance',
        ),
      )
    faults.push(...interventionFaults(space, horizon, at))
  }
  return faults
}

/**
 * Faults across fields that no single field shows. Changes and claims must lie before `horizon` weeks; a run that was made shorter than
 * its file (`--weeks`) keeps those behind its end.
 * @workspace
 */
export function faultsOf(file: File, horizon: number = file.horizon): readonly Fault[] {
  return [
    ...sizeFaults(file),
    ...interventionFaults(file, horizon),
    ...expectationFaults(file, horizon),
    ...externalFaults(file),
    ...spaceFaults(file, horizon),
  ]
}
