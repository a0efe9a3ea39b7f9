import { branchable } from './branches.ts'
import { isReveal, openQuestion, type Room } from './room.ts'

/** What can be done besides going on, in the order of the digits. */
export type MenuItem = 'next' | 'back' | 'replay' | 'code' | 'team' | 'branch' | 'leave'

/** The menu of the place where the room stands. */
export function menuOf(room: Room): readonly MenuItem[] {
  const { mode } = room
  const asks = openQuestion(room) !== undefined && mode.kind === 'room'
  return [
    'next',
    'back',
    ...(isReveal(room) ? (['replay'] as const) : []),
    ...(asks ? (['code', 'team'] as const) : []),
    ...(branchable(room) ? (['branch'] as const) : []),
    ...(room.kiosk ? [] : (['leave'] as const)),
  ]
}
