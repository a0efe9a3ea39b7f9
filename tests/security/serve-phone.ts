import { connect } from 'node:net'
import type { SeatView } from '../../packages/tui/src/serve/types.ts'
import type { Laptop } from './serve-room.ts'

/** What came back: the status and the body as data. */
export type Reply = {
  readonly status: number
  readonly body: {
    readonly ok?: boolean
    readonly why?: string
    readonly says?: string
    readonly token?: string
    readonly teams?: readonly string[]
    readonly mark?: string
    readonly who?: string
    readonly view?: SeatView
    readonly turn?: number
  }
}

export type Fields = Readonly<Record<string, number>>

/** Asks a server as the page does; what is no JSON comes back as nothing. */
export async function asked(
  link: string,
  path: string,
  {
    token,
    body,
    signal,
  }: { readonly token?: string; readonly body?: unknown; readonly signal?: AbortSignal } = {},
): Promise<Reply> {
  const response = await fetch(`${link}${path}`, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === undefined ? {} : { authorization: `Bearer ${token}` }),
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    ...(signal === undefined ? {} : { signal }),
  })
  const text = await response.text()
  return { status: response.status, body: text.startsWith('{') ? JSON.parse(text) : {} }
}

/** Takes a seat; its token. */
export async function joined(link: string, code: string, team: number): Promise<string> {
  const { status, body } = await asked(link, '/join', { body: { code, team } })
  if (body.token === undefined) throw new Error(`no seat: ${status} ${body.says}`)
  return body.token
}

/** The link and the code of a laptop. */
export const wayTo = ({ serving }: Laptop): readonly [link: string, code: string] => [
  `http://127.0.0.1:${serving.address.port}`,
  serving.joinCode,
]

/** A participant with a phone. */
export type Phone = {
  readonly token: string
  readonly team: number
  /** What is open, and the mark to wait from. */
  readonly look: (since?: string) => Promise<Reply>
  readonly send: (view: SeatView, fields: Fields, turn?: number, signal?: AbortSignal) => Promise<Reply>
}

export async function phoneOf(link: string, code: string, team: number): Promise<Phone> {
  const token = await joined(link, code, team)
  let last = 0
  return {
    token,
    team,
    look: (since = '') => asked(link, `/state?since=${since}`, { token }),
    send(view, fields, turn = last + 1, signal?: AbortSignal) {
      last = Math.max(last, turn)
      const { step, round } = view
      const body = { step, round, turn, fields }
      return asked(link, '/answer', { token, body, ...(signal === undefined ? {} : { signal }) })
    },
  }
}

/** Sends bytes as they are and gives back all that comes until the other side closes, or some milliseconds went by. */
export const raw = (port: number, bytes: string | Uint8Array, milliseconds = 1500): Promise<string> =>
  new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1')
    let text = ''
    const end = (): void => {
      clearTimeout(timer)
      socket.destroy()
      resolve(text)
    }
    const timer = setTimeout(end, milliseconds)
    socket.on('data', (data: Buffer) => {
      text += data.toString('latin1')
    })
    socket.on('error', end)
    socket.on('close', end)
    socket.on('connect', () => socket.write(bytes))
  })

/** A request as bytes to a port; headers of ours unless told otherwise. */
export function requestTo(
  port: number,
  line: string,
  headers: Readonly<Record<string, string>> = {},
  body = '',
): string {
  const all = {
    host: `127.0.0.1:${port}`,
    connection: 'close',
    ...(body === ''
      ? {}
      : { 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) }),
    ...headers,
  }
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`)
  return `${[`${line} HTTP/1.1`, ...lines].join('\r\n')}\r\n\r\n${body}`
}
