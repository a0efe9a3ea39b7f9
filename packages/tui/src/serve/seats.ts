import { Buffer } from 'node:buffer'
import { createHash } from 'node:crypto'
import { z } from 'zod'
import type { Outside } from '../outside.ts'
import type { Network } from '../outside-network.ts'
import { isJoinCode, newJoinCode } from './join-code.ts'
import type { Seat } from './types.ts'

/** People of one team; a bound on memory, and on what one who knows the code can take. */
const mostSeats = 60
const mostTeams = 12
const mostBytes = 256 * 1024

/** What is kept of a server beside the record: numbers and prints, nothing of anybody. */
const Kept = z.strictObject({
  kind: z.literal('session-seats'),
  version: z.literal(1),
  session: z.string().max(200),
  joinCode: z.string().refine(isJoinCode),
  port: z.int().min(0).max(65_535),
  /** The print of the token of a seat; its number is its place among those of its team. */
  seats: z
    .array(z.strictObject({ team: z.int().min(0).max(99), print: z.string().regex(/^[0-9a-f]{64}$/) }))
    .max(mostTeams * mostSeats),
})
type Kept = z.infer<typeof Kept>

/** The seats of a session that were taken. */
export type Seats = {
  readonly joinCode: string
  /** The port that the pages know; 0 where none was used yet. */
  readonly port: () => number
  /** Keeps the port. Throws when the disk is full or gone. */
  readonly usePort: (port: number) => void
  /** Takes the next seat of a team and gives its token; undefined when all are taken. Throws as `usePort` does, and the seat is not taken. */
  readonly take: (team: number) => { readonly seat: Seat; readonly token: string } | undefined
  /** Whose token it is. */
  readonly of: (token: string) => Seat | undefined
  readonly all: () => readonly Seat[]
}

/** What keeping seats needs of the world outside. */
type SeatsPlace = {
  readonly session: string
  readonly kept: string
  readonly isResumed: boolean
  readonly network: Pick<Network, 'random'>
  readonly outside: Pick<Outside, 'read' | 'replace'>
}

const printOf = (token: string): string => createHash('sha256').update(token).digest('hex')

/** What the file holds for this session; undefined where it holds nothing that can be used. */
function keptIn({ kept, session, outside }: SeatsPlace): Kept | undefined {
  const read = outside.read(kept, mostBytes)
  if (!read.ok) return undefined
  try {
    const { success, data } = Kept.safeParse(JSON.parse(new TextDecoder().decode(read.bytes)))
    return success && data.session === session ? data : undefined
  } catch {
    return undefined
  }
}

/** Opens the seats: those that were kept when a session goes on, none and a new join code otherwise. */
export function openSeats(place: SeatsPlace): Seats {
  const { session, kept, isResumed, network, outside } = place
  let now: Kept = (isResumed ? keptIn(place) : undefined) ?? {
    kind: 'session-seats',
    version: 1,
    session,
    joinCode: newJoinCode(network),
    port: 0,
    seats: [],
  }
  const seats = new Map<string, Seat>()
  const counts = new Map<number, number>()
  const seated = (team: number, print: string): Seat => {
    const seat = counts.get(team) ?? 0
    counts.set(team, seat + 1)
    seats.set(print, { team, seat })
    return { team, seat }
  }
  for (const { team, print } of now.seats) seated(team, print)
  const keep = (next: Kept): void => {
    outside.replace(kept, `${JSON.stringify(next)}\n`)
    now = next
  }
  return {
    joinCode: now.joinCode,
    port: () => now.port,
    usePort: (port) => keep({ ...now, port }),
    take(team) {
      if ((counts.get(team) ?? 0) >= mostSeats) return undefined
      const token = Buffer.from(network.random(32)).toString('base64url')
      const print = printOf(token)
      keep({ ...now, seats: [...now.seats, { team, print }] })
      return { seat: seated(team, print), token }
    },
    of: (token) => seats.get(printOf(token)),
    all: () => [...seats.values()],
  }
}
