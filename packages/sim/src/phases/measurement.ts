import { type ColumnId, columnIds, historyWidth } from '@fishbowl/core'
import type { World } from '../world.ts'

/** Cost of a line manager's hour: delivery suffers by half of it again. Accounting constant of the model. */
const managerHourCost = 1.5 * 75
/** Sum of four partial sums. */
const sumOf = (parts: Float64Array): number => parts[0]! + parts[1]! + (parts[2]! + parts[3]!)

/** Sums over pools of this week's items. */
function items({ pool, pools }: World): {
  readonly signal: number
  readonly noise: number
  readonly knowledge: number
} {
  let signal = 0
  let noise = 0
  let knowledge = 0
  for (let p = 0; p < pools; p++) {
    signal += pool.signal[p]!
    noise += pool.noise[p]!
    knowledge += pool.knowledge[p]!
  }
  return { signal, noise, knowledge }
}

/** Money of the week in $. */
function accounts({ tally, now, assumptions, audience, scenario, external }: World) {
  const { wage } = assumptions
  const hourCost = scenario.switches.includes('free-managers') ? 0 : managerHourCost
  return {
    value: tally.hoursSaved * wage,
    // the time of customers costs the organisation nothing
    memberCost: external ? 0 : tally.memberHours * wage * assumptions.oppShare,
    cmCost: scenario.switches.includes('free-cms') ? 0 : tally.cmCost,
    licenceCost: assumptions.licence * audience,
    managerCost: now.managerHours * hourCost,
  }
}

/** Acts that hours hold; none where an act takes no time. */
const per = (hours: number, minutes: number): number => (minutes > 0 ? (60 * hours) / minutes : 0)

/** CM acts by kind: hours of the plan over minutes per act. */
function activities({ tally, now, assumptions: a }: World) {
  const shared = now.content / 0.4
  const present = now.present > 0 ? 1 : 0
  return {
    actAnswers: present * per(tally.actAnswers + 0.25 * shared, a.minAnswer),
    actWelcomes: present * per(tally.actWelcomes, a.minWelcome),
    actCurated: present * per(tally.actCurated, a.minCurate),
    actContent: present * per(0.4 * shared, a.minContent),
    actConnections: present * per(0.35 * shared, a.minConnect),
    actCoaching: present * per(0.25 * shared, a.minCoach),
    actStrategy: per(now.strategy, a.minStrategy),
  }
}

/** What several columns of a week are read from. */
type Facts = {
  readonly stock: ReturnType<typeof items>
  readonly money: ReturnType<typeof accounts>
  readonly acts: ReturnType<typeof activities>
}

/** How each column of the history is read off a week. */
const readers: Readonly<Record<ColumnId, (world: World, facts: Facts) => number>> = {
  aware: ({ scratch }) => scratch.counts[0]!,
  registered: ({ scratch }) => scratch.counts[1]!,
  everRegistered: ({ space }) => space.everRegistered,
  visitors: ({ tally }) => tally.visitors,
  fourWeekActive: ({ scratch }) => scratch.counts[2]!,
  posters: ({ tally }) => tally.posters,
  contributors: ({ scratch }) => scratch.counts[3]!,
  core: ({ scratch }) => scratch.counts[4]!,
  newcomers: ({ tally }) => tally.newcomers,
  joiners: ({ tally }) => tally.joiners,
  needs: ({ tally }) => tally.needs,
  selfServed: ({ tally }) => tally.selfServed,
  asked: ({ tally }) => tally.asked,
  givenUp: ({ tally }) => tally.givenUp,
  answeredByPeers: ({ tally }) => tally.answeredByPeers,
  answeredByCms: ({ tally }) => tally.answeredByCms,
  unanswered: ({ tally }) => tally.unanswered,
  replyHours: ({ tally }) => tally.medianReply * (tally.answeredByPeers + tally.answeredByCms),
  signal: (_, { stock }) => stock.signal,
  noise: (_, { stock }) => stock.noise,
  knowledge: (_, { stock }) => stock.knowledge,
  alignment: ({ space }) => space.alignment,
  stance: ({ spaces }) => spaces[0]!.tally.stance,
  expectedValue: ({ scratch }) => sumOf(scratch.expectedSum),
  belonging: ({ scratch }) => sumOf(scratch.belongingSum),
  experiencedValue: ({ tally }) => tally.outcomes,
  cmPosts: ({ tally }) => tally.posts,
  cmVacant: ({ tally }) => tally.vacant,
  cmPresent: ({ now }) => now.present,
  covered: ({ now }) => (now.present > 0 ? 1 : 0),
  cmHours: ({ now }) => now.hours,
  overheadHours: ({ now }) => now.overhead,
  strategyHours: ({ now }) => now.strategy,
  load: ({ space, now }) => (now.present > 0 ? space.load : 0),
  burnOut: ({ tally }) => tally.burn,
  volunteerHours: ({ space }) => space.volunteerHours,
  managerHours: ({ now }) => now.managerHours,
  demandHours: ({ now }) => now.demand,
  actAnswers: (_, { acts }) => acts.actAnswers,
  actWelcomes: (_, { acts }) => acts.actWelcomes,
  actCurated: (_, { acts }) => acts.actCurated,
  actContent: (_, { acts }) => acts.actContent,
  actConnections: (_, { acts }) => acts.actConnections,
  actCoaching: (_, { acts }) => acts.actCoaching,
  actStrategy: (_, { acts }) => acts.actStrategy,
  hoursSaved: ({ tally }) => tally.hoursSaved,
  memberHours: ({ tally }) => tally.memberHours,
  value: (_, { money }) => money.value,
  memberCost: (_, { money }) => money.memberCost,
  cmCost: (_, { money }) => money.cmCost,
  licenceCost: (_, { money }) => money.licenceCost,
  managerCost: (_, { money }) => money.managerCost,
  spaces: () => 1,
  livingSpaces: ({ scratch }) => (scratch.counts[3]! > 0 ? 1 : 0),
}
const inOrder = columnIds.map((id) => readers[id])

/** Phase 8: the week becomes a row of the history, and what next week needs is handed on. */
export function measurement(world: World): void {
  const { space, tally, values, scratch, assumptions } = world
  space.everRegistered += tally.newcomers
  const stock = items(world)
  const money = accounts(world)
  const facts = { stock, money, acts: activities(world) }
  const start = space.week * historyWidth
  for (let c = 0; c < historyWidth; c++) values[start + c] = inOrder[c]!(world, facts)
  space.open = tally.asked - tally.answeredByPeers
  space.newcomers = tally.newcomers
  space.items = stock.signal + stock.noise
  space.volunteerHours = assumptions.volH * sumOf(scratch.coreSkillSum)
  space.quarterValue += money.value
  space.quarterCost += money.cmCost + money.licenceCost + money.managerCost
  scratch.questions = 0
}
