import { connect, type Socket } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { asked, phoneOf, raw, wayTo } from './serve-phone.ts'
import { type Laptop, openLaptop } from './serve-room.ts'

let room: Laptop
beforeAll(async () => {
  room = await openLaptop()
})
afterAll(async () => {
  await room.serving.close()
})

const port = (): number => room.serving.address.port

/** Seconds until the other side closes a connection on which these bytes came, drop by drop from the second on. */
async function secondsOpen(first: string, drop: string): Promise<number> {
  const start = performance.now()
  const socket = connect(port(), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.resume()
  socket.write(first)
  const dripping = setInterval(() => socket.write(drop), 500)
  await new Promise((resolve) => socket.once('close', resolve))
  clearInterval(dripping)
  return (performance.now() - start) / 1000
}

describe('whoever holds connections open', () => {
  const host = 'host: 127.0.0.1'
  test.each([
    ['says nothing', '', '', 8],
    ['never ends the first line', 'GET /', 'a', 8],
    ['never ends the headers', `GET / HTTP/1.1\r\n${host}\r\n`, 'a: b\r\n', 8],
    [
      'never ends the body',
      `POST /join HTTP/1.1\r\n${host}\r\ncontent-type: application/json\r\ncontent-length: 2000\r\n\r\n`,
      ' ',
      13,
    ],
  ])('%s is cut off', async (_, first, drop, seconds) => {
    expect(await secondsOpen(first, drop)).toBeLessThan(seconds)
  })

  test('a thousand connections shut nobody out for longer than they are let be', async () => {
    const [link, code] = wayTo(room)
    const phone = await phoneOf(link, code, 0)
    const sockets: Socket[] = Array.from({ length: 1000 }, () => {
      const socket = connect(port(), '127.0.0.1')
      socket.on('error', () => undefined)
      return socket
    })
    await new Promise((resolve) => setTimeout(resolve, 8000))
    expect((await phone.look()).status).toBe(200)
    expect((await asked(link, '/')).status).toBe(200)
    for (const socket of sockets) socket.destroy()
  })
})

test('a page that waits hears at last that nothing is new, and garbage does not end the server', async () => {
  const phone = await phoneOf(...wayTo(room), 0)
  const { mark = '' } = (await phone.look()).body
  const waiting = phone.look(mark)
  let state = 12345
  const noise = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0
      return state >>> 24
    })
  for (let i = 0; i < 200; i++) await raw(port(), noise(50 + i * 10), 1000)
  expect((await waiting).status).toBe(204)
  expect(room.faults).toEqual([])
})
