import { createHash } from 'node:crypto'
import { say } from '@fishbowl/report/words'
import type { Outside } from '../outside.ts'
import type { Network } from '../outside-network.ts'
import type { Routes } from './app.ts'
import { Answering, Asking, Joining } from './bodies.ts'
import { isSameCode } from './join-code.ts'
import type { Limits } from './limits.ts'
import { refusal } from './replies.ts'
import type { Seats } from './seats.ts'
import type { Desk, Seat, Taken } from './types.ts'
import type { Waiting } from './waiting.ts'

/** How long a page is kept waiting for something new, milliseconds: shorter than what routers forget. */
const longestWait = 25_000
/** Answers that may wait for the disk. */
const mostUnderWay = 300

export type RouteParts = {
  readonly desk: Desk
  readonly seats: Seats
  readonly limits: Limits
  readonly waiting: Waiting
  readonly network: Pick<Network, 'same'>
  readonly outside: Pick<Outside, 'now'>
  /** Somebody took a seat or asked for news. */
  readonly onSeen: (seat: Seat) => void
}

/** A team as pages name it: by its name, or by its number where it has no other. */
const teamName = (name: string): string => (/^\d+$/.test(name) ? say('serve.team', { name }) : name)

export const keyOf = ({ team, seat }: Seat): string => `${team} ${seat}`

/** Does one thing after the other, each when the one before is done; refuses (undefined) what would wait behind too many. */
function oneByOne(): <T>(act: () => Promise<T>) => Promise<T> | undefined {
  let last: Promise<unknown> = Promise.resolve()
  let underWay = 0
  return (act) => {
    if (underWay >= mostUnderWay) return undefined
    underWay++
    const next = last.then(act).finally(() => {
      underWay--
    })
    last = next.catch(() => undefined)
    return next
  }
}

const join =
  ({ desk, seats, limits, network, onSeen }: RouteParts): Routes['join'] =>
  async (body, address) => {
    // Counted before it is looked at, so that many at once are counted too.
    if (!(await limits.attempt(address))) return refusal('many')
    const { success, data } = Joining.safeParse(body)
    if (!success || !isSameCode(data.code, seats.joinCode, network)) return refusal('code')
    await limits.giveBack(address)
    if (data.team === undefined) return Response.json({ ok: true, teams: desk.teams.map(teamName) })
    if (data.team >= desk.teams.length) return refusal('wrong')
    try {
      const taken = seats.take(data.team)
      if (taken === undefined) return refusal('full')
      onSeen(taken.seat)
      return Response.json({ ok: true, token: taken.token })
    } catch {
      return refusal('unsaved')
    }
  }

/** What a seat sees, as text with a mark that changes when the text does. */
function shownBy(desk: Desk): (seat: Seat) => { readonly mark: string; readonly text: string } {
  return (seat) => {
    const team = desk.teams[seat.team] ?? ''
    const who = say('serve.who', { team: teamName(team), seat: seat.seat + 1 })
    const seen = JSON.stringify({ who, view: desk.view(seat) })
    const mark = createHash('sha256').update(seen).digest('hex').slice(0, 16)
    return { mark, text: `{"ok":true,"mark":"${mark}",${seen.slice(1)}` }
  }
}

function state({ desk, waiting, outside, onSeen }: RouteParts): Routes['state'] {
  const shown = shownBy(desk)
  return async (seat, since, gone) => {
    const until = outside.now() + longestWait
    onSeen(seat)
    for (;;) {
      const { mark, text } = shown(seat)
      if (mark !== since) return new Response(text, { headers: { 'content-type': 'application/json' } })
      const left = until - outside.now()
      // oxlint-disable-next-line no-await-in-loop -- each turn waits for the next piece of news
      if (left <= 0 || !(await waiting.wait(keyOf(seat), left, gone))) break
    }
    onSeen(seat)
    return new Response(null, { status: 204 })
  }
}

const answered = (taken: Taken): Response =>
  taken.ok ? Response.json({ ok: true }) : refusal(taken.why, taken.says)

function answer({ desk, waiting }: RouteParts): Routes['answer'] {
  const inTurn = oneByOne()
  const turns = new Map<string, number>()
  return async (seat, body) => {
    const { success, data } = Answering.safeParse(body)
    if (!success) return refusal('wrong')
    const { turn, ...filled } = data
    const done = inTurn(async () => {
      const last = turns.get(keyOf(seat)) ?? 0
      if (turn < last) return refusal('older', undefined, { turn: last })
      const taken = await desk.take(seat, filled)
      if (taken.ok) turns.set(keyOf(seat), turn)
      return answered(taken)
    })
    if (done === undefined) return refusal('busy')
    const reply = await done
    waiting.wake()
    return reply
  }
}

const quote =
  ({ desk }: RouteParts): Routes['quote'] =>
  (seat, body) => {
    const { success, data } = Asking.safeParse(body)
    return success ? Response.json({ ...desk.quote(seat, data) }) : refusal('wrong')
  }

/** The routes of a session. */
export const routesOf = (parts: RouteParts): Routes => ({
  seatOf: parts.seats.of,
  join: join(parts),
  state: state(parts),
  answer: answer(parts),
  quote: quote(parts),
})
