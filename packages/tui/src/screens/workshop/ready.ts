import { branchGame } from './branches.ts'
import { gamesAfter, historyOf, roundsShown } from './games.ts'
import { type Room, stepOf } from './room.ts'

/** True when everything that the reveal of the place shows has been run. */
export function isReady(room: Room): boolean {
  const { input, record } = room
  if (input.at === 'branch') {
    const branch = record.branches?.[input.place]
    return branch !== undefined && historyOf(room, branchGame(room, branch)) !== undefined
  }
  const step = stepOf(room)?.step
  if (step?.kind === 'predict') return room.reveals.ready.has(step.id)
  if (step?.kind !== 'decide') return true
  return gamesAfter(room, roundsShown(room)).every(({ game }) => historyOf(room, game) !== undefined)
}
