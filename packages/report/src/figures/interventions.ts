import { type Intervention, type Policies, type Scenario, weekOf } from '@fishbowl/core'
import type { Mark } from '../figure.ts'
import { formatPlainly, formatWholeShare } from '../number.ts'
import { say } from '../words/index.ts'
import { changeSays } from '../words/library.ts'

function wordTeam({ team, replace, ratio }: NonNullable<Policies['staffing']>): readonly string[] {
  const posts = team?.map(({ seniority, count, fte }) => {
    const held = say(`model.post.${seniority}`, { count })
    return fte === 1 ? held : say('model.change.atShare', { posts: held, share: formatWholeShare(fte) })
  })
  return [
    ...(posts === undefined ? [] : [posts.length === 0 ? say('model.change.noCm') : posts.join(', ')]),
    ...(replace === 'never' ? [say('model.change.neverReplaced')] : []),
    ...(typeof replace === 'number' ? [say('model.change.replacedAfter', { weeks: replace })] : []),
    ...(ratio === undefined ? [] : [say('model.change.ratio', { members: ratio.membersPerCm })]),
  ]
}

function wordManagers({ stance, hours, groupHours }: NonNullable<Policies['managers']>): string {
  const parts = [
    ...(stance === undefined ? [] : [say('model.change.stance', { stance: formatPlainly(stance) })]),
    ...(hours === undefined ? [] : [say('model.change.hours', { hours: formatPlainly(hours) })]),
    ...(groupHours === undefined
      ? []
      : [say('model.change.groupHours', { hours: formatPlainly(groupHours) })]),
  ]
  return parts.length === 0 ? '' : say('model.change.managers', { parts: parts.join(', ') })
}

const wordOwner = ({ owner }: NonNullable<Policies['ownership']>): string =>
  owner ? say('model.change.owner', { owner: say(`model.owner.${owner}`) }) : say('model.change.ownership')

type Wording = (policies: Policies) => string | false | undefined

/** Each lever in a few words, in the order in which they are told. */
const wordings: readonly Wording[] = [
  ({ staffing }) => staffing && wordTeam(staffing).join(', '),
  ({ alignment }) => alignment && say(`model.alignment.${alignment}`),
  ({ ownership }) => ownership && wordOwner(ownership),
  ({ membership }) => membership && say(`model.membership.${membership}`),
  ({ managers }) => managers && wordManagers(managers),
  ({ training }) =>
    training !== undefined && say('model.change.training', { share: formatWholeShare(training) }),
  ({ platform }) =>
    platform?.fit !== undefined && say('model.change.fit', { share: formatWholeShare(platform.fit) }),
  ({ launch }) =>
    launch?.size !== undefined && say('model.change.launch', { size: formatPlainly(launch.size) }),
  ({ mandate }) => mandate !== undefined && say('model.change.mandate', { mandate: mandate ? 'yes' : 'no' }),
  ({ budget }) => budget && say(`model.budget.${budget}`),
]

/** The levers of a change in a few words: "no CM, tied to a project and its operations". */
export const wordPolicies = (policies: Policies): string =>
  wordings
    .map((wording) => wording(policies))
    .filter((words) => typeof words === 'string' && words !== '')
    .join(', ')

function marksOf(change: Intervention): readonly Mark[] {
  const { says, until } = change
  const text = says === undefined ? wordPolicies(change) : changeSays(says)
  const start: Mark = { x: weekOf(change), text }
  return until === undefined
    ? [start]
    : [start, { x: until, text: say('model.change.ends', { change: text }) }]
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
