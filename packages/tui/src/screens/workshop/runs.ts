import { debrief, scenarioOfGame } from '@fishbowl/lab/play'
import { gameOf, isAtEnd, leaderboardOf, revealing, roundsOf, roundsRevealed } from '@fishbowl/lab/workshop'
import { roundsToChange } from './branches.ts'
import { wantedGames } from './games.ts'
import { gameKey, type Room, stepOf } from './room.ts'
import type { RoomServices } from './services.ts'

type Held = {
  readonly room: () => Room
  readonly update: (change: (now: Room) => Room) => void
}

const nothing = (): void => undefined

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
    let cancel = nothing
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
    const isDebrief = stepOf(room())?.step.kind === 'debrief'
    const isPlayed = roundsRevealed(session, record) === roundsOf(session)
    if (!isOpen || mode.kind === 'notes' || !(isDebrief || isPlayed)) return
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
          // One team after the other: the room reads the first while the second is made.
          // oxlint-disable-next-line no-await-in-loop -- see above
          const told = await debrief(gameOf(session, record, team), run, { others: 0, plans: 0, lives: 0 })
          if (isClosed) return
          update((now) => ({ ...now, plays: new Map([...now.plays, [team, told]]) }))
        }
      })
    }
    const isSummed = roundsToChange(room()) === 0 || room().plays.size === session.teams.length
    if (pack !== undefined && mode.kind === 'room' && isAtEnd(session, record) && isSummed) {
      once(`pack ${state}`, async () => {
        update((now) => ({ ...now, isPacking: true }))
        try {
          const folder = await pack(record)
          if (!isClosed) update((now) => ({ ...now, pack: folder }))
        } finally {
          if (!isClosed) update((now) => ({ ...now, isPacking: false }))
        }
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
