import { uniform } from '../draw.ts'
import { contribute } from '../record.ts'
import { keyNow, type World } from '../world.ts'

const weekHours = 168

/** Questions of the week by ascending answer draw, easy ones first: positions in `askers`. */
function easyFirst({ scratch }: World): Float64Array {
  // draw * 2^32 is a whole number below 2^32; times 2^21 plus a position below 2^21 stays exact
  const order = scratch.order.subarray(0, scratch.questions)
  for (let q = 0; q < order.length; q++) order[q] = scratch.askerDraw[q]! * 4294967296 * 2097152 + q
  // oxlint-disable-next-line unicorn/no-array-sort -- in place, so that a week allocates nothing
  return order.sort()
}

/** What an answered question leaves: outcome, a useful item, knowledge, belonging of the asker, hours saved. */
function settle(world: World, i: number, outcome: number): void {
  const { scratch, pool, poolOf, member, assumptions, network, now, tally } = world
  const p = poolOf[i]!
  scratch.outcome[i] = outcome
  pool.signal[p]!++
  pool.knowledge[p]!++
  member.belonging[i]! += assumptions.dB * (1 - member.belonging[i]!)
  const saved = assumptions.Tans * now.tied
  tally.hoursSaved += saved
  scratch.groupSaved[network.group[i]!]! += saved
}

/** Odds that a question of row i is answered by another member within the week. */
function odds(
  { scratch, pool, poolOf, person, member, assumptions, now, inGroups }: World,
  i: number,
): number {
  const { w0, kap, rRoute } = assumptions
  const p = poolOf[i]!
  const own = person.expertise[i]! * (w0 + (1 - w0) * member.belonging[i]!)
  const experts = Math.max(0, pool.experts[p]! - own)
  const crowd = 1 + (pool.questions[p]! - 1) / (experts + 0.01)
  const reached = inGroups ? 1 : kap * (0.5 + Math.sqrt(scratch.activeTies[i]!))
  return (reached * experts * (1 + rRoute * now.connect)) / crowd
}

/**
 * Questions are answered by members, else by a CM (in a work group by its manager), else by nobody.
 * Answered by a peer within t weeks with probability mu*sqrt(t)/(1 + mu*sqrt(t)): one draw decides and gives the delay.
 */
export function answerQuestions(world: World): void {
  const { scratch, pool, poolOf, tally, now, assumptions, inGroups, space } = world
  const finds = keyNow(world, 'cm-answer')
  let capacity = now.cmAnswers
  let answered = 0
  const order = easyFirst(world)
  for (let q = 0; q < scratch.questions; q++) scratch.odds[q] = odds(world, scratch.askers[q]!)
  for (let rank = 0; rank < order.length; rank++) {
    const q = order[rank]! % 2097152
    const i = scratch.askers[q]!
    const u = scratch.askerDraw[q]!
    const mu = scratch.odds[q]!
    if (mu > 0 && u < mu / (1 + mu)) {
      const root = u / (mu * (1 - u))
      scratch.delays[answered++] = weekHours * root * root
      tally.answeredByPeers++
      pool.answers[poolOf[i]!]!++
      settle(world, i, 1)
      continue
    }
    const taken = inGroups ? 1 : Math.min(1, Math.max(0, capacity))
    const chance = inGroups ? 0.8 * now.groupHelp : assumptions.qCM * taken
    capacity -= taken
    if (uniform(finds.a, finds.b, i) < chance) {
      scratch.delays[answered++] = 24 * (1 + space.load)
      tally.answeredByCms++
      settle(world, i, 0.9)
      continue
    }
    tally.unanswered++
    scratch.outcome[i] = assumptions.oFail
    pool.noise[poolOf[i]!]! += 0.5
  }
  // oxlint-disable-next-line unicorn/no-array-sort -- in place, so that a week allocates nothing
  tally.medianReply = medianOf(scratch.delays.subarray(0, answered).sort())
}

/** Middle of an ascending list, 0 when it is empty. */
function medianOf(sorted: Float64Array): number {
  if (sorted.length === 0) return 0
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2
}

/** Answers of members are credited to visiting experts in proportion to willing expertise, rounded by chance. */
export function creditAnswers(world: World): void {
  const { scratch, pool, poolOf, person, member, assumptions, network, tally, members } = world
  const { w0, tVisit } = assumptions
  const credit = keyNow(world, 'credit')
  const rec = keyNow(world, 'recognition', 1)
  for (let v = 0; v < scratch.count; v++) {
    const i = scratch.visitors[v]!
    const p = poolOf[i]!
    const answers = pool.answers[p]!
    if (answers === 0 || person.expertise[i] === 0) continue
    const weight = person.expertise[i]! * (w0 + (1 - w0) * member.belonging[i]!)
    const written = Math.floor((answers * weight) / pool.experts[p]! + uniform(credit.a, credit.b, i))
    if (written === 0) continue
    contribute(world, i, written)
    if (uniform(rec.a, rec.b, i) < world.now.connect)
      member.belonging[i]! += assumptions.dB * (1 - member.belonging[i]!)
    if (i >= members) continue
    tally.memberHours += tVisit * written
    scratch.groupSpent[network.group[i]!]! += tVisit * written
  }
}
