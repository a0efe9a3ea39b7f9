import { randomBytes, timingSafeEqual } from 'node:crypto'
import type { IncomingMessage, Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hostname, networkInterfaces } from 'node:os'
import { createAdaptorServer, type HttpBindings } from '@hono/node-server'

/** Bounds of a server; times in milliseconds. */
export type NetworkLimits = {
  /** Bytes of the request line and all headers. */
  readonly headerBytes: number
  readonly headers: number
  /** From the connection to the last header. */
  readonly headersTime: number
  /** From the connection to the last byte of the request. */
  readonly requestTime: number
  /** Silence on a connection between two requests, and within one. */
  readonly idleTime: number
  readonly silentTime: number
  readonly connections: number
  readonly connectionsOfAddress: number
}

/** A server that listens. */
export type Listening = { readonly host: string; readonly port: number; readonly close: () => Promise<void> }

/** Sockets and what guards them; the only way of the package to the network. */
export type Network = {
  /** Bytes nobody can guess. */
  readonly random: (count: number) => Uint8Array
  /** Whether two equally long texts of bytes are the same, in a time that does not depend on where they differ. */
  readonly same: (a: Uint8Array, b: Uint8Array) => boolean
  /** Addresses of this machine that others may reach, version 4 first. */
  readonly addresses: () => readonly string[]
  /** What this machine is called. */
  readonly name: () => string
  /** Listens for requests; `undefined` as answer of nobody. Throws the error of the system: a port that is taken, an address of another machine. */
  readonly listen: (
    at: { readonly host: string; readonly port: number },
    answer: (request: Request, from: HttpBindings) => Response | Promise<Response>,
    limits: NetworkLimits,
  ) => Promise<Listening>
}

function addresses(): readonly string[] {
  const all = Object.values(networkInterfaces()).flatMap((each) => each ?? [])
  const outer = all.filter(({ internal, address }) => !internal && !address.startsWith('fe80'))
  return outer
    .toSorted((a, b) => (a.family === b.family ? 0 : a.family === 'IPv4' ? -1 : 1))
    .map(({ address }) => address)
}

/** Closes each connection of an address that already has enough of them. */
function boundConnections(server: Server, most: number): void {
  const open = new Map<string, number>()
  server.on('connection', (socket) => {
    const from = socket.remoteAddress ?? ''
    const count = (open.get(from) ?? 0) + 1
    if (count > most) {
      socket.destroy()
      return
    }
    open.set(from, count)
    socket.once('close', () => {
      const left = (open.get(from) ?? 1) - 1
      if (left === 0) open.delete(from)
      else open.set(from, left)
    })
  })
}

const serverOf = (
  answer: Parameters<Network['listen']>[1],
  { headerBytes, headersTime, requestTime, idleTime }: NetworkLimits,
): Server =>
  createAdaptorServer({
    fetch: (request, from) => answer(request, from as HttpBindings),
    overrideGlobalObjects: false,
    serverOptions: {
      maxHeaderSize: headerBytes,
      headersTimeout: headersTime,
      requestTimeout: requestTime,
      keepAliveTimeout: idleTime,
      // how often the two times above are looked after
      connectionsCheckingInterval: 1000,
      // a request that is not to the letter is refused
      insecureHTTPParser: false,
      requireHostHeader: true,
    },
  }) as Server

function listen(
  { host, port }: { readonly host: string; readonly port: number },
  answer: Parameters<Network['listen']>[1],
  limits: NetworkLimits,
): Promise<Listening> {
  const server = serverOf(answer, limits)
  server.maxHeadersCount = limits.headers
  server.maxConnections = limits.connections
  server.timeout = limits.silentTime
  boundConnections(server, limits.connectionsOfAddress)
  return new Promise((resolve, reject) => {
    server.once('error', reject)
    server.listen({ host, port, exclusive: true }, () => {
      server.off('error', reject)
      // A connection that cannot be accepted (no more files) is lost, and the session goes on.
      server.on('error', () => undefined)
      const at = server.address() as AddressInfo
      const close = (): Promise<void> =>
        new Promise((closed) => {
          server.close(() => closed())
          server.closeAllConnections()
        })
      resolve({ host: at.address, port: at.port, close })
    })
  })
}

/** Where a request comes from; empty when its connection is gone. */
export const remoteOf = ({ socket }: IncomingMessage): string => socket.remoteAddress ?? ''

/** Opens the network; nothing listens yet. */
export const openNetwork = (): Network => ({
  random: (count) => randomBytes(count),
  same: timingSafeEqual,
  addresses,
  name: hostname,
  listen,
})
