import type { ReferenceId } from '@fishbowl/core/references'
import type { Decision } from './draw.ts'
import type { Plan, Tally } from './now.ts'

/**
 * One equation of the model, as data beside the code that computes it. Both sides are in the notation that the model description explains:
 * + - * / ^, comparisons, calls, `u[decision]` for a draw, `sum(set: ...)`; a name with a dot is a column of that table, a lever or a number
 * of the week, a name without one is an assumption of the ledger, a quantity of `givens`, or defined by another equation. Tests parse both
 * sides, find every name in the code of `at`, and compute many of them beside the engine.
 * @workspace
 */
export type Equation = {
  /** `<phase>.<name>`, the same over versions of the page. */
  readonly id: string
  readonly says: string
  readonly left: string
  /** Takes the value, grows by it, or happens (1, else 0) with it as its chance: when the draw is below it. */
  readonly is: '=' | '+=' | 'with chance'
  readonly right: string
  /** The draw of a chance, and which one of several at its place. */
  readonly draw?: Decision
  readonly k?: number
  /** Where it holds; everywhere if nothing is said. */
  readonly when?: string
  /** Code that computes it: files below packages/sim/src with the name of a declaration, `phases/visits.ts#visits`. */
  readonly at: readonly string[]
  /** What the form of the equation rests on; its numbers have their sources in the ledger. */
  readonly rests?: readonly ReferenceId[]
}

/** A phase: what it decides, why it stands at its place, and its equations in the order of computation. @workspace */
export type PhaseDescription = {
  /** Once for the organisation, or for each of its spaces. */
  readonly runs: 'once' | 'each'
  readonly says: string
  readonly why: string
  readonly equations: readonly Equation[]
}

/** Quantities that no equation defines: the scenario, the chart and the calendar give them. */
export const givens = {
  week: 'the week that is simulated, from 0',
  row: 'the number of a person or a post, from 0',
  horizon: 'weeks of the run, W',
  audience: 'employees who may join the space',
  audienceShare: 'the same as a share of all employees',
  anyAudience: 'employees who may join any space',
  managersIn: 'line managers with members in the audience',
  workGroups: 'work groups of the organisation',
  groupSize: 'people of the own work group',
  groupVisits: 'visits of the own work group this week, to all spaces',
  ties: 'ties of the person: own workGroup and circle without oneself, and far ties (farTiesStarted, and those that others started); at least 1',
  poolSize: 'the audience of a community; the mean size of a group in spaces of work groups',
  inGroups: '1 in the spaces of work groups, 0 in a community',
  contributed: 'questions, answers and shares of the person this week',
  easierLeft: 'questions that members left over and that are easier than this one',
  external: '1 where the audience is customers or partners, else 0',
  waveWeek: 'the week in which a launch wave starts',
  isFirst: '1 in the first space, else 0',
} as const

/** Sets that a sum, a mean or a choice runs over. */
export const sets = {
  visitor: 'people who visit this week',
  asker: 'visitors who ask',
  browser: 'visitors without a need',
  employee: 'all employees',
  coreMember: 'employees with core',
  groupMember: 'members of the own work group',
  tie: 'ties of the person',
  manager: 'line managers with members in the audience',
  filledPost: 'posts with a holder',
  presentCm: 'filled posts with atWork',
  space: 'spaces of the organisation',
  sharer: 'spaces with sharesTeam',
  post: 'posts of the team',
  pool: 'pools: one of a community, one a group in spaces of work groups',
  wave: 'launch waves so far',
} as const

/** Numbers of the plan of a week that equations name: written in facilitation or before, never kept. */
export const planFields = {
  hours: 'paid hours of the CMs at work that are for this space',
  effective: 'the same hours times what they effect',
  present: 'CMs at work',
  teamHours: 'paid hours of the whole team at work',
  part: 'part of the team that is for this space',
  programmeRoot: 'root, in thousands, of the largest audience the team looks after',
  overhead: 'hours of overhead and coordination',
  strategy: 'effective hours of strategy',
  strategic:
    'until the plan: mean strategic ability of the hours at work; then: what strategic work reaches, 0 to 1',
  demand: 'hours that questions, newcomers and items would take',
  managerHours: 'hours of line managers for the space',
  welcomeShare: 'share of newcomers for whom there are hours',
  curation: 'share of items that are curated',
  cmAnswers: 'questions for which CMs have hours',
  content: 'items of content that CMs make',
  animate: 'what animation reaches, 0 to 1',
  connect: 'what connecting, routing and recognition reach, 0 to 1',
  coach: 'what coaching reaches, 0 to 1',
  groupHelp: 'what a line manager reaches in the space of the own group, 0 to 1',
  tied: 'u(A): share of needs in scope and of posts tied to work',
  shock: 'weekly shock common to all, in logits',
} as const satisfies Readonly<Record<keyof Plan, string>>

/** Counts of the week that equations name. */
export const tallyFields = {
  cmCost: 'cost of filled posts, $',
  newcomers: 'first visits',
  asked: 'questions asked',
  answeredByPeers: 'questions answered by members',
  answeredByCms: 'questions answered in facilitation hours',
  actAnswers: 'hours of answering',
  actWelcomes: 'hours of welcoming',
  actCurated: 'hours of curating',
  hoursSaved: 'hours of work saved',
  memberHours: 'hours of members on visits and answers',
  stance: 'mean stance of line managers',
} as const satisfies Partial<Readonly<Record<keyof Tally, string>>>
