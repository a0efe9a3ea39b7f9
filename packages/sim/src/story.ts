import type { Feelings, History, Life, LifeEvent, LifePerson } from '@fishbowl/core'
import { createWorld, historyOf, type Task } from './simulate.ts'
import { lookAtExperience } from './story-experience.ts'
import { type Asked, listening } from './story-kernels.ts'
import { lookAtConversation } from './story-talk.ts'
import { drawOf, type View } from './story-view.ts'
import { lookAtAttention, lookAtAwareness, lookAtMembership, lookAtVisit } from './story-visits.ts'
import { stepLooking } from './story-week.ts'
import type { PhaseName } from './week.ts'
import type { World } from './world.ts'

/** A run with the lives of some members. */
export type Story = { readonly history: History; readonly lives: readonly Life[] }

/** A life while it is written. */
type Draft = {
  readonly i: number
  readonly events: LifeEvent[]
  readonly feelings: Feelings[]
  readonly persons: LifePerson[]
  readonly views: readonly View[]
  readonly active: boolean[]
  skill: number
}

function personOf({ person, space }: World, i: number): LifePerson {
  return {
    from: space.week,
    openness: person.openness[i]!,
    voice: person.voice[i]!,
    asking: person.asking[i]!,
    expertise: person.expertise[i]!,
  }
}

function viewOf(world: World, asked: Asked, i: number, to: Pick<Draft, 'events' | 'feelings'>): View {
  return {
    world,
    asked,
    i,
    kept: {
      unaware: false,
      memberships: 0,
      belonging: 0,
      habit: 0,
      contributions: 0,
      core: false,
    },
    tell: (told) => to.events.push({ week: world.space.week, space: world.id, ...told }),
    feel: (feelings) => to.feelings.push(feelings),
  }
}

function draftOf(first: World, asked: readonly Asked[], i: number): Draft {
  const into = { events: [], feelings: [] }
  const views = first.spaces.map((world, s) => viewOf(world, asked[s]!, i, into))
  const active = views.map(() => false)
  return { i, ...into, persons: [personOf(first, i)], views, active, skill: first.person.skill[i]! }
}

/** After the dated interventions: training lifts the skill of whoever is below it. */
function lookAtTraining({ person, space }: World, { i, skill, events }: Draft): void {
  if (person.skill[i]! > skill) events.push({ week: space.week, kind: 'training', happened: true })
}

/** After the turnover: who has left, and who came. */
function lookAtTurnover(first: World, { leaverRows: leavers }: Asked, draft: Draft): void {
  const { i, events, persons, views } = draft
  const { week } = first.space
  if (leavers === undefined || first.person.generation[i] === persons.length - 1) return
  const draw = drawOf(first, 'employee-turnover', i)
  events.push({ week, kind: 'employee-turnover', happened: true, draw, chance: leavers.hazard })
  events.push({ week, kind: 'successor', happened: true })
  persons.push(personOf(first, i))
  for (const { kept } of views) kept.core = false
}

type Look = (first: World, asked: readonly Asked[], draft: Draft) => void

/** What a story looks at after each phase; a phase that is not here decides nothing about a member. */
const looks: Partial<Record<PhaseName, Look>> = {
  timeline: (first, _asked, draft) => lookAtTraining(first, draft),
  turnover: (first, asked, draft) => lookAtTurnover(first, asked[0]!, draft),
  facilitation: (_first, _asked, { views }) => views.forEach(lookAtMembership),
  awareness: (_first, _asked, { views }) => views.forEach(lookAtAwareness),
  visits: (_first, _asked, { views, active, i }) =>
    views.forEach((view, s) => {
      lookAtVisit(view)
      active[s] = view.world.member.active[i] === 1
    }),
  attention: (_first, _asked, { views, active }) =>
    views.forEach((view, s) => lookAtAttention(view, active[s]!)),
  conversation: (_first, _asked, { views }) => views.forEach(lookAtConversation),
  experience: (first, _asked, draft) => {
    draft.views.forEach(lookAtExperience)
    draft.skill = first.person.skill[draft.i]!
  },
}

function lifeOf({ network, scenario }: World, { i, events, feelings, persons }: Draft): Life {
  const group = network.group[i]!
  const grouped = group < network.groups
  return {
    member: i,
    ...(grouped && { group }),
    leads: grouped && network.group.indexOf(group) === i,
    weeks: scenario.horizon,
    persons,
    events,
    feelings,
  }
}

function checkMembers({ members }: World, chosen: readonly number[]): void {
  for (const i of chosen) {
    if (Number.isInteger(i) && i >= 0 && i < members) continue
    throw new RangeError(`there is no member ${i}: members are numbered from 0 to ${members - 1}`)
  }
}

/**
 * One replicate with the lives of some members, by their rows. It steps the same phases over the same columns as `simulate` and looks at
 * the chosen rows after each phase; draws are found again by their address. The history is that of `simulate` to the last bit.
 * @param members - rows of employees, 0 to `organisation.members` - 1
 * @returns the history, and a life for each of the rows in their order
 * @throws RangeError for a row that is no employee
 */
export function simulateStory(task: Task, members: readonly number[]): Story {
  const { first, asked } = listening(createWorld(task))
  checkMembers(first, members)
  const drafts = members.map((i) => draftOf(first, asked, i))
  while (first.space.week < first.scenario.horizon) {
    stepLooking(first, (phase) => {
      const look = looks[phase]
      if (look !== undefined) for (const draft of drafts) look(first, asked, draft)
    })
  }
  return { history: historyOf(first, task.replicate), lives: drafts.map((draft) => lifeOf(first, draft)) }
}
