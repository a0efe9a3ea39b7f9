import type { Feelings, Life, LifeEvent, LifePerson } from '@fishbowl/core'
import { type Memory, marksOf } from './life-marks.ts'
import { closerOf, type LifeTally, tallyOf, wordClosest, wordFeelings, wordTally } from './life-tally.ts'
import { sentence, wordShare } from './life-words.ts'
import { wordMember } from './member-name.ts'
import { formatNumber } from './number.ts'
import { say } from './words/index.ts'

/** A line of a biography: when, and what happened. */
export type LifeLine = readonly [when: string, says: string]

const quarter = 13

/** Weeks of a chapter: a quarter, or more quarters in a long run, so that a life has a dozen chapters at most. */
const chapterWeeks = (weeks: number): number => quarter * Math.ceil(weeks / (12 * quarter))

const factor = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })

const traits = ({ openness, voice, asking, expertise }: LifePerson): string =>
  say('life.traits', {
    openness: formatNumber(openness, { kind: 'plain', digits: 1, signed: true }),
    voice: factor(voice),
    asking: factor(asking),
    expertise:
      expertise === 0 ? say('life.noExpertise') : say('life.expertise', { level: wordShare(expertise) }),
  })

/** Who a life is about, in one sentence: the first person in it. */
export function introduction(life: Life): string {
  const [person] = life.persons
  return say('life.introduction', {
    member: wordMember(life),
    traits: person === undefined ? '' : traits(person),
  })
}

/** Some weeks of a life in one space. */
type Chapter = {
  readonly from: number
  readonly to: number
  readonly marks: readonly LifeLine[]
  readonly tally: LifeTally
  readonly feelings: Feelings | undefined
}

const isIn = (space: string) => (event: LifeEvent) => event.space === undefined || event.space === space

/** The turning points of some weeks; a successor is introduced. */
function marksBetween(life: Life, events: readonly LifeEvent[], memory: Memory): readonly LifeLine[] {
  const weeks = [...new Set(events.map(({ week }) => week))]
  return weeks.flatMap((week): readonly LifeLine[] => {
    const own = events.filter((event) => event.week === week)
    const text = marksOf(own, memory)
    const came = own.some(({ kind }) => kind === 'successor')
    const person = life.persons.find(({ from }) => from === week)
    const next = came && person !== undefined ? say('life.successor', { traits: traits(person) }) : ''
    const words = [text, next].filter((part) => part !== '')
    return words.length === 0 ? [] : [[say('life.week', { week }), words.join(' ')]]
  })
}

/** First and last week of every chapter: quarters, cut where a successor comes. */
function stretches({ weeks, persons }: Life): readonly (readonly [from: number, to: number])[] {
  const length = chapterWeeks(weeks)
  const starts = Array.from({ length: Math.ceil(weeks / length) }, (_, n) => n * length)
  const all = [...new Set([...starts, ...persons.map(({ from }) => from)])].toSorted((a, b) => a - b)
  return all.map((from, n) => [from, (all[n + 1] ?? weeks) - 1])
}

function chaptersOf(life: Life, space: string): readonly Chapter[] {
  const memory: Memory = new Map()
  const events = life.events.filter(isIn(space))
  const feelings = life.feelings.filter((one) => one.space === space)
  return stretches(life).map(([from, to]) => {
    const own = events.filter(({ week }) => week >= from && week <= to)
    return {
      from,
      to,
      marks: marksBetween(life, own, memory),
      tally: tallyOf(own),
      feelings: feelings.findLast(({ week }) => week === to),
    }
  })
}

/** Chapters without a visit or a turning point become one with their neighbours of the same kind. */
function merged(chapters: readonly Chapter[]): readonly Chapter[] {
  const list: Chapter[] = []
  const isQuiet = ({ marks, tally }: Chapter): boolean => marks.length === 0 && tally.visits === 0
  for (const chapter of chapters) {
    const last = list.at(-1)
    const isSame = last !== undefined && (last.feelings === undefined) === (chapter.feelings === undefined)
    if (!isSame || !isQuiet(last) || !isQuiet(chapter)) {
      list.push(chapter)
      continue
    }
    const closest = closerOf(last.tally.closest, chapter.tally.closest)
    list[list.length - 1] = { ...chapter, from: last.from, tally: { ...chapter.tally, closest } }
  }
  return list
}

function lineOf({ from, to, tally, feelings }: Chapter): LifeLine {
  const when = from === to ? say('life.week', { week: from }) : say('life.weeks', { from, to })
  const idle = feelings === undefined ? say('life.unaware') : say('life.away')
  const did = `${tally.visits === 0 ? idle : wordTally(tally)}${wordClosest(tally)}.`
  return [
    when,
    feelings === undefined ? did : `${did} ${say('life.atEnd', { feelings: wordFeelings(feelings) })}`,
  ]
}

/**
 * A life in one space, line by line: its turning points with the draws and chances that decided, and after each quarter what it came to.
 * `space` is an id; the lines are empty for a space that the member may not join.
 */
export function biography(life: Life, space: string): readonly LifeLine[] {
  if (!life.events.some((event) => event.space === space)) return []
  return merged(chaptersOf(life, space)).flatMap((chapter) => chapter.marks.concat([lineOf(chapter)]))
}

/** All of a life in one space in a sentence: what it came to, and how it ends. */
export function lifeSentence(life: Life, space: string): string {
  const tally = tallyOf(life.events.filter(isIn(space)))
  const last = life.feelings.findLast((one) => one.space === space)
  const end = last === undefined ? say('life.neverHeard') : wordFeelings(last)
  const values = { tally: wordTally(tally), end }
  const people = life.persons.length
  return sentence(people === 1 ? say('life.whole', values) : say('life.wholeOf', { ...values, people }))
}
