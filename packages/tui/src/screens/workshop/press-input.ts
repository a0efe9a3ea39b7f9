import { pressEntry } from '../play/entry.ts'
import { answer, mostDigits, takeCode, typedScale, valueOf } from './answers.ts'
import { branched, roundsToChange } from './branches.ts'
import { menuOf } from './menu.ts'
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

/** What a key does while something is typed or chosen. */
export function pressInput(room: Room, key: string): RoomStep {
  const { input } = room
  if (key === 'escape' && input.at !== 'entry') return rest(room)
  switch (input.at) {
    case 'rest':
      return still(room)
    case 'sure': {
      if (isBack(key)) return rest(room)
      const sure = sureOf(digitOf(key))
      return sure === undefined ? still(room) : answer(room, { kind: 'choice', choice: input.choice, sure })
    }
    case 'value':
    case 'within':
      return pressNumber(room, input, key)
    case 'menu':
      return pressMenu(room, key)
    case 'code':
      return pressCode(room, input, key)
    case 'team':
    case 'quarter':
      return pressPick(room, input, key)
    case 'entry':
      return pressRound(room, input, key)
    case 'branch':
      return pressBranch(room, input, key)
  }
}

function pressNumber(room: Room, input: At<'value' | 'within'>, key: string): RoomStep {
  const question = openQuestion(room)
  if (question?.kind !== 'number') return rest(room)
  const { typed } = input
  if (isErase(key)) {
    if (typed !== '') return typing(room, { ...input, typed: typed.slice(0, -1) })
    return input.at === 'value' ? rest(room) : typing(room, { at: 'value', typed: '' })
  }
  if (key === 'enter' || key === 'space') {
    const value = valueOf(typed, question)
    if (value === undefined) return still(room)
    if (input.at === 'value') return typing(room, { at: 'within', value, typed: '' })
    return answer(room, { kind: 'number', value: input.value, within: value })
  }
  if (digitOf(key) === undefined) return still(room)
  if (typed === '' && key === '0' && input.at === 'value' && typedScale(question).signed)
    return typing(room, { ...input, typed: '-' })
  const longer = typed === '0' ? key : typed + key
  return longer.replace('-', '').length > mostDigits ? still(room) : typing(room, { ...input, typed: longer })
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

function pressMenu(room: Room, key: string): RoomStep {
  if (isBack(key) || key === 'enter') return rest(room)
  const closed: Room = { ...room, input: { at: 'rest' } }
  const digit = digitOf(key)
  const chosen = digit === undefined ? undefined : menuOf(closed)[digit - 1]
  switch (chosen) {
    case 'next':
      return on(closed)
    case 'back':
      return back(closed)
    case 'replay':
      return still({ ...closed, page: 0, drawn: room.spoken ? 1 : 0 })
    case 'code':
      return typing(closed, { at: 'code', typed: '' })
    case 'team':
      return still(asksTeam(closed, 'answer'))
    case 'branch':
      return still(asksTeam(closed, 'branch'))
    case 'leave':
      return still({ ...closed, over: 'leave' })
    case undefined:
      return still(room)
  }
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
  return answer(room, { kind: 'round', round: room.record.at.round, ...entered.round })
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
