import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { networkInterfaces } from 'node:os'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, test } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { inGroups, newJoinCode } from '../../packages/tui/src/serve/join-code.ts'
import { linksOf, listenOf } from '../../packages/tui/src/serve/listen.ts'
import { asked, joined, raw, requestTo, wayTo } from './serve-phone.ts'
import { openLaptop, scratch } from './serve-room.ts'

describe('guessing the code is hopeless', () => {
  test('wrong codes are counted for each address, and the right one is refused too while they are', async () => {
    const other = await openLaptop()
    const [at, right] = wayTo(other)
    const token = await joined(at, right, 0)
    const guesses = await Promise.all(
      Array.from({ length: 100 }, (_, i) =>
        asked(at, '/join', { body: { code: inGroups(String(i).padStart(12, '0')) } }),
      ),
    )
    expect(guesses.filter(({ status }) => status === 401)).toHaveLength(30)
    expect(guesses.filter(({ status }) => status === 429)).toHaveLength(70)
    expect((await asked(at, '/join', { body: { code: right, team: 0 } })).status).toBe(429)
    // Whoever has a seat goes on.
    expect((await asked(at, '/state', { token })).status).toBe(200)
    await other.serving.close()
  })

  test('right codes are not counted: a whole room joins from one address at once', async () => {
    const other = await openLaptop()
    const [at, right] = wayTo(other)
    const tokens = await Promise.all(
      Array.from({ length: 60 }, (_, i) => joined(at, right.replaceAll(' ', i % 2 === 0 ? '' : '-'), i % 2)),
    )
    expect(new Set(tokens).size).toBe(60)
    await other.serving.close()
  })

  test('a team has 60 seats, and a seat may ask 80 times in ten seconds', async () => {
    const other = await openLaptop()
    const [at, right] = wayTo(other)
    const all = await Promise.all(
      Array.from({ length: 61 }, () => asked(at, '/join', { body: { code: right, team: 0 } })),
    )
    expect(all.filter(({ status }) => status === 409)).toMatchObject([{ body: { why: 'full' } }])
    const token = all.find(({ status }) => status === 200)?.body.token ?? ''
    const many = await Promise.all(Array.from({ length: 120 }, () => asked(at, '/state', { token })))
    expect(many.filter(({ status }) => status === 429)).toHaveLength(40)
    await other.serving.close()
  })

  test('a code is any of twelve digits, a new one at each start', () => {
    const { network } = openOutside()
    return network().then((net) => {
      const codes = Array.from({ length: 400 }, () => newJoinCode(net))
      expect(new Set(codes).size).toBe(400)
      for (const each of codes) expect(each).toMatch(/^\d{12}$/)
      // Each digit in each place about as often as another: 40 of 400, and 7 standard deviations.
      for (let place = 0; place < 12; place++)
        for (const digit of '0123456789') {
          const count = codes.filter((each) => each[place] === digit).length
          expect(Math.abs(count - 40)).toBeLessThan(42)
        }
    })
  })
})

describe('where it listens', () => {
  const outer = Object.values(networkInterfaces())
    .flatMap((each) => each ?? [])
    .find(({ internal, family }) => !internal && family === 'IPv4')?.address

  test('on this machine alone unless told otherwise', async () => {
    const room = await openLaptop()
    const { port } = room.serving.address
    expect(listenOf('')).toEqual({ host: '127.0.0.1', port: 0 })
    expect(room.serving.address.host).toBe('127.0.0.1')
    expect(room.serving.isOpen).toBe(false)
    expect(room.serving.links).toEqual([`http://127.0.0.1:${port}`])
    if (outer === undefined) return
    await expect(fetch(`http://${outer}:${port}/`, { signal: AbortSignal.timeout(3000) })).rejects.toThrow()
  })

  test('on every address when told so, and says so', async () => {
    const open = await openLaptop({ listen: { host: '0.0.0.0', port: 0 } })
    expect(open.serving.isOpen).toBe(true)
    if (outer !== undefined) {
      expect(open.serving.links[0]).toBe(`http://${outer}:${open.serving.address.port}`)
      expect((await fetch(open.serving.links[0] ?? '')).status).toBe(200)
    }
    await open.serving.close()
  })

  test.each([
    ['8080', { host: '127.0.0.1', port: 8080 }],
    ['0.0.0.0:8080', { host: '0.0.0.0', port: 8080 }],
    ['0.0.0.0', { host: '0.0.0.0', port: 0 }],
    ['localhost:80', { host: '127.0.0.1', port: 80 }],
    ['[::]:8080', { host: '::', port: 8080 }],
    ['::1', { host: '::1', port: 0 }],
    ['192.168.1.20:8080', { host: '192.168.1.20', port: 8080 }],
    ['example.org:80', undefined],
    ['0.0.0.0:99999', undefined],
    ['300.1.1.1:80', undefined],
    ['0.0.0.0:8080/x', undefined],
    ['-1', undefined],
    [' 8080', undefined],
  ])('--serve %s', (text, at) => {
    expect(listenOf(text)).toEqual(at)
  })

  test('links are those that others can type', () => {
    expect(linksOf({ host: '0.0.0.0', port: 80 }, ['192.168.1.20', 'fd00::1'])).toEqual([
      'http://192.168.1.20:80',
      'http://127.0.0.1:80',
    ])
    expect(linksOf({ host: 'fd00::1', port: 80 }, [])).toEqual(['http://[fd00::1]:80'])
  })

  test('a port that is taken is a plain sentence', async () => {
    const room = await openLaptop()
    const { port } = room.serving.address
    await expect(openLaptop({ listen: { host: '127.0.0.1', port } })).rejects.toThrow(
      `another program listens on "127.0.0.1:${port}"`,
    )
    await expect(openLaptop({ listen: { host: '192.0.2.1', port: 0 } })).rejects.toThrow(
      'no address of this machine',
    )
    await room.serving.close()
  })
})

describe('what is kept beside the record', () => {
  test('a kept file of another session, or one that is broken, is not used', async () => {
    const path = join(scratch(), 'session.json')
    const first = await openLaptop({ path })
    const before = first.serving.joinCode
    await first.serving.close()
    const again = await openLaptop({ path })
    expect(again.serving.joinCode).toBe(before)
    await again.serving.close()
    for (const text of [
      '{',
      '{"kind":"session-seats"}',
      readFileSync(`${path}.seats`, 'utf8').replace(/"session":"\w+"/, '"session":"other"'),
      'x'.repeat(400_000),
    ]) {
      writeFileSync(`${path}.seats`, text)
      const next = await openLaptop({ path })
      expect(next.serving.joinCode).not.toBe(before)
      await next.serving.close()
      writeFileSync(`${path}.seats`, text)
    }
  })

  test('where seats cannot be kept it does not start', async () => {
    const path = join(scratch(), 'session.json')
    mkdirSync(`${path}.seats`)
    await expect(openLaptop({ path })).rejects.toThrow()
  })
})

describe('it is worn down by nothing', () => {
  test('memory stays where it is under a flood', async () => {
    const flooded = await openLaptop()
    const at = flooded.serving.address.port
    setFlagsFromString('--expose-gc')
    const collect = runInNewContext('gc') as () => void
    const lines = Array.from({ length: 300 }, (_, i) =>
      requestTo(at, `GET /${i}${'x'.repeat(60)}`, {
        connection: i === 299 ? 'close' : 'keep-alive',
        authorization: `Bearer ${String(i).padStart(43, 'x')}`,
      }),
    ).join('')
    const flood = async (): Promise<void> => {
      const answers = await Promise.all(Array.from({ length: 4 }, () => raw(at, lines, 4000)))
      for (const text of answers) expect(text.match(/HTTP\/1.1 401 /g)).toHaveLength(300)
    }
    await flood()
    collect()
    const before = process.memoryUsage().heapUsed
    await flood()
    await flood()
    collect()
    expect(process.memoryUsage().heapUsed - before).toBeLessThan(3e6)
    expect(flooded.faults).toEqual([])
    await flooded.serving.close()
  })
})
