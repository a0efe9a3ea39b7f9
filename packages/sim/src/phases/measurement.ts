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

/** Phase 8: the week becomes a row of the history, and what next week needs is handed on. */
export function measurement(world: World): void {
  const { space, tally, now, values, scratch, assumptions } = world
  const { counts, expectedSum, belongingSum, coreSkillSum } = scratch
  const stock = items(world)
  const money = accounts(world)
  space.everRegistered += tally.newcomers
  const row: Record<ColumnId, number> = {
    aware: counts[0]!,
    registered: counts[1]!,
    everRegistered: space.everRegistered,
    visitors: tally.visitors,
    fourWeekActive: counts[2]!,
    posters: tally.posters,
    contributors: counts[3]!,
    core: counts[4]!,
    newcomers: tally.newcomers,
    joiners: tally.joiners,
    needs: tally.needs,
    selfServed: tally.selfServed,
    asked: tally.asked,
    givenUp: tally.givenUp,
    answeredByPeers: tally.answeredByPeers,
    answeredByCms: tally.answeredByCms,
    unanswered: tally.unanswered,
    replyHours: tally.medianReply * (tally.answeredByPeers + tally.answeredByCms),
    ...stock,
    alignment: space.alignment,
    stance: world.spaces[0]!.tally.stance,
    expectedValue: sumOf(expectedSum),
    belonging: sumOf(belongingSum),
    experiencedValue: tally.outcomes,
    cmPosts: tally.posts,
    cmVacant: tally.vacant,
    cmPresent: now.present,
    covered: now.present > 0 ? 1 : 0,
    cmHours: now.hours,
    overheadHours: now.overhead,
    strategyHours: now.strategy,
    load: now.present > 0 ? space.load : 0,
    burnOut: tally.burn,
    volunteerHours: space.volunteerHours,
    managerHours: now.managerHours,
    demandHours: now.demand,
    ...activities(world),
    hoursSaved: tally.hoursSaved,
    memberHours: tally.memberHours,
    ...money,
  }
  const start = space.week * historyWidth
  for (let c = 0; c < historyWidth; c++) values[start + c] = row[columnIds[c]!]
  space.open = tally.asked - tally.answeredByPeers
  space.newcomers = tally.newcomers
  space.items = stock.signal + stock.noise
  space.volunteerHours = assumptions.volH * sumOf(coreSkillSum)
  space.quarterValue += money.value
  space.quarterCost += money.cmCost + money.licenceCost + money.managerCost
  scratch.questions = 0
}
