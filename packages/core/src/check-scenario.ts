import type { z } from 'zod'
import { type ScenarioFile, weekOf } from './scenario.ts'

type File = z.infer<typeof ScenarioFile>
/** Something wrong across fields: where, a stable id, and words. */
export type Fault = {
  readonly path: readonly (string | number)[]
  readonly code: string
  readonly message: string
  readonly hint?: string
}

/** Member-weeks of one replicate above which a run is refused: some 40 minutes of one core. */
export const mostMemberWeeks = 320_000_000

function interventionFaults({ interventions, horizon }: File): readonly Fault[] {
  return interventions.flatMap((change, i): readonly Fault[] => {
    const path = ['interventions', i] as const
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

function expectationFaults({ expect, horizon }: File): readonly Fault[] {
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

function sizeFaults({ organisation, horizon, interventions, policies }: File): readonly Fault[] {
  const faults: Fault[] = []
  const work = organisation.members * horizon
  if (work > mostMemberWeeks) {
    faults.push({
      path: ['organisation', 'members'],
      code: 'cross-check',
      message: `organisation.members times horizon must be at most ${mostMemberWeeks} member-weeks (got ${work})`,
      hint: 'take fewer members or a shorter horizon',
    })
  }
  const teams = [policies, ...interventions].map(({ staffing }) =>
    (staffing?.team ?? []).reduce((sum, { count }) => sum + count, 0),
  )
  const largest = Math.max(0, ...teams)
  if (largest > 1000)
    faults.push({
      path: ['policies', 'staffing', 'team'],
      code: 'cross-check',
      message: `policies.staffing.team must have at most 1000 posts (got ${largest})`,
    })
  return faults
}

/** Faults across fields that no single field shows. */
export function faultsOf(file: File): readonly Fault[] {
  return [...sizeFaults(file), ...interventionFaults(file), ...expectationFaults(file)]
}
