import type { AskingRows } from './kernel/asking.ts'
import { expectedPosts, type SharingRows } from './kernel/sharing.ts'
import { fromAbove } from './story-kernels.ts'
import { drawOf, poolOf, type View } from './story-view.ts'
import type { World } from './world.ts'

/** Outcomes by which the engine marks how a need ended. Shape constants of the conversation. */
const peersOutcome = 1
const cmOutcome = 0.9

/** Hours of a week, the scale of the delays of members' answers. */
const weekHours = 168

/** Willingness before the conversation: an answer, which comes later, moves belonging. */
const willingness = ({ world, kept }: View): number => {
  const { w0 } = world.assumptions
  return w0 + (1 - w0) * kept.belonging
}

/** Chance that a visitor asks what the knowledge stock did not answer. */
function chanceToAsk(view: View, { ask, always, asking, company }: AskingRows): number {
  const { world, i } = view
  if (ask < 0) return always
  const urge = ask * willingness(view) * asking[i]! * company[poolOf(world, i)]!
  return urge / (urge + 1)
}

/** Odds that another member answers the question of a visitor within the week. */
function oddsOfAnswer(view: View): number {
  const { world, i } = view
  const { scratch, pool, person, member, assumptions, now, inGroups } = world
  const p = poolOf(world, i)
  const known = 1 + assumptions.standing * (2 * member.habit[i]! - 1)
  const experts = Math.max(0, pool.experts[p]! - person.expertise[i]! * willingness(view))
  const crowd = 1 + (pool.questions[p]! - 1) / (experts + 0.01)
  const reached = inGroups ? 1 : assumptions.kap * (0.5 + Math.sqrt(scratch.activeTies[i]!)) * known
  return (reached * experts * (1 + assumptions.rRoute * now.connect)) / crowd
}

/** Chance that facilitation answers the question of row i: by its place among those that members left. */
function chanceOfFacilitation({ scratch, tally, now, assumptions, inGroups }: World, i: number): number {
  if (inGroups) return 0.8 * now.groupHelp
  const left = tally.answeredByCms + tally.unanswered
  const rank = scratch.order.subarray(0, left).findIndex((packed) => packed % 2097152 === i)
  return assumptions.qCM * Math.min(1, Math.max(0, now.cmAnswers - rank))
}

/** Who gives the hours of facilitation that answer questions this week. */
const facilitator = ({ inGroups, now }: World) =>
  inGroups ? 'manager' : now.present > 0 ? 'cm' : 'volunteers'

function lookAtQuestion(view: View): void {
  const { world, i, tell } = view
  const { scratch, space } = world
  const outcome = scratch.outcome[i]!
  const mu = oddsOfAnswer(view)
  const draw = drawOf(world, 'answer', i)
  const answer = { kind: 'answer', draw, chance: mu / (1 + mu) } as const
  if (outcome === peersOutcome) {
    const root = draw / (mu * (1 - draw))
    tell({ ...answer, happened: true, by: 'peers', hours: weekHours * root * root })
    return
  }
  tell({ ...answer, happened: false })
  const happened = outcome === cmOutcome
  const by = facilitator(world)
  const chance = chanceOfFacilitation(world, i)
  const found = { kind: 'cm-answer', happened, by, draw: drawOf(world, 'cm-answer', i), chance } as const
  tell(happened ? { ...found, hours: 24 * (1 + space.load) } : found)
}

/** How a need ended; true when it was asked. */
function lookAtNeed(view: View, rows: AskingRows): boolean {
  const { world, i, tell } = view
  const { scratch } = world
  const served = scratch.outcome[i] === rows.selfServed
  const chance = rows.selfService[poolOf(world, i)]!
  tell({ kind: 'self-service', happened: served, draw: drawOf(world, 'self-service', i), chance })
  if (served) return false
  const asked = scratch.askers.subarray(0, scratch.questions).includes(i)
  tell({ kind: 'ask', happened: asked, draw: drawOf(world, 'ask', i), chance: chanceToAsk(view, rows) })
  if (asked) lookAtQuestion(view)
  return asked
}

/** How many posts a visitor shared unprompted, and whether they were tied to work. */
function lookAtSharing(view: View, rows: SharingRows): number {
  const { world, i, tell } = view
  const expected = expectedPosts(rows, i, view.kept.belonging)
  const chance = Math.min(1, expected)
  const draw = drawOf(world, 'share', i)
  const happened = draw < chance
  const count = Math.ceil(expected - draw)
  tell({ kind: 'share', happened, draw, chance, ...(happened && { count }) })
  if (!happened) return 0
  const { tied } = world.now
  const work = drawOf(world, 'tied-to-work', i)
  tell({ kind: 'tied-to-work', happened: work < tied, draw: work, chance: tied })
  return count
}

/** Answers that the member wrote: `count` is what its other contributions leave of those of the week. */
function lookAtCredit({ world, i, kept, tell }: View, others: number, answered: boolean): void {
  const { person, pool, assumptions, tally, member, now } = world
  const expertise = person.expertise[i]!
  const p = poolOf(world, i)
  if (tally.answeredByPeers === 0 || expertise === 0 || pool.answers[p] === 0) return
  const { w0, dB } = assumptions
  const belonging = answered ? Math.fround(kept.belonging + dB * (1 - kept.belonging)) : kept.belonging
  const answers = (pool.answers[p]! * (expertise * (w0 + (1 - w0) * belonging))) / pool.experts[p]!
  const sure = Math.floor(answers)
  const count = member.contributions[i]! - kept.contributions - others
  const draw = fromAbove(drawOf(world, 'credit', i))
  tell({ kind: 'credit', happened: count > sure, draw, chance: answers - sure, count, sure })
  if (count === 0) return
  const seen = drawOf(world, 'recognition', i, 1)
  tell({ kind: 'recognition', k: 1, happened: seen < now.connect, draw: seen, chance: now.connect })
}

/** After the conversation: what a visitor needed, asked, got, shared and answered. */
export function lookAtConversation(view: View): void {
  const { world, i, asked: kernels } = view
  const { askingRows: asking, sharingRows: sharing } = kernels
  const { scratch, member } = world
  if (member.active[i] === 0 || asking === undefined || sharing === undefined) return
  const asked = scratch.need[i] === 1 && lookAtNeed(view, asking)
  const outcome = scratch.outcome[i]!
  const shared = lookAtSharing(view, sharing)
  lookAtCredit(view, (asked ? 1 : 0) + shared, outcome === peersOutcome || outcome === cmOutcome)
}
