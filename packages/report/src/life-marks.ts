import type { LifeEvent } from '@fishbowl/core'
import { fateOf, partName, sentence, wordDecision, wordPull, wordShare } from './life-words.ts'
import { say } from './words/index.ts'
import { listed } from './words/lists.ts'

/** Unanswered questions, and turns to a core member and back, that are told one by one; later ones are counted or left out. */
const toldOften = 3

const inBrackets = (event: LifeEvent): string => {
  const words = wordDecision(event)
  return words === '' ? '' : ` (${words})`
}

const wordHours = (hours: number): string => {
  const whole = Math.round(hours)
  return whole === 0 ? say('life.withinHour') : say('life.afterHours', { hours: whole })
}

/** The ways to hear of a space with the chance of each: one draw cannot tell which of them it was. */
function wordAwareness(event: LifeEvent): string {
  const ways = Object.entries(event.parts ?? {}).filter(([, chance]) => chance > 0)
  const words = ways.map(([part, chance]) => `${partName(part)} ${wordShare(chance)}`)
  return say('life.hears', { draws: inBrackets(event), ways: words.join(', ') })
}

/** The two parts that pull most to a visit. */
function wordFirstVisit(event: LifeEvent): string {
  const most = Object.entries(event.parts ?? {})
    .filter(([, logits]) => logits > 0)
    .toSorted(([, a], [, b]) => b - a)
    .slice(0, 2)
  const words = most.map(([part, logits]) => `${partName(part)} (${wordPull(logits)})`)
  const draws = inBrackets(event)
  return words.length === 0
    ? say('life.firstVisit', { draws })
    : say('life.firstVisitPulled', { draws, pulls: listed(words) })
}

/** How a question of the week ended, in one clause with all draws; undefined when none was asked. */
function wordQuestion(
  events: readonly LifeEvent[],
): { readonly by: string; readonly says: string } | undefined {
  const answer = events.find(({ kind }) => kind === 'answer')
  if (answer === undefined) return undefined
  const ask = events.find(({ kind, happened }) => kind === 'ask' && happened)
  const asks = say('life.asks', { draws: ask === undefined ? '' : inBrackets(ask) })
  const draws = inBrackets(answer)
  if (answer.happened) {
    const late = wordHours(answer.hours ?? 0)
    return { by: 'peers', says: say('life.question.member', { asks, draws, late }) }
  }
  const found = events.find(({ kind }) => kind === 'cm-answer')
  if (found === undefined) return { by: 'nobody', says: say('life.question.nobody', { asks, draws }) }
  const helper = found.by ?? 'cm'
  const values = { asks, draws, helper, helperDraws: inBrackets(found) }
  if (!found.happened) return { by: 'nobody', says: say('life.question.nor', values) }
  return {
    by: helper,
    says: say('life.question.helped', { ...values, late: wordHours(found.hours ?? 0) }),
  }
}

/** Events that are told when they happen for the first time, some times, and each time. */
const firstTimes = ['self-service', 'share', 'credit', 'welcome', 'recognition', 'attention'] as const
const someTimes = ['core', 'core-lost'] as const
const always = ['employee-turnover', 'training', 'other-members'] as const

/** How often something has been told of a person. */
export type Memory = Map<string, number>

/** True while something has been told less than `most` times; then it counts as told once more. */
function isNews(memory: Memory, what: string, most = 1): boolean {
  const told = memory.get(what) ?? 0
  memory.set(what, told + 1)
  return told < most
}

function markQuestion(events: readonly LifeEvent[], memory: Memory): readonly string[] {
  const question = wordQuestion(events)
  if (question === undefined) return []
  const most = question.by === 'nobody' ? toldOften : 1
  return isNews(memory, `answered by ${question.by}`, most) ? [question.says] : []
}

function markEvent(event: LifeEvent, memory: Memory): readonly string[] {
  const { kind, happened, count = 0 } = event
  const isDone = kind === 'credit' ? count > 0 : happened
  if (!isDone) return []
  if (kind === 'awareness') return [wordAwareness(event)]
  if (kind === 'visit') return isNews(memory, kind) ? [wordFirstVisit(event)] : []
  const did = fateOf(kind, true)
  const draws = inBrackets(event)
  if (always.some((one) => one === kind)) return [did + draws]
  if (someTimes.some((one) => one === kind)) return isNews(memory, kind, toldOften) ? [did + draws] : []
  if (!firstTimes.some((one) => one === kind)) return []
  return isNews(memory, kind) ? [say('life.firstTime', { did, draws })] : []
}

/** The turning points of a week, as sentences; `memory` is told of them. */
export function marksOf(events: readonly LifeEvent[], memory: Memory): string {
  const marks: string[] = []
  for (const event of events) {
    if (event.kind === 'answer') marks.push(...markQuestion(events, memory))
    marks.push(...markEvent(event, memory))
    if (event.kind === 'successor') memory.clear()
  }
  return marks.map(sentence).join(' ')
}
