import { stepsOf } from '@fishbowl/lab/workshop'
import { cellWidth } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Brush, Piece } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import { entryHint } from '../play/entry-words.ts'
import { branchable } from './branches.ts'
import { clockWords } from './clock.ts'
import { isReveal, openQuestion, type Room, stepOf, teamName, told, turnOf } from './room.ts'
import { stepTitle } from './words.ts'

/** The header: the session and its step at the left, the time box at the right. */
export function headerLine(room: Room, columns: number, brush: Brush): string {
  const clock = clockWords(room)
  const here = room.isOpen ? stepOf(room) : undefined
  const { symbols, chrome } = brush
  const right = clock === undefined ? '' : symbols.text(clock.text)
  const own = room.mode.kind === 'team' ? [teamName(room, room.mode.team)] : []
  const place =
    here === undefined
      ? []
      : [
          say('workshop.screen.step', { step: room.record.at.step + 1, steps: stepsOf(room.session).length }),
          stepTitle(room, here),
        ]
  const name = room.isOpen ? told(room, room.session.file.title) : say('workshop.screen.name')
  const parts = [...own, name, ...place].map(symbols.text)
  const room1 = columns - cellWidth(right) - 3
  // The title of the session is known by then: the step is what changes.
  const wordsOf = (some: readonly string[]): string => ` ${some.join(` ${chrome.crumb} `)}`
  const shorter = [parts, [...own.map(symbols.text), ...place.map(symbols.text)], place.slice(0, 1)]
  const left = shorter.map(wordsOf).find((words) => cellWidth(words) <= room1) ?? wordsOf(parts)
  const space = ' '.repeat(Math.max(1, columns - cellWidth(left) - cellWidth(right) - 1))
  const pieces: readonly Piece[] = [
    [left, 'muted'],
    [right === '' ? '' : space],
    [right, clock?.isOver === true ? 'bold' : 'muted'],
  ]
  return brush.line(pieces, columns)
}

/** Lines that a message takes at most: what it is about should stay. */
const mostMessageLines = 3

/** The lines above the footer: what the last key came to. */
export function statusLines({ message }: Room, columns: number, brush: Brush): readonly string[] {
  const lines = wrapped(brush.symbols.text(message), columns - 2).slice(0, mostMessageLines)
  return lines.length === 0 ? [''] : lines.map((line) => brush.line([[` ${line}`, 'bold']], columns))
}

/** What the keys do where the room stands, in the order of importance. */
export function hintsOf(room: Room): readonly string[] {
  const { input, mode, over } = room
  if (over === 'help') return [say('workshop.screen.hint.any')]
  if (over === 'leave') return [say('workshop.screen.hint.leave')]
  if (!room.isOpen) return [say('workshop.screen.hint.start'), say('workshop.screen.hint.help')]
  const place = input.at === 'rest' ? placeHints(room) : inputHints(room)
  const general =
    input.at === 'rest' ? [say('workshop.screen.hint.more'), say('workshop.screen.hint.help')] : []
  return mode.kind === 'notes' ? [say('workshop.screen.hint.notes')] : [...place, ...general]
}

function placeHints(room: Room): readonly string[] {
  if (isReveal(room)) {
    const branch = branchable(room) ? [say('workshop.screen.hint.branch')] : []
    const key = room.page === 0 && room.drawn < 1 ? 'workshop.screen.hint.skip' : 'workshop.screen.hint.next'
    return [say(key), say('workshop.screen.hint.replay'), ...branch, say('workshop.screen.hint.back')]
  }
  const question = openQuestion(room)
  const isOwn = room.mode.kind === 'team'
  if (question === undefined) {
    const branch = branchable(room) ? [say('workshop.screen.hint.branch')] : []
    return [say('workshop.screen.hint.next'), ...branch, say('workshop.screen.hint.back')]
  }
  const others = isOwn ? [] : [say('workshop.screen.hint.code'), say('workshop.screen.hint.team')]
  const reveal = say('workshop.screen.hint.reveal')
  if (question.kind === 'number') return [say('workshop.screen.hint.number'), reveal]
  if (question.kind === 'round') return [say('workshop.screen.hint.decide'), reveal, ...others]
  const most = question.options.length
  const choose = turnOf(room) === undefined ? [] : [say('workshop.screen.hint.choose', { most })]
  return [...choose, reveal, ...others]
}

function inputHints({ input }: Room): readonly string[] {
  switch (input.at) {
    case 'rest':
      return []
    case 'sure':
      return [say('workshop.screen.hint.sure')]
    case 'value':
    case 'within':
    case 'code':
      return [say('workshop.screen.hint.typing')]
    case 'menu':
    case 'team':
    case 'quarter':
      return [say('workshop.screen.hint.pick')]
    case 'entry':
      return [entryHint(input.entry)]
    case 'branch':
      return [say('workshop.screen.hint.branchSeen')]
  }
}

/** The footer: whole hints as far as there is room, and the digest of the session, which is the same on every laptop. */
export function footerLine(room: Room, columns: number, brush: Brush): string {
  const { symbols } = brush
  const digest = symbols.text(room.session.digest)
  const hints = hintsOf(room).map(symbols.text)
  const isDigest = columns >= 80
  const most = columns - 2 - (isDigest ? cellWidth(digest) + 2 : 0)
  let used = 0
  const shown = hints.filter((hint, i) => {
    const width = cellWidth(hint) + (i === 0 ? 0 : 3)
    if (used + width > most) return false
    used += width
    return true
  })
  const left = ` ${shown.join(symbols.text(' · '))}`
  const space = ' '.repeat(Math.max(1, columns - cellWidth(left) - cellWidth(digest) - 1))
  return brush.line(
    [
      [left, 'muted'],
      [isDigest ? space + digest : '', 'muted'],
    ],
    columns,
  )
}
