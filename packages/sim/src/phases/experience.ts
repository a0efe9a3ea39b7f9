import { saturate } from '../arithmetic.ts'
import { keyNow, type World } from '../world.ts'

/** Outcome of browsing in a work group's space. Shape constant of the model. */
const groupBrowse = 0.6
/** A member is new, and may be welcomed, while habit is below this. Shape constant of the model. */
const newWhile = 0.2

/** Yield of browsing per unit of interest, by pool: relevant items read over reading capacity. */
function yields({ pool, pools, space, assumptions, now, scratch }: World): Float64Array {
  const found = scratch.perPool
  for (let p = 0; p < pools; p++) {
    const items = pool.signal[p]! + pool.noise[p]!
    const signal = items > 0 ? pool.signal[p]! / items : 0
    const relevant = signal + (1 - signal) * assumptions.curMax * now.curation * space.alignment
    found[p] = assumptions.kBr * 2 * relevant * Math.min(assumptions.items, items)
  }
  return found
}

/** Outcomes of browsers, time and value of the visits. */
function accountVisits(world: World): void {
  const { scratch, poolMask, pool, member, network, members, assumptions, now, tally, inGroups } = world
  const found = yields(world)
  const { visitors, outcome, groupSaved } = scratch
  const { group } = network
  const { interest } = member
  const { tVisit } = assumptions
  // what customers gain by browsing is theirs, not the organisation's
  const Tbr = world.external ? 0 : assumptions.Tbr
  let employees = 0
  let browsed = 0
  let outcomes = 0
  let all = 0
  for (let v = 0; v < scratch.count; v++) {
    const i = visitors[v]!
    const g = group[i]!
    let o = outcome[i]!
    const browsing = o === -1
    if (browsing) {
      o = inGroups ? groupBrowse : saturate(found[g & poolMask]! * interest[i]!, 1)
      outcome[i] = o
    }
    if (inGroups) pool.outcomes[g]! += o
    else all += o
    if (i >= members) continue
    employees++
    outcomes += o
    if (!browsing) continue
    browsed += o
    groupSaved[g]! += Tbr * o * now.tied
  }
  if (!inGroups) pool.outcomes[0] = all
  tally.visitors = employees
  tally.outcomes += outcomes
  tally.hoursSaved += Tbr * now.tied * browsed
  tally.memberHours += tVisit * employees
}

/** Visitors learn what a visit is worth, form habit and skill, and may be welcomed or recognised. */
function learn(world: World): void {
  const { scratch, person, member, assumptions, now, space, tally, members, rows } = world
  const welcome = keyNow(world, 'welcome')
  const recognition = keyNow(world, 'recognition')
  const { found } = scratch
  const same = {
    active: member.active,
    habit: member.habit,
    belonging: member.belonging,
    expected: member.expected,
    skill: person.skill,
    lastVisit: member.lastVisit,
    outcome: scratch.outcome,
    contributed: scratch.contributed,
    found,
    week: space.week,
    welcomeA: welcome.a,
    welcomeB: welcome.b,
    recognitionA: recognition.a,
    recognitionB: recognition.b,
    welcomed: 0.9 * now.welcomeShare,
    newWhile,
    recognised: now.connect,
    keptBelonging: 1 - assumptions.bDec,
    dB: assumptions.dB,
    alpha: assumptions.alpha,
    up: assumptions.up,
    growth: assumptions.lc * (1 + 2 * now.coach),
  }
  found.fill(0)
  world.kernels.learningRows(0, members, same)
  tally.newcomers = found[0]!
  // those who are no employees learn too, but are no newcomers
  if (rows > members) world.kernels.learningRows(members, rows, same)
}

/** The absent forget a little and hear of the reputation; employees are counted. */
function forget(world: World): void {
  const { member, person, members, rows, assumptions, pool, network, scratch, space, kernels } = world
  const { counts, expectedSum, belongingSum, coreSkillSum } = scratch
  const all = {
    awareSince: member.awareSince,
    active: member.active,
    habit: member.habit,
    belonging: member.belonging,
    expected: member.expected,
    skill: person.skill,
    lastVisit: member.lastVisit,
    lastContribution: member.lastContribution,
    group: network.group,
    reputation: pool.reputation,
    poolMask: world.poolMask,
    keptHabit: 1 - assumptions.down,
    keptBelonging: 1 - assumptions.bDec,
    rep: assumptions.rep,
    recent: Math.max(0, space.week - 3),
    counts,
    expectedSum,
    belongingSum,
    coreSkillSum,
  }
  // those who are no employees forget too, but are not in the count
  if (rows > members) kernels.forgettingRows(members, rows, all)
  counts.fill(0)
  expectedSum.fill(0)
  belongingSum.fill(0)
  coreSkillSum.fill(0)
  kernels.forgettingRows(0, members, all)
}

/** Phase 6: outcomes, learning, forgetting, reputation, and the ageing of knowledge. */
export function experience(world: World): void {
  const { pool, pools, assumptions, now } = world
  accountVisits(world)
  learn(world)
  forget(world)
  const kept = 1 - assumptions.dK * (1 - 0.6 * now.curation)
  for (let p = 0; p < pools; p++) {
    if (pool.visitors[p]! > 0) {
      pool.reputation[p] = 0.8 * pool.reputation[p]! + (0.2 * pool.outcomes[p]!) / pool.visitors[p]!
    }
    pool.knowledge[p]! *= kept
  }
}
