import type { Round } from '@fishbowl/lab/play'
import { tidied } from '@fishbowl/lab/workshop'
import { pressEntry } from '../play/entry.ts'
import { answer, mostDigits, type NumberQuestion, takeCode, typedScale, valueOf } from './answers.ts'
import { branched, roundsToChange } from './branches.ts'
import { type MenuItem, menuOf } from './menu.ts'
import { back, isBack, on } from './move.ts'
import { picked } from './pick.ts'
import { asksTeam, branchKey, decide, replayKey, sureOf } from './press-place.ts'
import { type Input, openQuestion, type Room } from './room.ts'
import { type RoomStep, still } from './step.ts'

type At<K extends Input['at']> = Extract<Input, { at: K }>

const rest = (room: Room): RoomStep => still({ ...room, input: { at: 'rest' } })
const typing = (room: Room, input: Input): RoomStep => still({ ...room, input })
const digitOf = (key: string): number | undefined => (/^\d$/.test(key) ? Number(key) : undefined)
const isErase = (key: string): boolean => key === 'backspace' || key === 'delete' || key === 'left'

const pressed: { readonly [K in Input['at']]: (room: Room, input: At<K>, key: string) => RoomStep } = {
  rest: still,
  sure: pressSure,
  value: pressNumber,
  within: pressNumber,
  menu: (room, _, key) => pressMenu(room, key),
  code: pressCode,
  team: pressPick,
  quarter: pressPick,
  entry: pressRound,
  branch: pressBranch,
}

/** What a key does while something is typed or chosen. */
export function pressInput(room: Room, key: string): RoomStep {
  const { input } = room
  if (key === 'escape' && input.at !== 'entry') return rest(room)
  return pressed[input.at](room, input as never, key)
}

function pressSure(room: Room, { choice }: At<'sure'>, key: string): RoomStep {
  if (isBack(key)) return rest(room)
  const sure = sureOf(digitOf(key))
  return sure === undefined ? still(room) : answer(room, { kind: 'choice', choice, sure })
}

function pressNumber(room: Room, input: At<'value' | 'within'>, key: string): RoomStep {
  const question = openQuestion(room)
  if (question?.kind !== 'number') return rest(room)
  if (isErase(key)) return erased(room, input)
  if (key === 'enter' || key === 'space') return numberTaken(room, input, question)
  return digitOf(key) === undefined ? still(room) : digitTyped(room, input, key, question)
}

function digitTyped(
  room: Room,
  input: At<'value' | 'within'>,
  key: string,
  question: NumberQuestion,
): RoomStep {
  const { typed, at } = input
  const isMinus = typed === '' && key === '0' && at === 'value' && typedScale(question).signed
  const longer = isMinus ? '-' : typed === '0' ? key : typed + key
  return longer.replace('-', '').length > mostDigits ? still(room) : typing(room, { ...input, typed: longer })
}

function erased(room: Room, input: At<'value' | 'within'>): RoomStep {
  if (input.typed !== '') return typing(room, { ...input, typed: input.typed.slice(0, -1) })
  return input.at === 'value' ? rest(room) : typing(room, { at: 'value', typed: '' })
}

function numberTaken(room: Room, input: At<'value' | 'within'>, question: NumberQuestion): RoomStep {
  const value = valueOf(input.typed, question)
  if (value === undefined) return still(room)
  if (input.at === 'value') return typing(room, { at: 'within', value, typed: '' })
  return answer(room, { kind: 'number', value: input.value, within: value })
}

function pressCode(room: Room, input: At<'code'>, key: string): RoomStep {
  if (isErase(key))
    return input.typed === '' ? rest(room) : typing(room, { ...input, typed: input.typed.slice(0, -1) })
  if (key === 'enter') return input.typed === '' ? rest(room) : takeCode(room, input.typed)
  // Nobody types a code in one breath: spaces between its groups do not count.
  return digitOf(key) === undefined || input.typed.length >= 400
    ? still(room)
    : typing(room, { ...input, typed: input.typed + key })
}

const chosen: { readonly [K in MenuItem]: (room: Room) => RoomStep } = {
  next: on,
  back,
  replay: (room) => still({ ...room, page: 0, drawn: room.spoken ? 1 : 0 }),
  code: (room) => typing(room, { at: 'code', typed: '' }),
  team: (room) => still(asksTeam(room, 'answer')),
  branch: (room) => still(asksTeam(room, 'branch')),
  leave: (room) => still({ ...room, over: 'leave' }),
}

function pressMenu(room: Room, key: string): RoomStep {
  if (isBack(key) || key === 'enter') return rest(room)
  const closed: Room = { ...room, input: { at: 'rest' } }
  const digit = digitOf(key)
  const item = digit === undefined ? undefined : menuOf(closed)[digit - 1]
  return item === undefined ? still(room) : chosen[item](closed)
}

function pressPick(room: Room, input: At<'team' | 'quarter'>, key: string): RoomStep {
  const count = input.at === 'team' ? room.session.teams.length : roundsToChange(room)
  const pick = picked(input.typed, key, count)
  if (pick.kind === 'typed') return typing(room, { ...input, typed: pick.typed })
  if (pick.kind === 'none') return still(room)
  if (pick.kind === 'back') return input.at === 'team' ? rest(room) : still(asksTeam(room, 'branch'))
  const { place } = pick
  if (input.at === 'quarter') return branched(room, input.team, place)
  if (input.to === 'branch') return typing(room, { at: 'quarter', team: place, typed: '' })
  const turned: Room = { ...room, turn: place, input: { at: 'rest' } }
  return openQuestion(room)?.kind === 'round' ? decide(turned, place) : still(turned)
}

function pressRound(room: Room, input: At<'entry'>, key: string): RoomStep {
  const entered = pressEntry(input.entry, key === 'delete' ? 'backspace' : key)
  if (entered.kind === 'entry') return typing(room, { ...input, entry: entered.entry })
  if (entered.kind === 'back') return still({ ...room, turn: undefined, input: { at: 'rest' } })
  if (input.branch !== undefined) return branched(room, input.team, input.branch, entered.round)
  return answer(room, { kind: 'round', round: room.record.at.round, ...tidy(entered.round) })
}

/** The round with drawn points as they were typed: 35 * 0.01 is not the double that 0.35 is, and no code keeps it. */
function tidy(round: Round): Round {
  const { prediction } = round
  if (prediction?.kind !== 'points') return round
  const points = prediction.points.map(([week, value]) => [week, tidied(value)] as const)
  return { ...round, prediction: { ...prediction, points, within: tidied(prediction.within) } }
}

/** A branch beside what it branched off: on draws it to its end, then leaves it. */
function pressBranch(room: Room, { place }: At<'branch'>, key: string): RoomStep {
  if (key === replayKey) return still({ ...room, drawn: room.spoken ? 1 : 0 })
  if (key === branchKey) return still(asksTeam(room, 'branch'))
  if (key === 'space' && room.drawn < 1) return still({ ...room, drawn: 1 })
  const isOver = key === 'space' || key === 'enter' || isBack(key)
  return isOver || room.record.branches?.[place] === undefined
    ? still({ ...room, drawn: 1, input: { at: 'rest' } })
    : still(room)
}
