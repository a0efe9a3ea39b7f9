import { afterAll, beforeAll, expect, test } from 'vitest'
import { inUse, openFiles } from '../support/in-use.ts'
import { asked, phoneOf, wayTo } from './serve-phone.ts'
import { type Laptop, openLaptop } from './serve-room.ts'

/** Requests; SOAK_REQUESTS=1000000 is a night. */
const requests = Number(process.env['SOAK_REQUESTS'] ?? 20_000)
const rounds = 20
const megabyte = 1024 * 1024

let room: Laptop
beforeAll(async () => {
  room = await openLaptop()
})
afterAll(() => room.serving.close())

test(`the server of a workshop is as it was after ${requests} requests, half of them of strangers`, async () => {
  const [link, code] = wayTo(room)
  const phone = await phoneOf(link, code, 0)
  const seen: { readonly megabytes: number; readonly files: number }[] = []
  for (let round = 0; round < rounds; round++) {
    for (let i = 0; i < requests / rounds; i += 2) {
      // Whoever asks so often is told to wait; that is an answer too.
      expect([200, 204, 429]).toContain((await phone.look()).status)
      expect(
        (await asked(link, `/${'x'.repeat(1 + (i % 300))}`, { token: `wrong${i}` })).status,
      ).toBeGreaterThanOrEqual(400)
    }
    seen.push({ megabytes: Math.round(inUse() / megabyte), files: openFiles() })
  }
  const [, first, ...rest] = seen
  expect(room.faults).toEqual([])
  for (const one of rest) {
    expect(one.files - (first?.files ?? 0), JSON.stringify(seen)).toBeLessThan(30)
    expect(one.megabytes - (first?.megabytes ?? 0), JSON.stringify(seen)).toBeLessThan(16)
  }
}, 86_400_000)
