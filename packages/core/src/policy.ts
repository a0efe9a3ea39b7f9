import { z } from 'zod'
import {
  type AlignmentClass,
  alignmentClasses,
  type Owner,
  owners,
  type Seniority,
  seniorityIds,
} from './owner.ts'
import { quantity } from './quantity.ts'

const idsOf = <K extends string>(table: Readonly<Record<K, unknown>>): [K, ...K[]] =>
  Object.keys(table) as [K, ...K[]]

const lever = (description: string, unit = 'share', max = 1) =>
  quantity({ min: 0, max }, { unit, tag: 'policy', source: 'lever', description })

const Post = z.strictObject({
  seniority: z
    .enum([...seniorityIds] as [Seniority, ...Seniority[]])
    .meta({ description: 'level of the role' }),
  count: quantity(
    { min: 0, max: 500, whole: true },
    { unit: 'people', tag: 'policy', source: 'lever', description: 'posts of this kind' },
  ).default(1),
  fte: quantity(
    { min: 0.05, max: 1 },
    {
      unit: 'FTE',
      tag: 'policy',
      source: 'lever',
      description: 'working time of each post',
      hint: 'fte is the working time of one post as a share of full time; for several people write count: 3',
    },
  ).default(1),
})

const Replace = z.union([
  z.literal('never'),
  quantity(
    { min: 0, max: 156, whole: true },
    {
      unit: 'weeks',
      tag: 'policy',
      source: 'lever',
      description: 'weeks until the post of a leaver is filled',
    },
  ),
])

const Rule = z.strictObject({
  membersPerCm: quantity(
    { min: 10, max: 100_000 },
    { unit: 'people', tag: 'policy', source: 'lever', description: 'people active in four weeks per CM' },
  ),
  most: quantity(
    { min: 1, max: 200, whole: true },
    { unit: 'people', tag: 'policy', source: 'lever', description: 'largest team' },
  ).default(20),
  seniority: Post.shape.seniority.default('professional'),
})

/** The levers, keyed by kind: in a file each is optional and an absent one keeps its default, so that a scenario is a difference on a base. */
export const Policies = z.strictObject({
  staffing: z
    .strictObject({
      team: z.array(Post).max(50).optional().meta({ description: 'posts of the team; [] is nobody' }),
      replace: Replace.optional(),
      ratio: Rule.optional().meta({
        description:
          'staff follows the people active in four weeks, looked at each quarter; the team is the start',
      }),
    })
    .optional()
    .meta({ description: 'who manages the community' }),
  alignment: z
    .enum(idsOf(alignmentClasses))
    .optional()
    .meta({ description: 'how the community is tied to work' }),
  ownership: z
    .strictObject({
      owner: z
        .enum(idsOf(owners))
        .optional()
        .meta({ description: 'the home, a bundle of fit, training, alignment, proximity and persistence' }),
      proximity: lever('closeness of the home to the business: what strategic work is worth').optional(),
      persistence: lever('how long the sponsor holds out without results').optional(),
    })
    .optional(),
  membership: z
    .enum(['open', 'voluntary', 'assigned'])
    .optional()
    .meta({ description: 'who may or must join' }),
  managers: z
    .strictObject({
      stance: quantity(
        { min: -1, max: 1 },
        { unit: '-1..1', tag: 'policy', source: 'lever', description: 'mean stance of line managers' },
      ).optional(),
      hours: quantity(
        { min: 0, max: 10 },
        {
          unit: 'h/week',
          tag: 'policy',
          source: 'lever',
          description: 'hours each line manager gives to the community',
        },
      ).optional(),
      groupHours: quantity(
        { min: 0, max: 10 },
        {
          unit: 'h/week',
          tag: 'policy',
          source: 'lever (m_h, default 1.5 in work-group spaces)',
          description: 'hours each line manager gives to the space of the own work group',
        },
      ).optional(),
    })
    .optional(),
  training: lever('share of people trained at launch, or at the week of an intervention').optional(),
  platform: z.strictObject({ fit: lever('how well the platform fits the users').optional() }).optional(),
  launch: z.strictObject({ size: lever('size of the launch wave; 0 is none').optional() }).optional(),
  mandate: z.boolean().optional().meta({ description: 'everyone is told to use it' }),
  budget: z
    .enum(['fixed', 'reviewed'])
    .optional()
    .meta({ description: 'reviewed: the sponsor looks each quarter and may remove a CM' }),
})
/** Levers as a file gives them: partial, absent means default. Units and bounds are those of `levers`. */
export type Policies = z.infer<typeof Policies>

/** One post of the team; `fte` is its working time, .05 to 1 of a full-time post. */
export type Post = { readonly seniority: Seniority; readonly fte: number }

/** What an owner brings along. */
type Bundle = Pick<Settings, 'alignment' | 'training' | 'fit' | 'proximity' | 'persistence'>

/** All levers of one week with nothing left open; the only form in which the engine sees a policy. */
export type Settings = {
  readonly team: readonly Post[]
  /** A team is named, be it nobody; a further space without one is looked after by the first space's. */
  readonly ownTeam: boolean
  /** Weeks until a leaver's post is filled; -1 is never. Undefined takes the assumption `hire`. */
  readonly replaceAfter: number | undefined
  /** Staff follows the people active in four weeks: that many people to one CM, with at most so many posts. */
  readonly ratio:
    | { readonly membersPerCm: number; readonly most: number; readonly seniority: Seniority }
    | undefined
  readonly alignment: AlignmentClass
  readonly owner: Owner
  /** Closeness of the home to the business, 0-1. */
  readonly proximity: number
  /** How long the sponsor holds out without results, 0-1. */
  readonly persistence: number
  readonly membership: 'open' | 'voluntary' | 'assigned'
  /** Mean stance of line managers, -1 to 1. */
  readonly stance: number
  /** Hours a week that each line manager gives to the community, 0 to 10. */
  readonly managerHours: number
  /** Hours a week that each line manager gives to the space of the own work group, 0 to 10. */
  readonly groupHours: number
  /** Share of people trained, 0-1. */
  readonly training: number
  /** How well the platform fits the users, 0-1. */
  readonly fit: number
  /** Size of the launch wave, 0-1. */
  readonly launchSize: number
  readonly mandate: boolean
  readonly reviewed: boolean
}

/** The levers that no owner brings along, where nothing is said. */
const defaults = {
  membership: 'open' as Settings['membership'],
  stance: 0,
  managerHours: 0,
  groupHours: 1.5,
  launchSize: 1,
  mandate: false,
}

/** `given` over `all`, key by key; undefined means not given. */
function over<T extends object>(all: T, given: { readonly [K in keyof T]: T[K] | undefined }): T {
  const result = { ...all }
  for (const key in all) result[key] = given[key] ?? all[key]
  return result
}

/** Weeks until a post is filled as the engine takes it: -1 is never, undefined is the assumption `hire`. */
const weeksOf = (replace: z.infer<typeof Replace> | undefined): number | undefined =>
  replace === 'never' ? -1 : replace

const postsOf = (team: readonly z.infer<typeof Post>[]): readonly Post[] =>
  team.flatMap(({ seniority, count, fte }) => Array.from({ length: count }, () => ({ seniority, fte })))

/** True when a team is named, by posts or by a rule; nobody is a team too. */
const isNamed = (staffing: Policies['staffing']): boolean =>
  staffing?.team !== undefined || staffing?.ratio !== undefined

/**
 * Levers with their defaults and the owner's bundle filled in; an explicit lever overrides the bundle.
 * @returns settings with nothing left open
 */
export function settingsOf(policies: Policies): Settings {
  const { staffing, ownership, managers, platform, launch, alignment, training, membership, mandate } =
    policies
  const owner = ownership?.owner ?? 'none'
  const { says: _name, ...bundle } = owners[owner]
  const { team = [], replace, ratio } = staffing ?? {}
  return {
    team: postsOf(team),
    ownTeam: isNamed(staffing),
    replaceAfter: weeksOf(replace),
    ratio,
    owner,
    ...over<Bundle>(bundle, {
      alignment,
      training,
      fit: platform?.fit,
      proximity: ownership?.proximity,
      persistence: ownership?.persistence,
    }),
    ...over(defaults, {
      membership,
      mandate,
      stance: managers?.stance,
      managerHours: managers?.hours,
      groupHours: managers?.groupHours,
      launchSize: launch?.size,
    }),
    reviewed: policies.budget === 'reviewed',
  }
}
