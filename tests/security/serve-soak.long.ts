import { afterAll, beforeAll, expect, test } from 'vitest'
import { asked, phoneOf, wayTo } from './serve-phone.ts'
import { type Laptop, openLaptop } from './serve-room.ts'

/** Requests; SOAK_REQUESTS=10000000 is a night. */
const requests = Number(process.env['SOAK_REQUESTS'] ?? 20_000)

let room: Laptop
beforeAll(async () => {
  room = await openLaptop()
})
afterAll(() => room.serving.close())

/** Sockets, timers and the like that keep this process alive. */
const handles = (): number => process.getActiveResourcesInfo().length

test(`the server of a workshop is as it was after ${requests} requests, half of them of strangers`, async () => {
  const [link, code] = wayTo(room)
  const phone = await phoneOf(link, code, 0)
  const rounds = 20
  const seen: { megabytes: number; handles: number }[] = []
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < requests / rounds; i += 2) {
      await phone.look()
      await asked(link, `/${'x'.repeat(i % 300)}`, { token: `wrong${i}` })
    }
    globalThis.gc?.()
    seen.push({ megabytes: process.memoryUsage().rss / 1024 / 1024, handles: handles() })
  }
  const [first, ...rest] = seen
  expect(room.faults).toEqual([])
  for (const one of rest) expect(one.handles - (first?.handles ?? 0)).toBeLessThan(30)
  expect((seen.at(-1)?.megabytes ?? 0) - (seen[4]?.megabytes ?? 0), JSON.stringify(seen)).toBeLessThan(60)
  expect((await phone.look()).status).toBe(200)
}, 86_400_000)
