import { uniform } from '../draw.ts'
import { contribute } from '../record.ts'
import { middle } from '../sort.ts'
import { keyNow, type World } from '../world.ts'

const weekHours = 168

/** What an answered question leaves: outcome, a useful item, knowledge, belonging of the asker, hours saved. */
function settle(world: World, i: number, outcome: number): void {
  const { scratch, pool, poolMask, member, assumptions, network, now } = world
  const g = network.group[i]!
  const p = g & poolMask
  scratch.outcome[i] = outcome
  pool.signal[p]!++
  pool.knowledge[p]!++
  member.belonging[i]! += assumptions.dB * (1 - member.belonging[i]!)
  scratch.groupSaved[g]! += assumptions.Tans * now.tied
}

/** Odds that a question of row i is answered by another member within the week. */
function odds(world: World, i: number): number {
  const { scratch, network, poolMask, pool, person, member, assumptions, now, inGroups } = world
  const { kap, rRoute, standing, w0 } = assumptions
  const p = network.group[i]! & poolMask
  const own = person.expertise[i]! * (w0 + (1 - w0) * member.belonging[i]!)
  const experts = Math.max(0, pool.experts[p]! - own)
  const crowd = 1 + (pool.questions[p]! - 1) / (experts + 0.01)
  // whose face is known is answered: a factor of 1 - standing without habit, 1 + standing at full habit
  const known = 1 + standing * (2 * member.habit[i]! - 1)
  const reached = inGroups ? 1 : kap * (0.5 + Math.sqrt(scratch.activeTies[i]!)) * known
  return (reached * experts * (1 + rRoute * now.connect)) / crowd
}

/**
 * Questions that members answer. Answered by a peer within t weeks with probability mu*sqrt(t)/(1 + mu*sqrt(t)): one draw
 * decides and gives the delay. The questions left over are listed in `order`, packed with their draws; returns their number.
 */
function askPeers(world: World): number {
  const { scratch, pool, poolMask, network, tally } = world
  let answered = 0
  let left = 0
  for (let q = 0; q < scratch.questions; q++) {
    const i = scratch.askers[q]!
    const u = scratch.askerDraw[q]!
    const mu = odds(world, i)
    // u < mu/(1 + mu) without the division
    if (u * (1 + mu) >= mu) {
      // a draw is a whole number of 2^-32; times 2^21 and with a row below 2^21 it stays exact
      scratch.order[left++] = u * 4294967296 * 2097152 + i
      continue
    }
    const root = u / (mu * (1 - u))
    scratch.delays[answered++] = weekHours * root * root
    pool.answers[network.group[i]! & poolMask]!++
    settle(world, i, 1)
  }
  tally.answeredByPeers = answered
  return left
}

/** What members leave, easy ones first, goes to CMs while they have answers left (in a work group to its manager), else to nobody. */
function askCms(world: World, left: number): void {
  const { scratch, pool, poolMask, network, tally, now, assumptions, inGroups, space } = world
  const finds = keyNow(world, 'cm-answer')
  const order = scratch.order.subarray(0, left)
  let capacity = now.cmAnswers
  // who comes first matters only when some are taken and some are not
  if (!inGroups && capacity > 0 && capacity < left) order.sort()
  let answered = 0
  for (let rank = 0; rank < left; rank++) {
    const i = order[rank]! % 2097152
    const taken = inGroups ? 1 : Math.min(1, Math.max(0, capacity))
    const chance = inGroups ? 0.8 * now.groupHelp : assumptions.qCM * taken
    capacity -= taken
    if (uniform(finds.a, finds.b, i) < chance) {
      answered++
      settle(world, i, 0.9)
      continue
    }
    scratch.outcome[i] = assumptions.oFail
    pool.noise[network.group[i]! & poolMask]! += 0.5
  }
  const byPeers = tally.answeredByPeers
  scratch.delays.fill(24 * (1 + space.load), byPeers, byPeers + answered)
  tally.answeredByCms = answered
  tally.unanswered = left - answered
}

/** Questions are answered by members, else by a CM (in a work group by its manager), else by nobody. */
export function answerQuestions(world: World): void {
  const { scratch, tally, assumptions, now } = world
  askCms(world, askPeers(world))
  const answered = tally.answeredByPeers + tally.answeredByCms
  tally.hoursSaved += assumptions.Tans * now.tied * answered
  tally.medianReply = middle(scratch.delays, answered)
}

/** Answers of members are credited to visiting experts in proportion to willing expertise, rounded by chance. */
export function creditAnswers(world: World): void {
  const { scratch, network, poolMask, pool, person, member, assumptions, tally, members, now } = world
  if (tally.answeredByPeers === 0) return
  const { groupSpent, found } = scratch
  const { group } = network
  const { expertise } = person
  const { belonging } = member
  const { w0, tVisit, dB } = assumptions
  const { a, b } = keyNow(world, 'credit')
  const rec = keyNow(world, 'recognition', 1)
  const writers = scratch.flips
  const { answers, experts } = pool
  found.fill(0)
  world.kernels.creditingRows(0, world.rows, {
    active: member.active,
    expertise,
    belonging,
    group,
    poolMask,
    answers,
    experts,
    writers,
    found,
    a,
    b,
    w0,
  })
  const count = found[0]!
  for (let k = 0; k < count; k++) {
    const i = writers[k]!
    const g = group[i]!
    const p = g & poolMask
    const weight = expertise[i]! * (w0 + (1 - w0) * belonging[i]!)
    const written = Math.floor((answers[p]! * weight) / experts[p]! + uniform(a, b, i))
    contribute(world, i, written)
    if (uniform(rec.a, rec.b, i) < now.connect) belonging[i]! += dB * (1 - belonging[i]!)
    if (i >= members) continue
    tally.memberHours += tVisit * written
    groupSpent[g]! += tVisit * written
  }
}
