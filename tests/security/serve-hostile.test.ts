import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { hostileBodies } from './serve-corpus.ts'
import { asked, joined, type Phone, phoneOf, type Reply, raw, requestTo, wayTo } from './serve-phone.ts'
import { type Laptop, openLaptop, scratch } from './serve-room.ts'

let room: Laptop
let link: string
let code: string
let phone: Phone

beforeAll(async () => {
  room = await openLaptop()
  ;[link, code] = wayTo(room)
  room.advance()
})
// A seat of its own for each test: what one may ask in ten seconds is bounded.
let tests = 0
beforeEach(async () => {
  phone = await phoneOf(link, code, tests++ % 2)
})
afterAll(async () => {
  await room.serving.close()
})

const port = (): number => room.serving.address.port
const wellFormed = (): string =>
  JSON.stringify({ step: 'spike', round: 0, turn: 1, fields: { choice: 0, sure: 0 } })

/** A request as bytes; headers of ours unless told otherwise. */
const request = (line: string, headers: Readonly<Record<string, string>> = {}, body = ''): string =>
  requestTo(port(), line, headers, body)

/** Words that would tell of our insides. */
const insides = /node:|at [\w.]+ \(|\/packages\/|node_modules|TypeError|ZodError|Error:/

/** The laptop still serves, nothing of ours failed, and what was submitted is what was. */
async function expectUnmoved(): Promise<void> {
  expect(room.faults).toEqual([])
  expect((await phone.look()).status).toBe(200)
  expect(room.record().submissions).toEqual([])
}

type Told = readonly [name: string, bytes: () => string, status: RegExp]
const seated = (): Readonly<Record<string, string>> => ({ authorization: `Bearer ${phone.token}` })

const fail = (): never => {
  throw new Error('secret insides')
}

describe('without the join code nothing can be read', () => {
  const secrets = ['spike', 'launch', 'Herring', 'Pike', 'small-session', 'welcome']
  const paths = [
    '/state',
    '/answer',
    '/quote',
    '/join',
    '/index.html',
    '/favicon.ico',
    '/robots.txt',
    '/page.js',
    '/style.css',
    '/session.json',
    '/session.json.seats',
    '/../session.json',
    '/..%2f..%2fetc%2fpasswd',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/.git/config',
    '/node_modules/hono/package.json',
    '//127.0.0.1/state',
    '/state/',
    '/STATE',
    '/state?since=x',
    '/__proto__',
    '/constructor',
    '/%00',
    '/%E0%A4%A',
  ]
  const methods = ['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'TRACE']

  test('every path and method answers alike', async () => {
    const answers = new Set<string>()
    for (const path of paths) {
      for (const method of methods) {
        if (method === 'POST' && path === '/join') continue
        const text = await raw(port(), request(`${method} ${path}`))
        for (const secret of secrets) expect(text).not.toContain(secret)
        answers.add(text.replace(/^date:.*\r\n/im, ''))
      }
    }
    expect([...answers].map((text) => text.slice(0, 25))).toEqual(['HTTP/1.1 401 Unauthorized'])
  })

  test('the page has no word of the session, and no token opens but a real one', async () => {
    const page = await (await fetch(link)).text()
    for (const secret of secrets) expect(page).not.toContain(secret)
    const near = `${phone.token.slice(0, -2)}${phone.token.endsWith('AA') ? 'BB' : 'AA'}`
    for (const token of ['', 'x', near, phone.token.toLowerCase(), `${phone.token}A`, code])
      expect((await asked(link, '/state', { token })).status).toBe(401)
    expect((await asked(link, '/state', { token: phone.token })).status).toBe(200)
  })

  test('with a seat there is still nothing but three paths, and no file of the disk', async () => {
    for (const path of paths.filter((each) => !/^\/(state|answer|quote|join)\b/.test(each))) {
      const text = await raw(port(), request(`GET ${path}`, { authorization: `Bearer ${phone.token}` }))
      expect(text).toMatch(/^HTTP\/1.1 404 /)
      expect(text).toContain('There is nothing here.')
    }
  })

  test('the kept file has the code but no token, nobody’s address, and nobody’s name', () => {
    const kept = readFileSync(`${room.path}.seats`, 'utf8')
    expect(kept).not.toContain(phone.token)
    expect(kept).not.toContain('127.0.0.1')
    expect(Object.keys(JSON.parse(kept)).toSorted()).toEqual([
      'joinCode',
      'kind',
      'port',
      'seats',
      'session',
      'version',
    ])
    expect(readFileSync(room.path, 'utf8')).not.toContain(code.replaceAll(' ', ''))
  })
})

describe('hostile requests are refused in a plain sentence', () => {
  test.each(hostileBodies)('%s', async (_, body) => {
    for (const path of ['/answer', '/quote']) {
      const reply = await asked(link, path, { token: phone.token, body })
      expect(path === '/answer' ? [409, 415, 422] : [200, 415, 422]).toContain(reply.status)
      expect(reply.body.ok).toBe(false)
      expect(reply.body.says).not.toMatch(insides)
    }
    expect(({} as { isAdmin?: boolean }).isAdmin).toBeUndefined()
    await expectUnmoved()
  })

  test('none of them takes a seat', async () => {
    const other = await openLaptop()
    for (const [name, body] of hostileBodies)
      expect((await asked(wayTo(other)[0], '/join', { body })).status, name).toBeOneOf([401, 413])
    expect(other.serving.seats()).toEqual([])
    await other.serving.close()
  })

  test('whatever data is sent', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue({ maxDepth: 4 }), async (data) => {
        const { status } = await asked(link, '/answer', { token: phone.token, body: JSON.stringify(data) })
        expect([409, 413, 422]).toContain(status)
      }),
      { numRuns: 60 },
    )
    await expectUnmoved()
  })

  const hostileHttp: readonly Told[] = [
    ['too large a body', () => request('POST /answer', seated(), `"${'x'.repeat(9000)}"`), /^HTTP\/1.1 413 /],
    [
      'a body that says it is larger than it may be',
      () =>
        request('POST /answer', {
          ...seated(),
          'content-type': 'application/json',
          'content-length': '99999999999',
        }),
      /^HTTP\/1.1 413 /,
    ],
    [
      'a body in pieces',
      () =>
        `${request('POST /answer', { ...seated(), 'content-type': 'application/json', 'transfer-encoding': 'chunked' })}5\r\nhello\r\n0\r\n\r\n`,
      /^HTTP\/1.1 411 /,
    ],
    [
      'two lengths',
      () => request('POST /answer', { ...seated(), 'content-length': '5', 'transfer-encoding': 'chunked' }),
      /^HTTP\/1.1 400 /,
    ],
    [
      'a form',
      () =>
        request('POST /answer', { ...seated(), 'content-type': 'application/x-www-form-urlencoded' }, 'a=1'),
      /^HTTP\/1.1 415 /,
    ],
    [
      'text/plain, which a foreign page may send',
      () => request('POST /answer', { ...seated(), 'content-type': 'text/plain' }, wellFormed()),
      /^HTTP\/1.1 415 /,
    ],
    [
      'a foreign page',
      () => request('POST /answer', { ...seated(), origin: 'http://evil.example' }, wellFormed()),
      /^HTTP\/1.1 403 /,
    ],
    [
      'a page without an origin',
      () => request('POST /answer', { ...seated(), origin: 'null' }, wellFormed()),
      /^HTTP\/1.1 403 /,
    ],
    [
      'a foreign frame',
      () => request('POST /answer', { ...seated(), 'sec-fetch-site': 'cross-site' }, wellFormed()),
      /^HTTP\/1.1 403 /,
    ],
    [
      'a name that leads here (DNS rebinding)',
      () => request('GET /', { host: 'evil.example:80' }),
      /^HTTP\/1.1 403 /,
    ],
    [
      'a name with our address in it',
      () => request('GET /state', { ...seated(), host: '127.0.0.1.evil.example' }),
      /^HTTP\/1.1 403 /,
    ],
    [
      'an address as target',
      () => request('GET http://evil.example/state', seated()),
      /^HTTP\/1.1 (403|404|200) /,
    ],
    ['no host', () => `GET / HTTP/1.1\r\nconnection: close\r\n\r\n`, /^HTTP\/1.1 400 /],
    ['HTTP/1.0', () => `GET / HTTP/1.0\r\n\r\n`, /^HTTP\/1.1 (400|403) /],
    ['a long address', () => request(`GET /${'a'.repeat(3000)}`), /^HTTP\/1.1 414 /],
    ['a longer address', () => request(`GET /${'a'.repeat(30_000)}`), /^HTTP\/1.1 431 /],
    ['large headers', () => request('GET /', { x: 'a'.repeat(20_000) }), /^HTTP\/1.1 431 /],
    ['no HTTP', () => '\u0016\u0003\u0001\u0002\r\n\r\n', /^HTTP\/1.1 400 /],
    [
      'another protocol',
      () => request('GET /', { upgrade: 'websocket', connection: 'upgrade' }),
      /^HTTP\/1.1 (200|400|401|426) /,
    ],
    ['a tunnel', () => request('CONNECT evil.example:443'), /^$|^HTTP\/1.1 4/],
    [
      'a header that ends in the middle',
      () => 'GET / HTTP/1.1\r\nhost: 127.0.0.1\nx: y\u0000\r\n\r\n',
      /^HTTP\/1.1 400 /,
    ],
    [
      'a request within a request',
      () =>
        `${request('POST /answer', { ...seated(), 'content-type': 'application/json', 'content-length': '4', connection: 'keep-alive' })}nullGET /state HTTP/1.1\r\nhost: 127.0.0.1\r\nconnection: close\r\n\r\n`,
      /^HTTP\/1.1 422 [\s\S]*HTTP\/1.1 401 /,
    ],
  ]
  test.each(hostileHttp)('%s', async (_, bytes, status) => {
    const text = await raw(port(), bytes(), 700)
    expect(text).toMatch(status)
    expect(text).not.toMatch(insides)
    await expectUnmoved()
  })

  test('no page of another origin is let in', async () => {
    const text = await raw(
      port(),
      request('OPTIONS /answer', { origin: 'http://evil.example', 'access-control-request-method': 'POST' }),
    )
    expect(text).not.toMatch(/access-control/i)
    const page = await fetch(link)
    expect(page.headers.get('content-security-policy')).toMatch(
      /^default-src 'none'; script-src 'sha256-[^']+'; style-src 'sha256-[^']+';/,
    )
    expect(page.headers.get('content-security-policy')).not.toContain('unsafe')
    expect(page.headers.get('x-content-type-options')).toBe('nosniff')
    expect(page.headers.get('cache-control')).toBe('no-store')
    expect(page.headers.get('access-control-allow-origin')).toBeNull()
  })

  test('a mistake of ours is one plain sentence, and told to the laptop alone', async () => {
    const { openServe } = await import('../../packages/tui/src/serve/open-serve.ts')
    const faults: unknown[] = []
    const serving = await openServe({
      desk: { teams: ['1'], view: fail, quote: fail, take: fail },
      listen: { host: '127.0.0.1', port: 0 },
      session: 's',
      kept: join(scratch(), 'seats'),
      isResumed: false,
      outside: openOutside(),
      onFault: (error) => faults.push(error),
    })
    const at = `http://127.0.0.1:${serving.address.port}`
    const token = await joined(at, serving.joinCode, 0)
    const replies: readonly Reply[] = [
      await asked(at, '/state', { token }),
      await asked(at, '/answer', { token, body: { step: 'a', round: 0, turn: 1, fields: {} } }),
      await asked(at, '/quote', { token, body: { step: 'a', round: 0, fields: {} } }),
    ]
    for (const { status, body } of replies) expect([status, body.why]).toEqual([500, 'fault'])
    expect(JSON.stringify(replies)).not.toContain('secret')
    expect(faults).toHaveLength(3)
    await serving.close()
  })
})

describe('it is worn down by nothing', () => {
  test('of one seat only the last page waits', async () => {
    const { mark = '' } = (await phone.look()).body
    let sentAway = 0
    const waiting = Array.from({ length: 20 }, async () => {
      const reply = await phone.look(mark)
      if (reply.status === 204) sentAway++
      return reply
    })
    await expect.poll(() => sentAway).toBe(19)
    room.advance()
    const replies = await Promise.all(waiting)
    const statuses = replies.map(({ status }) => status).toSorted((a, b) => a - b)
    expect(statuses).toEqual([200, ...Array.from({ length: 19 }, () => 204)])
  })
})
