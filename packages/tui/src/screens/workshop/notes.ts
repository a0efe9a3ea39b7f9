import { stepsOf } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Size } from '../../terminal.ts'
import { wrapped } from '../../wrap.ts'
import { waitingNames } from './answers.ts'
import { type Block, gap, text, title } from './block.ts'
import { openQuestion, type Room, stepOf, told, waiting } from './room.ts'
import { optionWords, roundOfWords, stepTitle } from './words.ts'

/** What the facilitator alone reads, the most needed first; what has no room is on the next page. */
export function notesBlocks(room: Room, size: Size): readonly Block[] {
  const blocks = allNotes(room)
  const pages = pagesOf(blocks, size)
  const page = pages[Math.min(room.page, pages.length - 1)] ?? []
  return pages.length < 2
    ? page
    : [
        ...page,
        text(
          say('workshop.notes.page', {
            page: Math.min(room.page, pages.length - 1) + 1,
            pages: pages.length,
          }),
          'muted',
        ),
      ]
}

function allNotes(room: Room): readonly Block[] {
  const here = stepOf(room)
  const { session, record } = room
  if (here === undefined) return []
  const { guide } = here.step
  const next = stepsOf(session)[record.at.step + 1]
  const place = record.at.revealed ? 'workshop.notes.revealed' : 'workshop.notes.open'
  return [
    title(stepTitle(room, here)),
    text(say('workshop.notes.facts', { minutes: here.minutes, digest: session.digest }), 'muted'),
    ...progress(room, say(place)),
    ...(guide.say === undefined
      ? []
      : [gap, text(say('workshop.notes.say'), 'bold'), ...parts(told(room, guide.say))]),
    ...(guide.see === undefined
      ? []
      : [gap, text(say('workshop.notes.see'), 'bold'), ...parts(told(room, guide.see))]),
    ...(guide.ask.length === 0
      ? []
      : [
          gap,
          text(say('workshop.notes.ask'), 'bold'),
          ...guide.ask.map((one) => text(`- ${told(room, one)}`)),
        ]),
    ...guide.ifAsked.flatMap(({ question, answer }) => [
      gap,
      text(say('workshop.notes.ifAsked', { question: told(room, question) }), 'bold'),
      text(told(room, answer)),
    ]),
    gap,
    text(
      next === undefined
        ? say('workshop.notes.last')
        : say('workshop.notes.next', { step: told(room, next.step.title), minutes: next.minutes }),
      'muted',
    ),
  ]
}

const parts = (words: string): readonly Block[] =>
  words
    .split(/\n+/)
    .filter((part) => part.trim() !== '')
    .map((part) => text(part.trim()))

/** Who has not answered, what was said so far, what the options are. */
function progress(room: Room, place: string): readonly Block[] {
  const { record } = room
  const here = stepOf(room)
  const isRound = here?.step.kind === 'decide'
  const round = isRound ? [text(roundOfWords(room, record.at.round))] : []
  const question = openQuestion(room)
  if (question === undefined) return record.at.revealed ? [...round, text(place)] : round
  const left = waiting(room)
  const options =
    question.kind === 'choice'
      ? [text(question.options.map((option, i) => `${i + 1} ${optionWords(room, option)}`).join(', '))]
      : []
  const missing =
    left.length === 0
      ? say('workshop.notes.all')
      : say('workshop.notes.waiting', { count: left.length, names: waitingNames(room) })
  return [...round, ...options, text(missing, 'bold')]
}

const heightOf = (block: Block, columns: number): number =>
  block.kind === 'gap' ? 1 : 'text' in block ? Math.max(1, wrapped(block.text, columns).length) : 3

const isHeading = (block: Block): boolean => block.kind === 'text' && block.style === 'bold'

/** Blocks in pages that have room for them; a gap begins no page, and a heading ends none. */
function pagesOf(blocks: readonly Block[], { columns, rows }: Size): readonly (readonly Block[])[] {
  const width = Math.min(columns - 4, 84)
  const pages: Block[][] = [[]]
  let used = 0
  for (const [at, block] of blocks.entries()) {
    const height = heightOf(block, width)
    const page = pages.at(-1) ?? []
    const next = blocks[at + 1]
    const needed = isHeading(block) && next !== undefined ? height + heightOf(next, width) : height
    if (used + needed > rows - 1 && page.length > 0) {
      if (block.kind === 'gap') continue
      pages.push([block])
      used = height
    } else {
      page.push(block)
      used += height
    }
  }
  return pages
}
