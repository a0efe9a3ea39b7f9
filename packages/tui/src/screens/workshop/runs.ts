import { debrief, scenarioOfGame } from '@fishbowl/lab/play'
import { gameOf, isAtEnd, leaderboardOf, revealing } from '@fishbowl/lab/workshop'
import { roundsToChange } from './branches.ts'
import { wantedGames } from './games.ts'
import { gameKey, type Room, stepOf } from './room.ts'
import type { RoomServices } from './services.ts'

type Held = {
  readonly room: () => Room
  readonly update: (change: (now: Room) => Room) => void
}

/** Milliseconds between two looks at how far the runs are: four a second are as many as a reader follows. */
const tick = 250

/** Makes the runs that the screens need, in the order in which they are needed, while the room reads. */
export function openRuns({ room, update }: Held, { run, pack, after }: RoomServices) {
  const asked = new Set<string>()
  let isClosed = false
  let isStarted = false
  const once = (key: string, act: () => Promise<void>): void => {
    if (asked.has(key)) return
    asked.add(key)
    act().catch((error: unknown) => {
      const message = error instanceof Error ? error.message : String(error)
      if (!isClosed) update((now) => ({ ...now, message }))
    })
  }

  const reveal = async (): Promise<void> => {
    let isDue = true
    let cancel = (): void => undefined
    try {
      for await (const { done, of, reveals } of revealing(room().session, run)) {
        if (isClosed) return
        if (!isDue && reveals.length === 0) continue
        isDue = false
        cancel = after(tick, () => {
          isDue = true
        })
        update((now) => ({
          ...now,
          reveals: {
            done,
            of,
            ready: new Map([...now.reveals.ready, ...reveals.map((one) => [one.step, one] as const)]),
          },
        }))
      }
    } catch (error) {
      const message = error instanceof Error ? error.message : String(error)
      if (!isClosed) update((now) => ({ ...now, reveals: { ...now.reveals, error: message } }))
    } finally {
      cancel()
    }
  }

  const play = (): void => {
    for (const game of wantedGames(room())) {
      const key = gameKey(game)
      once(`game ${key}`, async () => {
        const history = await run({ scenario: scenarioOfGame(game), replicate: game.replicate })
        if (!isClosed) update((now) => ({ ...now, games: new Map([...now.games, [key, history]]) }))
      })
    }
  }

  /** The end of a session: who is where, what else each team could have done, and the pack. */
  const sumUp = (): void => {
    const { session, record, mode, isOpen } = room()
    if (!isOpen || mode.kind === 'notes' || stepOf(room())?.step.kind !== 'debrief') return
    const state = JSON.stringify(record.submissions)
    if (roundsToChange(room()) > 0) {
      once(`board ${state}`, async () => {
        if (mode.kind === 'room') {
          const board = await leaderboardOf(session, record, run)
          if (isClosed) return
          update((now) => ({ ...now, board }))
        }
        for (const [team] of session.teams.entries()) {
          if (mode.kind === 'team' && mode.team !== team) continue
          const told = await debrief(gameOf(session, record, team), run, { others: 0, plans: 0, lives: 0 })
          if (isClosed) return
          update((now) => ({ ...now, plays: new Map([...now.plays, [team, told]]) }))
        }
      })
    }
    if (pack !== undefined && mode.kind === 'room' && isAtEnd(session, record)) {
      once(`pack ${state}`, async () => {
        const folder = await pack(record)
        if (!isClosed) update((now) => ({ ...now, pack: folder }))
      })
    }
  }

  return {
    tend(): void {
      if (isClosed || room().mode.kind === 'notes') return
      if (!isStarted) {
        isStarted = true
        void reveal()
      }
      play()
      sumUp()
    },
    close(): void {
      isClosed = true
    },
  }
}
