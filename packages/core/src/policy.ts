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
    { min: 0, max: 156 },
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
/** Levers as a file gives them: partial, absent means default. */
export type Policies = z.infer<typeof Policies>

/** One post of the team. */
export type Post = { readonly seniority: Seniority; readonly fte: number }

/** All levers of one week with nothing left open; the only form in which the engine sees a policy. */
export type Settings = {
  readonly team: readonly Post[]
  /** Weeks until a leaver's post is filled; -1 is never. Undefined takes the assumption `hire`. */
  readonly replaceAfter: number | undefined
  readonly ratio:
    | { readonly membersPerCm: number; readonly most: number; readonly seniority: Seniority }
    | undefined
  readonly alignment: AlignmentClass
  readonly owner: Owner
  readonly proximity: number
  readonly persistence: number
  readonly membership: 'open' | 'voluntary' | 'assigned'
  readonly stance: number
  readonly managerHours: number
  readonly groupHours: number
  readonly training: number
  readonly fit: number
  readonly launchSize: number
  readonly mandate: boolean
  readonly reviewed: boolean
}

/** Levers with their defaults and the owner's bundle filled in; an explicit lever overrides the bundle. */
export function settingsOf(policies: Policies): Settings {
  const { staffing = {}, ownership = {}, managers = {} } = policies
  const owner = ownership.owner ?? 'none'
  const bundle = owners[owner]
  return {
    team: (staffing.team ?? []).flatMap(({ seniority, count, fte }) =>
      Array.from({ length: count }, () => ({ seniority, fte })),
    ),
    replaceAfter: staffing.replace === 'never' ? -1 : staffing.replace,
    ratio: staffing.ratio,
    alignment: policies.alignment ?? bundle.alignment,
    owner,
    proximity: ownership.proximity ?? bundle.proximity,
    persistence: ownership.persistence ?? bundle.persistence,
    membership: policies.membership ?? 'open',
    stance: managers.stance ?? 0,
    managerHours: managers.hours ?? 0,
    groupHours: managers.groupHours ?? 1.5,
    training: policies.training ?? bundle.training,
    fit: policies.platform?.fit ?? bundle.fit,
    launchSize: policies.launch?.size ?? 1,
    mandate: policies.mandate ?? false,
    reviewed: policies.budget === 'reviewed',
  }
}
