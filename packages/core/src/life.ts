/**
 * What can befall a member in a week, in the order of the week. Those named like a decision of chance have a draw and a chance; the others
 * follow from policy or from the state.
 */
export const lifeKinds = [
  'other-members',
  'training',
  'employee-turnover',
  'successor',
  'awareness',
  'need',
  'visit',
  'attention',
  'self-service',
  'ask',
  'answer',
  'cm-answer',
  'share',
  'tied-to-work',
  'credit',
  'welcome',
  'recognition',
  'core',
  'core-lost',
] as const
/** A kind of event in a life: one of `lifeKinds`. */
export type LifeKind = (typeof lifeKinds)[number]

/** Who answered a question: members, a community manager, volunteers where no CM is at work, or the line manager of a work group. */
export type AnsweredBy = 'peers' | 'cm' | 'volunteers' | 'manager'

/** One thing that was decided about a member in a week, whichever way it went. */
export type LifeEvent = {
  readonly week: number
  /** Id of the space; absent where it concerns the organisation. */
  readonly space?: string
  readonly kind: LifeKind
  /** True when it happened; what is left to chance happens when the draw is below the chance. */
  readonly happened: boolean
  /** In [0, 1). Of `awareness` and `credit`, which the engine reads from above, 1 less the draw less 2^-32. */
  readonly draw?: number
  /** 0-1. */
  readonly chance?: number
  /** Of a `recognition`: 1 for answers, 0 for the contributions of the week. */
  readonly k?: 0 | 1
  /** Of `awareness` the chance of each way to hear, 0-1; of `visit` what adds up to the pull, in logits. */
  readonly parts?: Readonly<Record<string, number>>
  readonly by?: AnsweredBy
  /** Delay of an answer in hours. */
  readonly hours?: number
  /** Of `credit`: answers written, and those of them that no chance could take away; of a `share` that happened, posts. */
  readonly count?: number
  /** Of `credit`: see `count`. */
  readonly sure?: number
}

/** What an aware member carries at the end of a week in one space; `interest`, `habit`, `expected` value, `belonging` and `skill` are 0 to 1. */
export type Feelings = {
  readonly week: number
  readonly space: string
  readonly interest: number
  readonly habit: number
  readonly expected: number
  readonly belonging: number
  readonly skill: number
  /** A core member. */
  readonly core: boolean
  /** Outcome of this week's visit; absent without one. */
  readonly outcome?: number
}

/** Who has the place of a member from a week on: the traits. */
export type LifePerson = {
  readonly from: number
  /** In logits, mean 0. */
  readonly openness: number
  /** Factor on sharing, median 1. */
  readonly voice: number
  /** Factor on asking, median 1. */
  readonly asking: number
  /** 0-1; 0 is none worth asking. */
  readonly expertise: number
}

/** The life of one member of an organisation, with the successors in the same place. */
export type Life = {
  /** Row of the member, from 0. */
  readonly member: number
  /** Number of the work group, from 0; absent for people without one. */
  readonly group?: number
  /** First member of the work group, hence its line manager. */
  readonly leads: boolean
  /** Weeks of the run. */
  readonly weeks: number
  readonly persons: readonly LifePerson[]
  /** In the order in which they happened. */
  readonly events: readonly LifeEvent[]
  readonly feelings: readonly Feelings[]
}

/** The first thing that befell a member in one life and not in another on the same luck. */
export type Parting = {
  /** From 0. */
  readonly week: number
  readonly space?: string
  readonly kind: LifeKind
  /** What was decided in each life; absent where there was nothing to decide. */
  readonly one?: LifeEvent
  readonly other?: LifeEvent
  /** First week in which any chance differed. */
  readonly since: number
}
