import {
  alignmentClasses,
  type Intervention,
  owners,
  type Policies,
  type Scenario,
  weekOf,
} from '@fishbowl/core'
import type { Mark } from '../figure.ts'

const percent = (share: number): string => `${Math.round(share * 100)} %`

function wordTeam({ team, replace, ratio }: NonNullable<Policies['staffing']>): readonly string[] {
  const posts = team?.map(({ seniority, count, fte }) => {
    const part = fte === 1 ? '' : ` at ${percent(fte)}`
    return `${count} ${seniority}${count === 1 ? '' : 's'}${part}`
  })
  return [
    ...(posts === undefined ? [] : [posts.length === 0 ? 'no CM' : posts.join(', ')]),
    ...(replace === 'never' ? ['leavers not replaced'] : []),
    ...(typeof replace === 'number' ? [`leavers replaced after ${replace} weeks`] : []),
    ...(ratio === undefined ? [] : [`one CM per ${ratio.membersPerCm} active`]),
  ]
}

function wordManagers({ stance, hours, groupHours }: NonNullable<Policies['managers']>): string {
  const parts = [
    ...(stance === undefined ? [] : [`stance ${stance}`]),
    ...(hours === undefined ? [] : [`${hours} h/week`]),
    ...(groupHours === undefined ? [] : [`${groupHours} h/week for the own group`]),
  ]
  return parts.length === 0 ? '' : `line managers: ${parts.join(', ')}`
}

type Wording = (policies: Policies) => string | false | undefined

/** Each lever in a few words, in the order in which they are told. */
const wordings: readonly Wording[] = [
  ({ staffing }) => staffing && wordTeam(staffing).join(', '),
  ({ alignment }) => alignment && alignmentClasses[alignment].says,
  ({ ownership }) =>
    ownership && (ownership.owner ? `owner ${owners[ownership.owner].says}` : 'ownership changes'),
  ({ membership }) => membership && `${membership} membership`,
  ({ managers }) => managers && wordManagers(managers),
  ({ training }) => training !== undefined && `training ${percent(training)}`,
  ({ platform }) => platform?.fit !== undefined && `platform fit ${percent(platform.fit)}`,
  ({ launch }) => launch?.size !== undefined && `launch of size ${launch.size}`,
  ({ mandate }) => mandate !== undefined && (mandate ? 'mandate' : 'no mandate'),
  ({ budget }) => budget && `budget ${budget}`,
]

/** The levers of a change in a few words: "no CM, tied to a project and its operations". */
export const wordPolicies = (policies: Policies): string =>
  wordings
    .map((wording) => wording(policies))
    .filter((words) => typeof words === 'string' && words !== '')
    .join(', ')

function marksOf(change: Intervention): readonly Mark[] {
  const { says, until } = change
  const text = says ?? wordPolicies(change)
  const start: Mark = { x: weekOf(change), text }
  return until === undefined ? [start] : [start, { x: until, text: `${text} ends` }]
}

const same = (a: Mark, b: Mark): boolean => a.x === b.x && a.text === b.text

/**
 * The dated interventions as marks at their weeks, below `horizon`; one that every scenario has speaks of all curves, another of the
 * curve named like its scenario in `ids`.
 */
export function interventionMarks(
  arms: readonly { readonly id: string; readonly scenario: Scenario }[],
  horizon: number,
): readonly Mark[] {
  const byArm = arms.map(({ scenario }) => scenario.interventions.flatMap(marksOf))
  const shared = (mark: Mark): boolean => byArm.every((marks) => marks.some((other) => same(mark, other)))
  const ofAll = (byArm[0] ?? []).filter(shared)
  const own = arms.flatMap(({ id }, i) =>
    (byArm[i] ?? []).filter((mark) => !shared(mark)).map(({ x, text }): Mark => ({ x, text, series: id })),
  )
  return [...ofAll, ...own].filter(({ x }) => x < horizon).toSorted((a, b) => a.x - b.x)
}
