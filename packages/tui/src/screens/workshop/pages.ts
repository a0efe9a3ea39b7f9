import { answersAt, type PredictStep, predictStepsOf, roundsOf } from '@fishbowl/lab/workshop'
import { type Room, stepOf, told } from './room.ts'

/** Pages of the place that is shown; at least one. */
export function pageCount(room: Room): number {
  const found = stepOf(room)
  if (!room.isOpen || found === undefined) return 1
  const { step } = found
  if (room.record.at.revealed) return step.kind === 'predict' ? revealPages(room, step).length : 2
  if (step.kind === 'talk') return parted(told(room, step.says)).length
  if (step.kind === 'discuss') return step.questions.length
  if (step.kind === 'debrief') return debriefPages(room).length
  return 1
}

/** Letters that stand on one page of the smallest window, with a title above them. */
const mostLetters = 500

/** A text in parts that each have room on one page, broken between sentences; every part has whole paragraphs or is one of them. */
export function parted(words: string): readonly string[] {
  const sentences = words
    .split(/\n+/)
    .flatMap((paragraph) => paragraph.trim().split(/(?<=[.!?]) (?=\S)/u))
    .filter((sentence) => sentence !== '')
  const parts: string[] = []
  for (const sentence of sentences) {
    const last = parts.at(-1)
    if (last !== undefined && last.length + sentence.length < mostLetters)
      parts[parts.length - 1] = `${last} ${sentence}`
    else parts.push(sentence)
  }
  return parts.length === 0 ? [''] : parts
}

/** A page of a reveal. */
export type RevealPage =
  | { readonly kind: 'curves' }
  /** What came, with its interval. */
  | { readonly kind: 'says' }
  | { readonly kind: 'after'; readonly text: string }
  | { readonly kind: 'scores' }

/** The pages of the reveal of a predict step: the curves, what the lesson says of them, how the predictions turned out. */
export const revealPages = (room: Room, { after }: PredictStep): readonly RevealPage[] => [
  { kind: 'curves' },
  { kind: 'says' },
  ...(after === undefined ? [] : parted(told(room, after)).map((text) => ({ kind: 'after', text }) as const)),
  ...(answersAt(room.session, room.record).length === 0 ? [] : [{ kind: 'scores' } as const]),
]

/** A page of the debrief. */
export type DebriefPage =
  | { readonly kind: 'leaderboard' }
  | { readonly kind: 'predictions' }
  | { readonly kind: 'hidden'; readonly text: string }
  | { readonly kind: 'assumptions' }
  | { readonly kind: 'team'; readonly team: number }
  | { readonly kind: 'question'; readonly text: number }
  | { readonly kind: 'pack' }

/** The pages of the debrief: what was won, what was known, what was hidden, each team's other ways, questions, where the pack is. */
export function debriefPages(room: Room): readonly DebriefPage[] {
  const { session } = room
  const { hidden } = session.file
  const step = stepOf(room)?.step
  const played = roundsOf(session) > 0
  const guessed = predictStepsOf(session).length > 0
  const questions = step?.kind === 'debrief' ? step.questions.length : 0
  const asked = Array.from({ length: questions }, (_, at) => ({ kind: 'question', text: at }) as const)
  // A team knows its own answers alone, and what is hidden is told by the facilitator.
  if (room.mode.kind === 'team')
    return [...(played ? [{ kind: 'team', team: room.mode.team } as const] : []), ...asked, { kind: 'pack' }]
  return [
    ...(played ? [{ kind: 'leaderboard' } as const] : []),
    ...(guessed || played ? [{ kind: 'predictions' } as const] : []),
    ...(hidden === undefined
      ? []
      : [
          ...parted(told(room, hidden.says)).map((text) => ({ kind: 'hidden', text }) as const),
          { kind: 'assumptions' } as const,
        ]),
    ...(played ? session.teams.map((_, team) => ({ kind: 'team', team }) as const) : []),
    ...asked,
    { kind: 'pack' },
  ]
}
