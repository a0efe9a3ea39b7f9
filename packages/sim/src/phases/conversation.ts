import { saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
import { expectedPosts, type SharingRows } from '../kernel/sharing.ts'
import { contribute } from '../record.ts'
import { keyNow, type World } from '../world.ts'
import { answerQuestions, creditAnswers } from './answers.ts'

/** Outcome of a need met by the knowledge stock. Shape constant of the model. */
const selfServedOutcome = 0.8

/** Chance that a need is asked in the space of a work group. Shape constant of the model. */
const groupAsks = 0.6

/** Who is there: visitors and willing expertise per pool; the week's items start at 0. */
function gather({ scratch, network, poolMask, pool, person, member, assumptions }: World): void {
  const { w0 } = assumptions
  const { visitors, outcome } = scratch
  const { group } = network
  const { expertise } = person
  const { belonging } = member
  const present = pool.visitors
  const { experts } = pool
  present.fill(0)
  experts.fill(0)
  pool.questions.fill(0)
  pool.signal.fill(0)
  pool.noise.fill(0)
  pool.outcomes.fill(0)
  pool.answers.fill(0)
  for (let v = 0; v < scratch.count; v++) {
    const i = visitors[v]!
    const p = group[i]! & poolMask
    outcome[i] = -1
    present[p]!++
    const e = expertise[i]!
    if (e > 0) experts[p]! += e * (w0 + (1 - w0) * belonging[i]!)
  }
}

/** Size of a pool: the audience of the community, or the people of the group. */
function poolRoot({ inGroups, audience, members, network }: World): number {
  return Math.sqrt(inGroups ? members / network.groups : audience)
}

/** What a pool knows and who hears one there, by pool. */
function hear(world: World): void {
  const { scratch, pool, pools, assumptions, inGroups } = world
  const { knowledge, visitors } = pool
  const { known, company, audience } = scratch
  const { kAud } = assumptions
  const half = assumptions.kK * poolRoot(world)
  const others = inGroups ? 7 : -1
  for (let p = 0; p < pools; p++) {
    known[p] = saturate(knowledge[p]!, half)
    company[p] = saturate(visitors[p]! - 1, kAud)
    audience[p] = saturate(visitors[p]! + others, kAud)
  }
}

/** Visitors with a need serve themselves, ask, or give up. */
function ask(world: World): void {
  const { scratch, poolMask, pool, person, member, assumptions, tally, now, network, inGroups } = world
  const { askers, askerDraw, groupSaved, found } = scratch
  const { group } = network
  const asks = keyNow(world, 'ask')
  const serves = keyNow(world, 'self-service')
  const answers = keyNow(world, 'answer')
  const served = scratch.flips
  found.fill(0)
  world.kernels.askingRows(0, world.rows, {
    active: member.active,
    need: scratch.need,
    belonging: member.belonging,
    asking: person.asking,
    group,
    poolMask,
    selfService: scratch.known,
    company: scratch.company,
    outcome: scratch.outcome,
    served,
    askers,
    found,
    servedA: serves.a,
    servedB: serves.b,
    askA: asks.a,
    askB: asks.b,
    w0: assumptions.w0,
    ask: inGroups ? -1 : assumptions.ask,
    always: groupAsks,
    selfServed: selfServedOutcome,
    failed: assumptions.oFail,
  })
  const serving = found[0]!
  const questions = found[1]!
  const saved = 0.5 * assumptions.Tans * now.tied
  for (let s = 0; s < serving; s++) groupSaved[group[served[s]!]!]! += saved
  for (let q = 0; q < questions; q++) {
    const i = askers[q]!
    pool.questions[group[i]! & poolMask]!++
    askerDraw[q] = uniform(answers.a, answers.b, i)
    contribute(world, i, 1)
  }
  tally.needs = found[2]!
  tally.selfServed = serving
  tally.asked = questions
  tally.givenUp = tally.needs - serving - questions
  tally.hoursSaved += saved * serving
  scratch.questions = questions
}

/** Any visitor may share unprompted: tied to work it is signal, otherwise noise. */
function share(world: World): void {
  const { scratch, network, poolMask, pool, person, member, assumptions, now, space } = world
  const { group } = network
  const { a, b } = keyNow(world, 'share')
  const tied = keyNow(world, 'tied-to-work')
  const sharers = scratch.flips
  scratch.found.fill(0)
  const rows: SharingRows = {
    active: member.active,
    awareSince: member.awareSince,
    voice: person.voice,
    belonging: member.belonging,
    group,
    poolMask,
    audience: scratch.audience,
    sharers,
    found: scratch.found,
    week: space.week,
    a,
    b,
    w0: assumptions.w0,
    rate: assumptions.voice,
    nIntro: assumptions.nIntro,
    tauN: assumptions.tauN,
    most: assumptions.mostPosts,
  }
  world.kernels.sharingRows(0, world.rows, rows)
  const count = scratch.found[0]!
  for (let s = 0; s < count; s++) {
    const i = sharers[s]!
    const p = group[i]! & poolMask
    const written = Math.ceil(expectedPosts(rows, i, member.belonging[i]!) - uniform(a, b, i))
    // who writes about work this week does so in all posts: one draw a person, as for a single post
    if (uniform(tied.a, tied.b, i) < now.tied) {
      pool.signal[p]! += written
      pool.knowledge[p]! += 0.5 * written
    } else pool.noise[p]! += written
    contribute(world, i, written)
  }
}

/** Content made by CMs: hours of animation as items. */
function publish({ pool, now }: World): void {
  const signal = now.content * now.tied
  pool.signal[0]! += signal
  pool.noise[0]! += now.content - signal
  pool.knowledge[0]! += 0.5 * signal
}

/** Phase 5: needs, questions, answers and posts of this week's visitors. */
export function conversation(world: World): void {
  const { scratch } = world
  scratch.groupSaved.fill(0)
  scratch.groupSpent.fill(0)
  gather(world)
  hear(world)
  ask(world)
  share(world)
  answerQuestions(world)
  creditAnswers(world)
  publish(world)
}
