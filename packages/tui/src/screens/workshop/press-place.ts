import { sureness } from '@fishbowl/lab/play'
import { gameOf } from '@fishbowl/lab/workshop'
import { enterRound } from '../play/entry.ts'
import { type NumberQuestion, typedScale } from './answers.ts'
import { branchable } from './branches.ts'
import { levelBefore } from './games.ts'
import { isReveal, openQuestion, type Room, turnOf } from './room.ts'
import { type RoomStep, still } from './step.ts'

/** Digits that do something on a page where none is typed. */
export const replayKey = '9'
export const branchKey = '8'
const codeKey = '8'
const teamKey = '9'

const digitOf = (key: string): number | undefined => (/^\d$/.test(key) ? Number(key) : undefined)

/** What a digit does where the room stands; undefined where it does nothing of its own. */
export function pressPlace(room: Room, key: string): RoomStep | undefined {
  if (isReveal(room)) return pressReveal(room, key)
  const question = openQuestion(room)
  if (question === undefined) return pressQuiet(room, key)
  const digit = digitOf(key)
  if (digit === undefined) return undefined
  if (question.kind === 'number') return beginNumber(room, question, digit)
  const other = room.mode.kind === 'room' ? pressOther(room, key) : undefined
  if (other !== undefined) return other
  if (question.kind === 'round') return digit === 1 ? decide(room, turnOf(room)) : undefined
  const isOption = question.options[digit - 1] !== undefined && turnOf(room) !== undefined
  return isOption ? still({ ...room, asked: false, input: { at: 'sure', choice: digit - 1 } }) : undefined
}

/** Where nothing is asked one can go back to a round. */
const pressQuiet = (room: Room, key: string): RoomStep | undefined =>
  key === branchKey && branchable(room) ? still(asksTeam(room, 'branch')) : undefined

/** Codes, and answers of a team whose turn it is not. */
function pressOther(room: Room, key: string): RoomStep | undefined {
  if (key === codeKey) return still({ ...room, asked: false, input: { at: 'code', typed: '' } })
  return key === teamKey ? still(asksTeam(room, 'answer')) : undefined
}

/** The first digit of a number; a 0 stands for the minus where there can be one, for none where there cannot. */
function beginNumber(room: Room, question: NumberQuestion, digit: number): RoomStep | undefined {
  if (turnOf(room) === undefined) return undefined
  const typed = digit === 0 && typedScale(question).signed ? '-' : `${digit}`
  return still({ ...room, asked: false, input: { at: 'value', typed } })
}

/** The question which team. */
export const asksTeam = (room: Room, to: 'answer' | 'branch'): Room => ({
  ...room,
  asked: false,
  input: { at: 'team', to, typed: '' },
})

/** The round that is asked, for a team. */
export function decide(room: Room, team: number | undefined): RoomStep {
  if (team === undefined) return still(asksTeam(room, 'answer'))
  const game = gameOf(room.session, room.record, team, room.record.at.round)
  const entry = enterRound(game, { level: levelBefore(room, game) })
  return still({ ...room, asked: false, turn: team, input: { at: 'entry', team, entry } })
}

function pressReveal(room: Room, key: string): RoomStep | undefined {
  if (key === replayKey) return still({ ...room, page: 0, drawn: room.spoken ? 1 : 0 })
  if (key === branchKey && branchable(room)) return still(asksTeam(room, 'branch'))
  return undefined
}

/** The sureness of a digit from 1. */
export const sureOf = (digit: number | undefined): number | undefined =>
  digit === undefined ? undefined : sureness[digit - 1]
