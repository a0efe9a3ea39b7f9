import {
  type AlignmentClass,
  alignmentClasses,
  type Owner,
  owners,
  type Policies,
  type Scenario,
  type Seniority,
  seniorities,
  seniorityIds,
} from '@fishbowl/core'

/** A lever of the game: what a player may set each quarter. Option n is chosen by the digit n. */
export type PlayLever = {
  /** standing: stays until it is set again; once: acts in the quarter in which it is bought. */
  readonly kind: 'standing' | 'once'
  /** Ids of its options in the order of their digits. */
  readonly options: readonly string[]
}

const counts = ['0', '1', '2', '3', '4', '5', '6', '7', '8', '9'] as const
const owned = Object.keys(owners).filter((id) => id !== 'none') as readonly Owner[]

/** Every lever that a game may allow, in the order in which it is shown. Words are in the locale files (`play.lever.<id>`). */
export const playLevers = {
  interns: { kind: 'standing', options: counts },
  juniors: { kind: 'standing', options: counts },
  professionals: { kind: 'standing', options: counts },
  seniors: { kind: 'standing', options: counts },
  alignment: { kind: 'standing', options: Object.keys(alignmentClasses) },
  coaching: { kind: 'standing', options: ['none', 'light', 'full'] },
  platform: { kind: 'standing', options: ['as-it-is', 'tuned', 'other'] },
  training: { kind: 'once', options: ['none', 'quarter', 'half', 'all'] },
  launch: { kind: 'once', options: ['none', 'small', 'half', 'all'] },
  home: { kind: 'standing', options: owned },
  membership: { kind: 'standing', options: ['open', 'voluntary', 'assigned'] },
  managerTime: { kind: 'standing', options: ['none', 'quarter-hour', 'half-hour', 'hour'] },
} as const satisfies Readonly<Record<string, PlayLever>>

export type PlayLeverId = keyof typeof playLevers
export const playLeverIds = Object.keys(playLevers) as readonly PlayLeverId[]

/** A lever by its id, with its options as a plain list. */
export const playLeverOf = (id: PlayLeverId): PlayLever => playLevers[id]

/** The lever that holds the posts of a level. */
export const postLevers = {
  intern: 'interns',
  junior: 'juniors',
  professional: 'professionals',
  senior: 'seniors',
} as const satisfies Readonly<Record<Seniority, PlayLeverId>>

/** Shares of people that the options of `training` and `launch` reach. */
export const trainedShares = [0, 0.25, 0.5, 1] as const
export const launchedShares = [0, 0.2, 0.5, 1] as const
/** What coaching adds to the mean stance of line managers; an assumption of the game. */
export const coachedStance = [0, 0.2, 0.4] as const
/** Hours a week that each line manager gives. */
export const managerHours = [0, 0.25, 0.5, 1] as const
/** How well the platform fits: as in the base, somewhat better, or another platform that fits its users. */
export const fitOf = (option: number, own: number): number =>
  option === 0 ? own : option === 1 ? Math.min(0.95, own + 0.15) : Math.max(own, 0.85)

/** What every lever stands at: the digit of its option. */
export type Standing = Readonly<Record<PlayLeverId, number>>

/** What a player sets in a quarter; levers that are not named stay as they are, and those that act once are not bought. */
export type Decision = Readonly<Partial<Record<PlayLeverId, number>>>

const alignmentAt = (option: number): AlignmentClass =>
  (Object.keys(alignmentClasses) as AlignmentClass[])[option] ?? 'claimed'

const indexIn = (options: readonly string[], id: string): number => Math.max(0, options.indexOf(id))

/** Where the levers stand before the first decision: as the scenario has them in week 0. */
export function standingOf({ policies }: Scenario): Standing {
  const { staffing, alignment, ownership, membership, managers } = policies
  const posts = (staffing?.team ?? []).flatMap(({ seniority, count }) =>
    Array.from({ length: count }, () => seniority),
  )
  const held = (level: Seniority): number => Math.min(9, posts.filter((one) => one === level).length)
  const owner = ownership?.owner
  const hours = managers?.hours ?? 0
  return {
    interns: held('intern'),
    juniors: held('junior'),
    professionals: held('professional'),
    seniors: held('senior'),
    alignment: indexIn(
      playLevers.alignment.options,
      alignment ?? (owner === undefined ? 'claimed' : owners[owner].alignment),
    ),
    coaching: 0,
    platform: 0,
    training: 0,
    launch: 0,
    home: owner === undefined ? 0 : indexIn(owned, owner),
    membership: indexIn(playLevers.membership.options, membership ?? 'open'),
    managerTime: Math.max(
      0,
      managerHours.findLastIndex((each) => each <= hours),
    ),
  }
}

/** Where the levers stand in a quarter with this decision, given where they stood. */
export function decided(before: Standing, decision: Decision): Standing {
  const after: Record<PlayLeverId, number> = { ...before }
  for (const id of playLeverIds) after[id] = decision[id] ?? (playLevers[id].kind === 'once' ? 0 : before[id])
  return after
}

/** The posts of a team. */
export function teamOf(standing: Standing): NonNullable<NonNullable<Policies['staffing']>['team']> {
  return seniorityIds.flatMap((seniority) => {
    const count = standing[postLevers[seniority]]
    return count === 0 ? [] : [{ seniority, count, fte: 1 }]
  })
}

/** What a team costs in a quarter while every post is filled, $. */
export const teamCost = (standing: Standing): number =>
  seniorityIds.reduce((sum, id) => sum + (standing[postLevers[id]] * seniorities[id].costPerYear) / 4, 0)

/**
 * The policies that the standing levers of `named` stand for, over those of the base; levers that no decision has named say nothing, so
 * that a game without decisions is the base itself. `stance` is what events add to the mean stance of line managers.
 */
export function policiesOf(
  base: Policies,
  named: ReadonlySet<PlayLeverId>,
  now: Standing,
  stance = 0,
): Policies {
  const team = seniorityIds.some((id) => named.has(postLevers[id]))
  const fit = base.platform?.fit ?? owners[base.ownership?.owner ?? 'none'].fit
  const push = (coachedStance[now.coaching] ?? 0) + stance
  const managers = {
    ...(named.has('managerTime') && { hours: managerHours[now.managerTime] ?? 0 }),
    ...(push !== 0 && { stance: Math.max(-1, Math.min(1, (base.managers?.stance ?? 0) + push)) }),
  }
  return {
    ...(team && { staffing: { ...base.staffing, team: teamOf(now) } }),
    ...(named.has('alignment') && { alignment: alignmentAt(now.alignment) }),
    ...(Object.keys(managers).length > 0 && { managers: { ...base.managers, ...managers } }),
    ...(named.has('platform') && { platform: { fit: fitOf(now.platform, fit) } }),
    ...(named.has('home') && { ownership: { ...base.ownership, owner: owned[now.home] ?? 'none' } }),
    ...(named.has('membership') && {
      membership: (['open', 'voluntary', 'assigned'] as const)[now.membership] ?? 'open',
    }),
  }
}
