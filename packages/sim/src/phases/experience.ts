import { saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
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
  const { scratch, poolOf, pool, member, network, members, assumptions, now, tally, inGroups } = world
  const found = yields(world)
  const { Tbr, tVisit } = assumptions
  for (let v = 0; v < scratch.count; v++) {
    const i = scratch.visitors[v]!
    const p = poolOf[i]!
    const g = network.group[i]!
    if (scratch.outcome[i] === -1) {
      scratch.outcome[i] = inGroups ? groupBrowse : saturate(found[p]! * member.interest[i]!, 1)
      if (i < members) {
        const saved = Tbr * scratch.outcome[i] * now.tied
        tally.hoursSaved += saved
        scratch.groupSaved[g]! += saved
      }
    }
    pool.outcomes[p]! += scratch.outcome[i]!
    if (i >= members) continue
    tally.outcomes += scratch.outcome[i]!
    tally.memberHours += tVisit
    scratch.groupSpent[g]! += tVisit
  }
}

/** Visitors learn what a visit is worth, form habit and skill, and may be welcomed or recognised. */
function learn(world: World): void {
  const { scratch, person, member, assumptions, now, space, tally, members } = world
  const { alpha, up, lc, dB } = assumptions
  const welcome = keyNow(world, 'welcome')
  const recognition = keyNow(world, 'recognition')
  const welcomed = 0.9 * now.welcomeShare
  const growth = lc * (1 + 2 * now.coach)
  for (let v = 0; v < scratch.count; v++) {
    const i = scratch.visitors[v]!
    if (member.habit[i]! < newWhile && uniform(welcome.a, welcome.b, i) < welcomed) {
      member.belonging[i]! += dB * (1 - member.belonging[i]!)
    }
    if (scratch.contributed[i]! > 0 && uniform(recognition.a, recognition.b, i) < now.connect) {
      member.belonging[i]! += dB * (1 - member.belonging[i]!)
    }
    member.expected[i]! += alpha * (scratch.outcome[i]! - member.expected[i]!)
    member.habit[i]! += up * (1 - member.habit[i]!)
    person.skill[i]! += growth * (1 - person.skill[i]!)
    if (member.lastVisit[i]! < 0 && i < members) tally.newcomers++
    member.lastVisit[i] = space.week
  }
}

/** Everybody forgets a little; the absent hear of the reputation. */
function forget({ member, rows, assumptions, pool, poolOf }: World): void {
  const { active, habit, belonging, expected, awareSince } = member
  const keptBelonging = 1 - assumptions.bDec
  const keptHabit = 1 - assumptions.down
  for (let i = 0; i < rows; i++) {
    belonging[i]! *= keptBelonging
    if (active[i] === 1) continue
    habit[i]! *= keptHabit
    if (awareSince[i]! >= 0) expected[i]! += assumptions.rep * (pool.reputation[poolOf[i]!]! - expected[i]!)
  }
}

/** Phase 6: outcomes, learning, forgetting, reputation, and the ageing of knowledge. */
export function experience(world: World): void {
  const { pool, pools, assumptions, now } = world
  accountVisits(world)
  forget(world)
  learn(world)
  const kept = 1 - assumptions.dK * (1 - 0.6 * now.curation)
  for (let p = 0; p < pools; p++) {
    if (pool.visitors[p]! > 0) {
      pool.reputation[p] = 0.8 * pool.reputation[p]! + (0.2 * pool.outcomes[p]!) / pool.visitors[p]!
    }
    pool.knowledge[p]! *= kept
  }
}
