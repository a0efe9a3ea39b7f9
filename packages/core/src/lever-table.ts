import { ledger } from './assumptions.ts'

/** Sections of the levers, in the order in which an editor shows them. */
export const leverSections = ['levers', 'organisation', 'assumptions'] as const
/** A section of the levers. */
export type LeverSection = (typeof leverSections)[number]

/** What the schema does not know of a lever: its name on a screen, a usual step, and what it does in the model. */
export type LeverRow = {
  readonly group: string
  readonly title: string
  /** One step of a number. */
  readonly step?: number
  /** Where a step begins while nothing is said, and the word for that. */
  readonly start?: number
  readonly unsaid?: string
  /** One sentence or two: sign and mechanism; what is assumed is said. */
  readonly effect: string
  /** What the choices mean. */
  readonly says?: Readonly<Record<string, string>>
}

const row = (group: string, title: string, effect: string, more: Partial<LeverRow> = {}): LeverRow => ({
  group,
  title,
  effect,
  ...more,
})

/** The levers of a policy by their place under `policies`. */
export const policyRows = {
  'staffing.team': row(
    'staffing',
    'team',
    'More hours at work welcome newcomers, answer and route questions and draw people in. Fixed overhead eats the first hours, one alone has no time for strategy, and each further one coordinates. The sizes are assumptions.',
  ),
  'staffing.replace': row(
    'staffing',
    'leaver replaced after',
    'Until the post of a leaver is filled nobody does its work, and a new person needs weeks to ramp up. never: the team shrinks with every leaver.',
    {
      step: 1,
      start: ledger.hire.default,
      unsaid: 'as assumed',
      says: { never: 'the post of a leaver stays empty' },
    },
  ),
  'staffing.ratio.membersPerCm': row(
    'staffing',
    'rule: one CM for',
    'A rule that lets staff follow the community: each quarter there is one CM for so many people active in four weeks. The posts above are the start.',
    { step: 50, start: 300, unsaid: 'no rule' },
  ),
  'staffing.ratio.most': row(
    'staffing',
    'rule: at most',
    'The rule never asks for a larger team than this.',
    {
      step: 1,
      unsaid: 'no rule',
    },
  ),
  'staffing.ratio.seniority': row('staffing', 'rule: hires', 'The level of those whom the rule hires.', {
    unsaid: 'no rule',
    says: {
      intern: 'cheapest, least effect, and gone after half a year',
      junior: 'about half the effect of a professional',
      professional: 'the measure of the scale',
      senior: 'most effect and strategic ability, and most expensive',
    },
  }),
  alignment: row(
    'alignment',
    'tie to work',
    'The more the community is tied to work, the more needs are in its scope, the more of its posts is signal and the more of an answer becomes value. Strategic hours raise it within its class. The classes are assumptions.',
  ),
  'ownership.owner': row(
    'ownership',
    'owner',
    'A home brings platform fit, training, alignment, proximity and persistence along, each of which can be set by itself. The bundles are assumptions.',
  ),
  'ownership.proximity': row(
    'ownership',
    'proximity to business',
    'The closer the home is to the business, the more strategic hours raise alignment. Without strategic hours (nobody, or one alone) it does nothing. An assumption.',
    { step: 0.05 },
  ),
  'ownership.persistence': row(
    'ownership',
    'persistence',
    'With a reviewed budget a patient sponsor removes posts later or not at all; with a fixed budget it does nothing. An assumption.',
    { step: 0.05 },
  ),
  membership: row(
    'membership',
    'who joins',
    'Who chooses to join is more interested: has more needs that fit and comes more often. Another rule at a later week brings other members and a launch of its own. The spread of interest is an assumption.',
    {
      says: {
        open: 'everyone may come; interest is mixed',
        voluntary: 'those who want to; interest is high',
        assigned: 'everyone is put in; interest is low',
      },
    },
  ),
  'managers.stance': row(
    'managers',
    'mean stance',
    'Line managers in favour make starting likelier and pass the word on; against it they keep people away. It fades where visiting has become a habit. Sign from a study, size an assumption.',
    { step: 0.1 },
  ),
  'managers.hours': row(
    'managers',
    'hours for community',
    'Hours of line managers welcome, answer and curate, weakly at first, and without strategy; they cost delivery. That their hour is weak is an assumption.',
    { step: 0.1 },
  ),
  'managers.groupHours': row(
    'managers',
    'hours in own group',
    'In the spaces of work groups alone: the manager\u2019s hours draw people in, answer and lend authority. In a community it does nothing. An assumption.',
    { step: 0.5 },
  ),
  training: row(
    'training',
    'people trained',
    'Trained people start with skill: a badly fitting platform keeps fewer of them away, they find what they look for, and sooner help others. How much it gives is an assumption.',
    { step: 0.05 },
  ),
  'platform.fit': row(
    'platform',
    'fit',
    'A platform that fits badly keeps the untrained away; at 100 % there is no friction. Its strength is an assumption.',
    { step: 0.05 },
  ),
  'launch.size': row(
    'launch',
    'size',
    'A launch makes people aware in its first weeks and gives a spike of novelty that fades; 0 leaves it to word of mouth. Its reach is an assumption.',
    { step: 0.1 },
  ),
  mandate: row(
    'mandate',
    'told to use it',
    'Who is told to use it comes more often while it holds; what stays is what became habit and what it was worth. Its strength is an assumption.',
  ),
  budget: row(
    'budget',
    'budget',
    'A reviewed budget is looked at each quarter: where the value shown does not carry the cost, a CM goes. The rule is an assumption.',
    {
      says: {
        fixed: 'the team stays as planned',
        reviewed: 'each quarter the sponsor looks at it and may remove a CM',
      },
    },
  ),
} as const satisfies Readonly<Record<string, LeverRow>>

/** What is no policy, by its place in the file. */
export const settingRows = {
  'organisation.members': row(
    'people',
    'members',
    'More people answer each other better and ask for more; the hours that draw them in need to grow with the square root of their number, which is an assumption.',
    { step: 100 },
  ),
  'organisation.groupSize': row(
    'people',
    'size of a work group',
    'All in a work group know each other: larger groups give more ties that activity and word of mouth run along, and fewer line managers.',
    { step: 1 },
  ),
  'organisation.circleSize': row(
    'people',
    'size of a circle',
    'Circles tie people of different groups: the larger, the further activity and word of mouth reach.',
    { step: 1 },
  ),
  'organisation.farTies': row(
    'people',
    'far ties',
    'Ties to anybody carry activity across the whole organisation.',
    {
      step: 0.5,
    },
  ),
  'organisation.audience': row(
    'people',
    'audience',
    'Customers or partners have no work groups and no line managers: there is nobody to mandate, to coach or to assign them.',
    { says: { employees: 'the people of an organisation', external: 'customers or partners' } },
  ),
  'organisation.turnover': row(
    'people',
    'turnover',
    'Leavers take habit and skill along; newcomers have to hear of it first.',
    {
      step: 0.01,
    },
  ),
  'community.purpose': row(
    'community',
    'purpose',
    'The spaces of work groups are many small rooms, led by their managers and tied to work by nature; a community is one room.',
    { says: { community: 'one community', 'work-groups': 'a space for every work group' } },
  ),
  'community.everyoneAware': row(
    'community',
    'everyone knows it',
    'Without it people hear of it by the launch, by ties that are active and by line managers.',
  ),
  'community.outsideExperts': row(
    'community',
    'outside experts',
    'Experts from outside answer and cost nothing but their welcome; they tie to people far away only.',
    { step: 5 },
  ),
  'community.audience.share': row(
    'community',
    'who may join',
    'Fewer who may join are fewer to ask and to answer; measures count them alone.',
    { step: 0.05 },
  ),
  'community.audience.division': row(
    'community',
    'they are one division',
    'Neighbours know each other: activity spreads among those who may join instead of running out of the audience.',
  ),
  horizon: row(
    'run',
    'length',
    'Weeks that are simulated; a comparison looks at the weeks that all arms have.',
    {
      step: 13,
    },
  ),
  seed: row(
    'run',
    'seed',
    'Which luck the runs have. All arms of a comparison take that of the first, so that it moves no difference between them.',
  ),
} as const satisfies Readonly<Record<string, LeverRow>>
