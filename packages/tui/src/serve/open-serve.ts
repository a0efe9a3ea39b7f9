import { quote } from '@fishbowl/core'
import { Failure } from '../cli/failure.ts'
import type { NetworkLimits } from '../outside-network.ts'
import { appOf } from './app.ts'
import { inGroups } from './join-code.ts'
import { openLimits } from './limits.ts'
import { isLoopback, linksOf } from './listen.ts'
import { pageOf } from './page.ts'
import { keyOf, routesOf } from './routes.ts'
import { openSeats } from './seats.ts'
import type { Listen, Seat, ServeOptions, Serving } from './types.ts'
import { openWaiting } from './waiting.ts'

/** A page asks for news every 25 seconds; one that did not in a minute is gone. */
const presence = 60_000

const limits: NetworkLimits = {
  headerBytes: 8 * 1024,
  headers: 60,
  headersTime: 5000,
  requestTime: 10_000,
  idleTime: 30_000,
  silentTime: 60_000,
  connections: 500,
  // A whole room may sit behind one address, with a few connections each.
  connectionsOfAddress: 300,
}

const codeOf = (error: unknown): unknown =>
  error instanceof Error && 'code' in error ? error.code : undefined

/** Why it cannot listen there, in words. */
function unheard(error: unknown, { host, port }: Listen): Failure {
  const at = quote(`${host}:${port}`, 60)
  switch (codeOf(error)) {
    case 'EADDRINUSE':
      return new Failure('failed', `another program listens on ${at}`, {
        hint: 'name another port, or none for a free one: --serve',
      })
    case 'EADDRNOTAVAIL':
      return new Failure('usage', `${at} is no address of this machine`, {
        hint: '--serve 0.0.0.0:8080 listens on all of them',
      })
    case 'EACCES':
      return new Failure('failed', `this account may not listen on ${at}`, {
        hint: 'ports from 1024 on are free for everyone, e.g. 8080',
      })
    default:
      return new Failure('failed', `cannot listen on ${at}: ${String(codeOf(error) ?? error)}`)
  }
}

/**
 * Serves a session: a page to join with a code, and behind it what each seat may see and send. A session that goes on has the code, the seats and,
 * if it is free, the port it had. Throws Failure where it cannot listen or cannot keep the seats.
 */
export async function openServe(options: ServeOptions): Promise<Serving> {
  const { desk, listen, session, kept, isResumed, outside, onSeats, onFault } = options
  const network = await outside.network()
  const seats = openSeats({ session, kept, isResumed, network, outside })
  const waiting = openWaiting(outside)
  const seen = new Map<string, number>()
  const isHere = (seat: Seat): boolean =>
    waiting.isWaiting(keyOf(seat)) ||
    (seen.get(keyOf(seat)) ?? Number.NEGATIVE_INFINITY) > outside.now() - presence
  const onSeen = (seat: Seat): void => {
    const wasHere = isHere(seat)
    seen.set(keyOf(seat), outside.now())
    if (!wasHere) onSeats?.()
  }
  const counted = openLimits()
  const routes = routesOf({ desk, seats, limits: counted, waiting, network, outside, onSeen })
  const app = appOf(routes, {
    limits: counted,
    page: pageOf(outside),
    name: network.name(),
    onFault: (error) => onFault?.(error),
  })
  const hear = (port: number) =>
    network.listen({ host: listen.host, port }, (request, from) => app.fetch(request, from), limits)
  const before = listen.port === 0 ? seats.port() : listen.port
  const listening = await hear(before)
    .catch((error: unknown) => {
      // The port it had is somebody else's now; the user asked for any.
      if (listen.port === 0 && before !== 0) return hear(0)
      throw error
    })
    .catch((error: unknown) => {
      throw unheard(error, listen)
    })
  const address = { host: listening.host, port: listening.port }
  seats.usePort(listening.port)
  return {
    address,
    links: linksOf(address, network.addresses()),
    joinCode: inGroups(seats.joinCode),
    isOpen: !isLoopback(listening.host),
    seats: () => seats.all().map(({ team, seat }) => ({ team, seat, here: isHere({ team, seat }) })),
    changed: waiting.wake,
    close: listening.close,
  }
}
