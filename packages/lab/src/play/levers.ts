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
const owned = Object.keys(owners) as readonly Owner[]

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
const coachedStance = [0, 0.2, 0.4] as const
/** Hours a week that each line manager gives. */
export const managerHours = [0, 0.25, 0.5, 1] as const
/** How well the platform fits: as in the base, somewhat better, or another platform that fits its users. */
const fitOf = (option: number, own: number): number =>
  option === 0 ? own : option === 1 ? Math.min(0.95, own + 0.15) : Math.max(own, 0.85)

/** What every lever stands at: the digit of its option. */
export type Standing = Readonly<Record<PlayLeverId, number>>
/** The posts of a team by the levers that hold them. */
export type Posts = Pick<Standing, 'interns' | 'juniors' | 'professionals' | 'seniors'>

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
    home: indexIn(owned, owner ?? 'none'),
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
function teamOf(standing: Standing): NonNullable<NonNullable<Policies['staffing']>['team']> {
  return seniorityIds.flatMap((seniority) => {
    const count = standing[postLevers[seniority]]
    return count === 0 ? [] : [{ seniority, count, fte: 1 }]
  })
}

/** What a team costs in a quarter while every post is filled, $. */
export const teamCost = (standing: Posts): number =>
  seniorityIds.reduce((sum, id) => sum + (standing[postLevers[id]] * seniorities[id].costPerYear) / 4, 0)

/** What events add to the mean stance of line managers and to the fit of the platform. */
export type Moved = { readonly stance: number; readonly fit: number }

const fitIn = (base: Policies): number => base.platform?.fit ?? owners[base.ownership?.owner ?? 'none'].fit
const memberships = ['open', 'voluntary', 'assigned'] as const

/** Line managers as coaching, events and the lever of their time have them; nothing where none of these says anything. */
function managersIn(
  base: Policies,
  named: ReadonlySet<PlayLeverId>,
  now: Standing,
  stance: number,
): Policies {
  const push = (coachedStance[now.coaching] ?? 0) + stance
  const timed = named.has('managerTime')
  if (push === 0 && !timed) return {}
  return {
    managers: {
      ...base.managers,
      ...(timed && { hours: managerHours[now.managerTime] ?? 0 }),
      ...(push !== 0 && { stance: Math.max(-1, Math.min(1, (base.managers?.stance ?? 0) + push)) }),
    },
  }
}

/** What each lever says, or several of them together. */
const sayings: readonly {
  readonly of: readonly PlayLeverId[]
  readonly says: (base: Policies, now: Standing) => Policies
}[] = [
  {
    of: Object.values(postLevers),
    says: ({ staffing }, now) => ({ staffing: { ...staffing, team: teamOf(now) } }),
  },
  { of: ['alignment'], says: (_base, now) => ({ alignment: alignmentAt(now.alignment) }) },
  {
    of: ['home'],
    says: ({ ownership }, now) => ({ ownership: { ...ownership, owner: owned[now.home] ?? 'none' } }),
  },
  { of: ['membership'], says: (_base, now) => ({ membership: memberships[now.membership] ?? 'open' }) },
]

/**
 * The policies that the standing levers of `named` stand for, over those of the base; levers that nobody has named say nothing, so that a
 * game without decisions is the base itself.
 */
export function policiesOf(
  base: Policies,
  named: ReadonlySet<PlayLeverId>,
  now: Standing,
  { stance, fit }: Moved = { stance: 0, fit: 0 },
): Policies {
  const said = sayings.filter(({ of }) => of.some((lever) => named.has(lever)))
  const fits = named.has('platform') || fit !== 0
  return Object.assign(
    managersIn(base, named, now, stance),
    fits && { platform: { fit: Math.max(0, Math.min(1, fitOf(now.platform, fitIn(base)) + fit)) } },
    ...said.map(({ says }) => says(base, now)),
  ) as Policies
}

const mostSeniorFirst: readonly Seniority[] = ['senior', 'professional', 'junior', 'intern']

/** The highest level that has a post; undefined without a team. */
export const mostSeniorOf = (standing: Standing): Seniority | undefined =>
  mostSeniorFirst.find((id) => standing[postLevers[id]] > 0)

/** A team without one post of a level, where it has one. */
export function withoutPost(standing: Standing, level: Seniority): Standing {
  const lever = postLevers[level]
  return standing[lever] === 0 ? standing : { ...standing, [lever]: standing[lever] - 1 }
}

/** Posts of a team. */
export const postsOf = (standing: Posts): number =>
  seniorityIds.reduce((sum, id) => sum + standing[postLevers[id]], 0)
