/** Weekly columns that the engine writes, by id: unit and meaning of each. People columns count employees only. Counts are whole numbers unless an hour or an item is split. */
export const columns = {
  aware: ['people', 'employees who know that the space exists'],
  registered: ['people', 'present employees who have ever visited'],
  everRegistered: ['people', 'first visits since week 0, leavers included'],
  visitors: ['people', 'employees who visited this week'],
  fourWeekActive: ['people', 'employees who visited in the last 4 weeks'],
  posters: ['people', 'employees who asked, answered or shared this week'],
  contributors: ['people', 'employees who contributed in the last 4 weeks'],
  core: ['people', 'employees with belonging and skill over .4, seen in 4 weeks'],
  newcomers: ['people', 'first visits this week'],
  joiners: ['people', 'employees who replaced a leaver this week'],
  needs: ['needs', 'visitors with a work need'],
  selfServed: ['needs', 'needs met by the knowledge stock'],
  asked: ['questions', 'needs asked as a question'],
  givenUp: ['needs', 'needs neither self-served nor asked'],
  answeredByPeers: ['questions', 'questions answered by members within the week'],
  answeredByCms: ['questions', 'questions answered in facilitation hours: of CMs, volunteers, line managers'],
  unanswered: ['questions', 'questions nobody answered'],
  replyHours: ['hours', 'median delay of the questions answered this week, times their number'],
  signal: ['items', 'useful items tied to work'],
  noise: ['items', 'items not tied to work, half an unanswered question'],
  knowledge: ['items', 'knowledge stock at the end of the week'],
  alignment: ['0-1', 'alignment with work'],
  stance: ['-1..1', 'mean stance of line managers'],
  expectedValue: ['0-1', 'sum over aware employees of expected value'],
  belonging: ['0-1', 'sum over aware employees of belonging'],
  experiencedValue: ['0-1', 'sum over visitors of the outcome of the visit'],
  cmPosts: ['posts', 'posts of the team, filled or not'],
  cmVacant: ['posts', 'posts without a holder'],
  cmPresent: ['people', 'CMs at work this week'],
  covered: ['weeks', '1 when at least one CM is at work'],
  cmHours: ['hours', 'paid hours of the CMs at work'],
  overheadHours: ['hours', 'hours of overhead and coordination'],
  strategyHours: ['hours', 'effective hours of strategy'],
  load: ['share', 'demand and standing work over hours'],
  burnOut: ['0-1', 'sum over filled posts of burn-out'],
  volunteerHours: ['hours', 'hours given by core members'],
  managerHours: ['hours', 'hours given by line managers'],
  demandHours: ['hours', 'hours that welcomes, questions and curation would take'],
  actAnswers: ['acts', 'answers and troubleshooting by CMs'],
  actWelcomes: ['acts', 'welcomes'],
  actCurated: ['acts', 'curated items'],
  actContent: ['acts', 'content items and event slots'],
  actConnections: ['acts', 'recognitions and introductions'],
  actCoaching: ['acts', 'coaching contacts with members and managers'],
  actStrategy: ['acts', 'strategy acts: plans, analysis, budget'],
  hoursSaved: ['hours', 'hours of work saved by answers, self-service and browsing'],
  memberHours: ['hours', 'time of members on visits and answers'],
  value: ['$', 'hours saved at the loaded wage'],
  memberCost: ['$', 'share of member time that displaces work, at the loaded wage'],
  cmCost: ['$', 'cost of filled CM posts'],
  licenceCost: ['$', 'licence of the platform'],
  managerCost: ['$', 'hours given by line managers, at 1.5 times $75'],
  spaces: ['spaces', 'spaces counted: 1, or all of the organisation'],
  livingSpaces: ['spaces', 'of those, the ones with a contribution in the last 4 weeks'],
} as const satisfies Record<string, readonly [unit: string, says: string]>

/** Identifier of a weekly column: one of `columnIds`. */
export type ColumnId = keyof typeof columns
/** All columns in the order of a row of `History.values`. */
export const columnIds = Object.keys(columns) as readonly ColumnId[]

/** Totals of a run that no sum over weeks can give, by id: unit and meaning of each. */
export const totals = {
  contributorsEver: ['people', 'employees in post at the end with at least one contribution'],
  contributedOnce: ['people', 'of those, with exactly one'],
  contributions: ['contributions', 'contributions of those'],
  gini: ['0-1', 'Gini coefficient of contributions among those'],
  top1: ['share', 'share of contributions made by the top 1 % of those'],
  top10: ['share', 'share of contributions made by the top 10 % of those'],
  newContributors: ['people', 'people whose first contribution falls in weeks 13 to W-66'],
  seenAgain1: ['people', 'of those, any contribution 1 to 64 weeks later'],
  seenAgain4: ['people', 'of those, any contribution 4 to 64 weeks later'],
  seenAgain12: ['people', 'of those, any contribution 12 to 64 weeks later'],
  readers26: ['people', 'employees who visited in the last 26 weeks of the run'],
  actors26: ['people', 'employees who contributed in the last 26 weeks of the run'],
} as const satisfies Record<string, readonly [unit: string, says: string]>

/** Identifier of a total of the run: one of `totalIds`. */
export type TotalId = keyof typeof totals
/** All totals in the order of `History.totals`. */
export const totalIds = Object.keys(totals) as readonly TotalId[]
