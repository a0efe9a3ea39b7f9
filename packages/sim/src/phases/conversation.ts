import { saturate } from '../arithmetic.ts'
import { uniform } from '../draw.ts'
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
  const { visitors, willing, outcome } = scratch
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
    const w = w0 + (1 - w0) * belonging[i]!
    willing[v] = w
    outcome[v] = -1
    present[p]!++
    experts[p]! += expertise[i]! * w
  }
}

/** Size of a pool: the audience of the community, or the people of the group. */
function poolRoot({ inGroups, audience, members, network }: World): number {
  return Math.sqrt(inGroups ? members / network.groups : audience)
}

/** Visitors with a need serve themselves, ask, or give up. */
function ask(world: World): void {
  const { scratch, poolMask, pool, person, assumptions, tally, now, network, inGroups } = world
  const { visitors, need, willing, outcome, askers, askerDraw, groupSaved } = scratch
  const { group } = network
  const { kAud, oFail } = assumptions
  const half = assumptions.kK * poolRoot(world)
  const served = keyNow(world, 'self-service')
  const asks = keyNow(world, 'ask')
  const answers = keyNow(world, 'answer')
  const saved = 0.5 * assumptions.Tans * now.tied
  let questions = 0
  for (let v = 0; v < scratch.count; v++) {
    const i = visitors[v]!
    if (need[i] === 0) continue
    const g = group[i]!
    const p = g & poolMask
    tally.needs++
    outcome[v] = oFail
    if (uniform(served.a, served.b, i) < saturate(pool.knowledge[p]!, half)) {
      tally.selfServed++
      outcome[v] = selfServedOutcome
      groupSaved[g]! += saved
      continue
    }
    const audience = saturate(pool.visitors[p]! - 1, kAud)
    const chance = inGroups
      ? groupAsks
      : saturate(assumptions.ask * willing[v]! * person.asking[i]! * audience, 1)
    if (uniform(asks.a, asks.b, i) >= chance) {
      tally.givenUp++
      continue
    }
    tally.asked++
    pool.questions[p]!++
    askers[questions] = v
    askerDraw[questions++] = uniform(answers.a, answers.b, i)
    contribute(world, i, 1)
  }
  tally.hoursSaved += saved * tally.selfServed
  scratch.questions = questions
}

/** Any visitor may share unprompted: tied to work it is signal, otherwise noise. */
function share(world: World): void {
  const { scratch, network, poolMask, pool, person, member, assumptions, now, space } = world
  const { visitors, willing } = scratch
  const { group } = network
  const { awareSince } = member
  const { kAud, nIntro, tauN } = assumptions
  const rate = assumptions.voice
  const company = world.inGroups ? 7 : -1
  const shares = keyNow(world, 'share')
  const tied = keyNow(world, 'tied-to-work')
  for (let v = 0; v < scratch.count; v++) {
    const i = visitors[v]!
    const p = group[i]! & poolMask
    const novelty = tauN / (tauN + (space.week - awareSince[i]!))
    const audience = saturate(pool.visitors[p]! + company, kAud)
    const chance = Math.min(0.9, rate * person.voice[i]! * willing[v]! * (1 + nIntro * novelty) * audience)
    if (uniform(shares.a, shares.b, i) >= chance) continue
    if (uniform(tied.a, tied.b, i) < now.tied) {
      pool.signal[p]!++
      pool.knowledge[p]! += 0.5
    } else pool.noise[p]!++
    contribute(world, i, 1)
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
  ask(world)
  share(world)
  answerQuestions(world)
  creditAnswers(world)
  publish(world)
}
