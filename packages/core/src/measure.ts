import type { ColumnId, TotalId } from './column.ts'
import { columnIndex, type History, historyWidth, totalOf } from './history.ts'

/** A part of a sum over the weeks of a window: a column, the number of weeks, or employees times weeks, with a factor (1 where none is said). */
export type Term = readonly [what: ColumnId | 'weeks' | 'memberWeeks', times?: number]

/** How a number of this kind is printed. */
export type MeasureFormat = 'share' | 'number' | 'hours' | 'money' | 'ratio'

/** One thing a run is judged by: a ratio of sums over a window of weeks, or a total of the whole run. */
export type Measure = {
  readonly title: string
  /** Of what `measured` returns; a share is 0 to 1. */
  readonly unit: string
  readonly format: MeasureFormat
  readonly denominator: string
  readonly says: string
  readonly better: 'more' | 'less' | 'neither'
} & (
  | { readonly of: readonly Term[]; readonly per: readonly Term[] | 'window' }
  | { readonly total: TotalId; readonly perTotal?: TotalId | 'members' }
)

const perMember = [['memberWeeks']] as const
const perWeek = [['weeks']] as const
const asked = [['asked']] as const
const answered = [['answeredByPeers'], ['answeredByCms']] as const
const spent = [['cmCost'], ['licenceCost'], ['managerCost']] as const
const net = [['value'], ['memberCost', -1], ['cmCost', -1], ['licenceCost', -1], ['managerCost', -1]] as const

const share = { unit: 'share', format: 'share', denominator: 'eligible employees' } as const
const acts = {
  unit: 'acts',
  format: 'number',
  denominator: 'weeks',
  better: 'neither',
  per: perWeek,
} as const
const money = { unit: '$', format: 'money', denominator: 'window', per: 'window' } as const

/** Every measure by id: the single place of its unit, denominator and definition. */
// biome-ignore format: a table is read by its rows
export const measures = {
  aware: { ...share, title: 'aware', says: 'employees who know that the space exists', better: 'more', of: [['aware']], per: perMember },
  registered: { ...share, title: 'registered', says: 'present employees who have ever visited', better: 'more', of: [['registered']], per: perMember },
  weeklyActive: { ...share, title: 'weekly active', says: 'employees who visited in the week (readers and posters)', better: 'more', of: [['visitors']], per: perMember },
  fourWeekActive: { ...share, title: 'four-week active', says: 'employees who visited in the last 4 weeks', better: 'more', of: [['fourWeekActive']], per: perMember },
  activePerRegistered: { ...share, denominator: 'registered employees', title: 'weekly active of registered', says: 'weekly active over present employees who ever visited', better: 'more', of: [['visitors']], per: [['registered']] },
  posters: { ...share, title: 'posters', says: 'employees who asked, answered or shared in the week', better: 'more', of: [['posters']], per: perMember },
  postersPerActive: { ...share, denominator: 'weekly active employees', title: 'posters of weekly active', says: 'posters over visitors', better: 'more', of: [['posters']], per: [['visitors']] },
  contributors: { ...share, title: 'contributors', says: 'employees who contributed in the last 4 weeks', better: 'more', of: [['contributors']], per: perMember },
  core: { ...share, title: 'core members', says: 'belonging and skill over .4 and seen in 4 weeks', better: 'more', of: [['core']], per: perMember },
  asked: { title: 'questions asked', unit: 'questions/week', format: 'number', denominator: 'weeks', says: 'needs asked as a question', better: 'neither', of: asked, per: perWeek },
  answeredShare: { ...share, denominator: 'questions asked', title: 'answered', says: 'questions answered within the week by members or CMs', better: 'more', of: answered, per: asked },
  noReply: { ...share, denominator: 'questions asked', title: 'unanswered', says: 'questions nobody answered within the week', better: 'less', of: [['unanswered']], per: asked },
  answeredByCmShare: { ...share, denominator: 'questions answered', title: 'answered by CMs', says: 'share of the answers given in facilitation hours (CMs, volunteers, line managers)', better: 'neither', of: [['answeredByCms']], per: answered },
  selfServedShare: { ...share, denominator: 'work needs of visitors', title: 'self-served', says: 'needs met by what the space already knows', better: 'more', of: [['selfServed']], per: [['needs']] },
  medianReply: { title: 'median reply', unit: 'hours', format: 'hours', denominator: 'questions answered', says: 'median delay of the questions answered in a week; over a window the mean of the weeks by their questions', better: 'less', of: [['replyHours']], per: answered },
  cholesterolRatio: { title: 'cholesterol ratio', unit: 'ratio', format: 'ratio', denominator: 'noise items', says: 'useful items tied to work over noise', better: 'more', of: [['signal']], per: [['noise']] },
  noiseShare: { ...share, denominator: 'items', title: 'noise', says: 'noise over all items', better: 'less', of: [['noise']], per: [['signal'], ['noise']] },
  knowledge: { title: 'knowledge', unit: 'items/employee', format: 'ratio', denominator: 'eligible employees', says: 'knowledge stock at the end of the week', better: 'more', of: [['knowledge']], per: perMember },
  alignment: { title: 'alignment', unit: '0-1', format: 'ratio', denominator: 'weeks', says: 'how much activity is tied to work', better: 'more', of: [['alignment']], per: perWeek },
  stance: { title: 'managers\u2019 stance', unit: '-1..1', format: 'ratio', denominator: 'weeks', says: 'mean stance of line managers', better: 'more', of: [['stance']], per: perWeek },
  expectedValue: { title: 'expected value', unit: '0-1', format: 'ratio', denominator: 'aware employees', says: 'what aware employees expect of a visit', better: 'more', of: [['expectedValue']], per: [['aware']] },
  experiencedValue: { title: 'experienced value', unit: '0-1', format: 'ratio', denominator: 'visits', says: 'outcome of the visits of the week', better: 'more', of: [['experiencedValue']], per: [['visitors']] },
  belonging: { title: 'belonging', unit: '0-1', format: 'ratio', denominator: 'aware employees', says: 'mean belonging of aware employees', better: 'more', of: [['belonging']], per: [['aware']] },
  load: { title: 'CM load', unit: 'share of hours', format: 'share', denominator: 'covered weeks', says: 'demand and standing work over the hours at work', better: 'less', of: [['load']], per: [['covered']] },
  uncovered: { ...share, denominator: 'weeks', title: 'uncovered weeks', says: 'weeks without a CM at work', better: 'less', of: [['weeks'], ['covered', -1]], per: perWeek },
  vacancy: { ...share, denominator: 'posts', title: 'vacancy', says: 'posts without a holder', better: 'less', of: [['cmVacant']], per: [['cmPosts']] },
  burnOut: { title: 'burn-out', unit: '0-1', format: 'ratio', denominator: 'filled posts', says: 'mean burn-out of CMs', better: 'less', of: [['burnOut']], per: [['cmPosts'], ['cmVacant', -1]] },
  team: { title: 'CM posts', unit: 'posts', format: 'number', denominator: 'weeks', says: 'posts of the team, filled or not', better: 'neither', of: [['cmPosts']], per: perWeek },
  strategyHours: { title: 'strategy', unit: 'hours/week', format: 'hours', denominator: 'weeks', says: 'effective hours of planning, analysis and budgeting', better: 'more', of: [['strategyHours']], per: perWeek },
  demandHours: { title: 'facilitation demand', unit: 'hours/week', format: 'hours', denominator: 'weeks', says: 'hours that questions, newcomers and items would take', better: 'neither', of: [['demandHours']], per: perWeek },
  volunteerHours: { title: 'volunteers', unit: 'hours/week', format: 'hours', denominator: 'weeks', says: 'hours given by core members', better: 'more', of: [['volunteerHours']], per: perWeek },
  activities: { ...acts, title: 'weekly activities', says: 'activities of the CMs of all kinds', of: [['actAnswers'], ['actWelcomes'], ['actCurated'], ['actContent'], ['actConnections'], ['actCoaching'], ['actStrategy']] },
  actAnswers: { ...acts, title: 'answers by CMs', says: 'answers and troubleshooting', of: [['actAnswers']] },
  actWelcomes: { ...acts, title: 'welcomes', says: 'newcomers welcomed', of: [['actWelcomes']] },
  actCurated: { ...acts, title: 'curated items', says: 'items sorted, tagged or removed', of: [['actCurated']] },
  actContent: { ...acts, title: 'content', says: 'content items and event slots', of: [['actContent']] },
  actConnections: { ...acts, title: 'connections', says: 'recognitions and introductions', of: [['actConnections']] },
  actCoaching: { ...acts, title: 'coaching contacts', says: 'contacts with members and managers', of: [['actCoaching']] },
  actStrategy: { ...acts, title: 'strategy acts', says: 'plans, analysis, budget', of: [['actStrategy']] },
  hoursSaved: { title: 'hours saved', unit: 'hours', format: 'hours', denominator: 'window', says: 'hours of work saved', better: 'more', of: [['hoursSaved']], per: 'window' },
  memberHours: { title: 'member time', unit: 'hours', format: 'hours', denominator: 'window', says: 'time of members on visits and answers', better: 'less', of: [['memberHours']], per: 'window' },
  value: { ...money, title: 'gross value', says: 'hours saved at the loaded wage', better: 'more', of: [['value']] },
  cost: { ...money, title: 'cost', says: 'CMs, licence and line managers\u2019 hours', better: 'less', of: spent },
  cmCost: { ...money, title: 'cost of CMs', says: 'cost of filled posts', better: 'less', of: [['cmCost']] },
  managerCost: { ...money, title: 'cost of line managers', says: 'line managers\u2019 hours at 1.5 times $75', better: 'less', of: [['managerCost']] },
  memberCost: { ...money, title: 'cost of member time', says: 'member time that displaces work, at the loaded wage', better: 'less', of: [['memberCost']] },
  netValue: { ...money, title: 'net value', says: 'gross value less member time that displaces work and less cost', better: 'more', of: net },
  roi: { title: 'return', unit: 'ratio', format: 'ratio', denominator: 'cost', says: 'net value over cost', better: 'more', of: net, per: spent },
  livingSpaces: { ...share, denominator: 'spaces', title: 'living spaces', says: 'spaces with a contribution in the last 4 weeks', better: 'more', of: [['livingSpaces']], per: [['spaces']] },
  gini: { title: 'inequality', unit: '0-1', format: 'ratio', denominator: 'contributors in post at the end', says: 'Gini coefficient of contributions', better: 'less', total: 'gini' },
  top1: { ...share, denominator: 'contributions', title: 'top 1 %', says: 'contributions of the top 1 % of contributors', better: 'less', total: 'top1' },
  top10: { ...share, denominator: 'contributions', title: 'top 10 %', says: 'contributions of the top 10 % of contributors', better: 'less', total: 'top10' },
  onceOnly: { ...share, denominator: 'contributors in post at the end', title: 'contributed once', says: 'contributors with exactly one contribution', better: 'less', total: 'contributedOnce', perTotal: 'contributorsEver' },
  retention1: { ...share, denominator: 'newcomer contributors', title: 'seen again after 1 week', says: 'any contribution 1 to 64 weeks after the first', better: 'more', total: 'seenAgain1', perTotal: 'newContributors' },
  retention4: { ...share, denominator: 'newcomer contributors', title: 'seen again after 4 weeks', says: 'any contribution 4 to 64 weeks after the first', better: 'more', total: 'seenAgain4', perTotal: 'newContributors' },
  retention12: { ...share, denominator: 'newcomer contributors', title: 'seen again after 12 weeks', says: 'any contribution 12 to 64 weeks after the first', better: 'more', total: 'seenAgain12', perTotal: 'newContributors' },
  readers26: { ...share, title: 'readers in half a year', says: 'employees who visited in the last 26 weeks of the run', better: 'more', total: 'readers26', perTotal: 'members' },
  actors26: { ...share, title: 'actors in half a year', says: 'employees who contributed in the last 26 weeks of the run', better: 'more', total: 'actors26', perTotal: 'members' },
} as const satisfies Record<string, Measure>

/** Identifier of a measure: one of `measureIds`. */
export type MeasureId = keyof typeof measures
/** All measures in table order. */
export const measureIds = Object.keys(measures) as readonly MeasureId[]

/**
 * A measure by id, with its optional parts visible to the type.
 * @returns its title, unit, meaning and the sums it is made of
 */
export const measureOf = (id: MeasureId): Measure => measures[id]

/** Weeks `from` to `to`, both included, counted from 0. */
export type Weeks = { readonly from: number; readonly to: number }

function sum(terms: readonly Term[], history: History, { from, to }: Weeks): number {
  let result = 0
  for (const [what, times = 1] of terms) {
    if (what === 'weeks') result += times * (to - from + 1)
    else if (what === 'memberWeeks') result += times * (to - from + 1) * history.members
    else {
      const column = columnIndex(what)
      let part = 0
      for (let week = from; week <= to; week++) part += history.values[week * historyWidth + column] ?? 0
      result += times * part
    }
  }
  return result
}

/**
 * The value of a measure over a window: weeks are pooled (sums divided by sums), ratios are never averaged. A window of one week gives a curve.
 * @returns the value in the unit of the measure, shares as 0 to 1; NaN when the denominator is 0 (no question was asked, say) or the window lies outside the run. A window is cut to the run; a measure of the whole run ignores it
 * @example
 * import { defaultScenario, measured } from '@fishbowl/core'
 * import { simulate } from '@fishbowl/sim'
 *
 * const history = simulate({ scenario: defaultScenario, replicate: 0 })
 * const lastYear = measured(history, 'weeklyActive', { from: 104, to: 155 })
 * const curve = Array.from({ length: 156 }, (_, week) => measured(history, 'weeklyActive', { from: week, to: week }))
 * console.log(lastYear >= 0 && lastYear <= 1, curve.length) // true 156
 */
export function measured(history: History, id: MeasureId, window: Weeks): number {
  const measure = measureOf(id)
  if ('total' in measure) {
    const value = totalOf(history, measure.total)
    if (measure.perTotal === 'members') return value / history.members
    if (measure.perTotal === undefined) return totalOf(history, 'contributorsEver') > 0 ? value : Number.NaN
    const base = totalOf(history, measure.perTotal)
    return base === 0 ? Number.NaN : value / base
  }
  const clipped = { from: Math.max(0, window.from), to: Math.min(history.weeks - 1, window.to) }
  if (clipped.from > clipped.to) return Number.NaN
  const top = sum(measure.of, history, clipped)
  if (measure.per === 'window') return top
  const bottom = sum(measure.per, history, clipped)
  return bottom === 0 ? Number.NaN : top / bottom
}

/**
 * Whether a measure has a value in every week, so that it can be drawn as a curve.
 * @returns false for measures of the whole run, such as `gini`
 */
export const hasCurve = (id: MeasureId): boolean => 'of' in measures[id]
