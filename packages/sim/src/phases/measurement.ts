import { type ColumnId, columnIndex, historyWidth } from '@fishbowl/core'
import type { World } from '../world.ts'

/** Cost of a line manager's hour: delivery suffers by half of it again. Accounting constant of the model. */
const managerHourCost = 1.5 * 75
/** Belonging and skill of a core member. Shape constant of the model. */
const coreLevel = 0.4

type People = {
  aware: number
  registered: number
  fourWeek: number
  contributors: number
  core: number
  volunteerHours: number
  expected: number
  belonging: number
  posters: number
  visitors: number
}

/** Counts employees row by row; also who volunteers next week. */
function countPeople({ member, person, members, space, scratch, assumptions }: World): People {
  const { awareSince, lastVisit, lastContribution, belonging, expected, active } = member
  const recent = space.week - 3
  const p: People = {
    aware: 0,
    registered: 0,
    fourWeek: 0,
    contributors: 0,
    core: 0,
    volunteerHours: 0,
    expected: 0,
    belonging: 0,
    posters: 0,
    visitors: 0,
  }
  for (let i = 0; i < members; i++) {
    if (awareSince[i]! < 0) continue
    p.aware++
    p.expected += expected[i]!
    p.belonging += belonging[i]!
    if (lastVisit[i]! < 0) continue
    p.registered++
    if (lastVisit[i]! < recent) continue
    p.fourWeek++
    if (active[i] === 1) p.visitors++
    if (scratch.contributed[i]! > 0) p.posters++
    if (lastContribution[i]! >= recent && lastContribution[i]! >= 0) p.contributors++
    if (belonging[i]! > coreLevel && person.skill[i]! > coreLevel) {
      p.core++
      p.volunteerHours += assumptions.volH * person.skill[i]!
    }
  }
  return p
}

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
function accounts({ tally, now, assumptions, members, scenario }: World) {
  const { wage } = assumptions
  const hourCost = scenario.switches.includes('free-managers') ? 0 : managerHourCost
  return {
    value: tally.hoursSaved * wage,
    memberCost: tally.memberHours * wage * assumptions.oppShare,
    cmCost: scenario.switches.includes('free-cms') ? 0 : tally.cmCost,
    licenceCost: assumptions.licence * members,
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

/** Mean stance of line managers. */
function meanStance({ groups, network }: World): number {
  let sum = 0
  for (let g = 0; g < network.groups; g++) sum += groups.stance[g]!
  return sum / network.groups
}

/** Phase 8: the week becomes a row of the history, and what next week needs is handed on. */
export function measurement(world: World): void {
  const { space, tally, now, values, scratch } = world
  const people = countPeople(world)
  const stock = items(world)
  const money = accounts(world)
  space.everRegistered += tally.newcomers
  const row: Record<ColumnId, number> = {
    aware: people.aware,
    registered: people.registered,
    everRegistered: space.everRegistered,
    visitors: people.visitors,
    fourWeekActive: people.fourWeek,
    posters: people.posters,
    contributors: people.contributors,
    core: people.core,
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
    stance: meanStance(world),
    expectedValue: people.expected,
    belonging: people.belonging,
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
  for (const id in row) values[space.week * historyWidth + columnIndex(id as ColumnId)] = row[id as ColumnId]
  space.open = tally.asked - tally.answeredByPeers
  space.newcomers = tally.newcomers
  space.items = stock.signal + stock.noise
  space.volunteerHours = people.volunteerHours
  space.quarterValue += money.value
  space.quarterCost += money.cmCost + money.licenceCost + money.managerCost
  scratch.questions = 0
}
