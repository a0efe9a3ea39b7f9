import type { Life, LifeEvent, LifeKind } from '@fishbowl/core'
import { type Story, simulateStory, type Task } from '@fishbowl/sim'
import { assume, type FileParts, post, small } from './worlds.ts'

/** Members of these worlds, all of them. */
export const everyone: readonly number[] = Array.from({ length: 150 }, (_, i) => i)
const organisation = { members: everyone.length }

/** Worlds in which, between them, everything happens that can befall a member. */
export const lively = {
  'a community with a CM': {
    organisation: { ...organisation, turnover: 0.6 },
    policies: { alignment: 'integrated', staffing: { team: [post('professional')] }, training: 0.4 },
    interventions: [
      { week: 20, training: 0.9 },
      { week: 30, membership: 'assigned', mandate: true },
    ],
    assumptions: assume({ kAud: 10, dB: 0.16, lc: 0.04 }),
    horizon: 60,
  },
  'volunteers and outside experts': {
    organisation,
    community: { outsideExperts: 10 },
    policies: { alignment: 'integrated', training: 1 },
    assumptions: assume({ kAud: 10, volH: 0.3, kap: 0.2, dB: 0.16 }),
  },
  'spaces of work groups': {
    organisation,
    community: { purpose: 'work-groups' },
    policies: { managers: { groupHours: 1, stance: 0.4 }, staffing: { team: [post('professional')] } },
  },
  'more spaces than anyone has attention for': {
    organisation,
    policies: { alignment: 'integrated', mandate: true, staffing: { team: [post('professional', 2)] } },
    assumptions: assume({ kAud: 10 }),
    spaces: Object.fromEntries(
      ['b', 'c', 'd', 'e'].map((id, k) => [
        id,
        { community: { audience: { share: k === 0 ? 0.5 : 1 } }, policies: { mandate: true } },
      ]),
    ),
  },
} as const satisfies Readonly<Record<string, FileParts>>
export type LivelyName = keyof typeof lively

/** A task of one of them. */
export const livelyTask = (name: LivelyName): Task => ({ scenario: small(lively[name]), replicate: 1 })

const stories = new Map<LivelyName, Story>()

/** The lives of all members of one of them; simulated once. */
export function livelyStory(name: LivelyName): Story {
  const story = stories.get(name) ?? simulateStory(livelyTask(name), everyone)
  stories.set(name, story)
  return story
}

/** An event and whose it is. */
export type Told = LifeEvent & { readonly member: number }

/** The events of all lives. */
export const eventsOf = (lives: readonly Life[]): readonly Told[] =>
  lives.flatMap(({ member, events }) => events.map((event) => Object.assign({ member }, event)))

/** Events of a kind that happened. */
export const happened = (events: readonly LifeEvent[], kind: LifeKind): readonly LifeEvent[] =>
  events.filter((event) => event.kind === kind && event.happened)

/** True for what the engine counts as a contribution. */
export const isContribution = ({ kind, happened: did, count = 0 }: LifeEvent): boolean =>
  kind === 'credit' ? count > 0 : did && (kind === 'ask' || kind === 'share')
