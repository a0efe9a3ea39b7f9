import type { Feelings, LifeEvent, LifeKind } from '@fishbowl/core'
import { wordDecision } from './life-words.ts'
import { formatNumber } from './number.ts'
import { say } from './words/index.ts'
import { listed } from './words/lists.ts'

/** What some weeks of a life came to in one space. */
export type LifeTally = {
  readonly visits: number
  readonly selfServed: number
  readonly byMembers: number
  readonly byFacilitation: number
  readonly unanswered: number
  readonly givenUp: number
  readonly shares: number
  readonly answers: number
  readonly welcomes: number
  readonly recognitions: number
  /** The week without a visit whose draw came closest to its chance. */
  readonly closest: LifeEvent | undefined
}

/** How far the draw of a visit that did not come about was from its chance. */
const gap = ({ draw = 1, chance = 0 }: LifeEvent): number => draw - chance

/** Draws that missed by more are no close call. */
const closeCall = 0.03

/** The closer call of two, where there are any. */
export function closerOf(one: LifeEvent | undefined, other: LifeEvent | undefined): LifeEvent | undefined {
  if (one === undefined || other === undefined) return one ?? other
  return gap(other) < gap(one) ? other : one
}

function closestOf(events: readonly LifeEvent[]): LifeEvent | undefined {
  const missed = events.filter(({ kind, happened }) => kind === 'visit' && !happened)
  return missed
    .filter((event) => gap(event) < closeCall)
    .reduce<LifeEvent | undefined>((best, event) => closerOf(best, event), undefined)
}

/** Counts the events of one space. */
export function tallyOf(events: readonly LifeEvent[]): LifeTally {
  const count = (kind: LifeKind, happened = true): number =>
    events.filter((event) => event.kind === kind && event.happened === happened).length
  const written = (kind: LifeKind): number =>
    events.reduce((sum, event) => sum + (event.kind === kind ? (event.count ?? 0) : 0), 0)
  return {
    visits: count('visit') - count('attention'),
    selfServed: count('self-service'),
    byMembers: count('answer'),
    byFacilitation: count('cm-answer'),
    unanswered: count('cm-answer', false),
    givenUp: count('ask', false),
    shares: written('share'),
    answers: written('credit'),
    welcomes: count('welcome'),
    recognitions: count('recognition'),
    closest: closestOf(events),
  }
}

/** Needs of visits and how they ended; '' without any. */
function wordNeeds({ selfServed, byMembers, byFacilitation, unanswered, givenUp }: LifeTally): string {
  const ends = { selfServed, byMembers, byFacilitation, unanswered, givenUp }
  const needs = Object.values(ends).reduce((sum, n) => sum + n, 0)
  if (needs === 0) return ''
  const words = endIds.flatMap((id) => {
    const n = ends[id]
    return n === 0 ? [] : [say(`life.end.${id}`, { n, count: n === needs ? '' : `${n} ` })]
  })
  return say('life.needs', { n: needs, ends: listed(words) })
}

const endIds = ['selfServed', 'byMembers', 'byFacilitation', 'unanswered', 'givenUp'] as const

/** What was done and got besides visits and needs. */
const wordDeeds = ({ shares, answers, welcomes, recognitions }: LifeTally): readonly string[] => [
  ...(shares > 0 ? [say('life.shares', { n: shares })] : []),
  ...(answers > 0 ? [say('life.answers', { n: answers })] : []),
  ...(welcomes > 0 ? [say('life.welcomes', { n: welcomes })] : []),
  ...(recognitions > 0 ? [say('life.recognitions', { n: recognitions })] : []),
]

/** A tally in words, as the end of a sentence: "9 visits, 2 needs (1 self-served and 1 given up), 1 share". */
export function wordTally(tally: LifeTally): string {
  const needs = wordNeeds(tally)
  const visits = say('life.visits', { n: tally.visits })
  return [visits, ...(needs === '' ? [] : [needs]), ...wordDeeds(tally)].join(', ')
}

/** The closest call of some weeks without a visit; '' where there was none. */
export const wordClosest = ({ closest }: LifeTally): string =>
  closest === undefined ? '' : say('life.closest', { week: closest.week, decision: wordDecision(closest) })

const level = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })

/** How a week leaves a member. */
export const wordFeelings = ({ habit, expected, belonging, skill }: Feelings): string =>
  say('life.feelings', {
    habit: level(habit),
    expected: level(expected),
    belonging: level(belonging),
    skill: level(skill),
  })
