import { type ChildProcessByStdio, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createInterface, type Interface } from 'node:readline'
import type { Readable, Writable } from 'node:stream'
import { fileURLToPath } from 'node:url'
import { afterEach, expect, test } from 'vitest'
import { asked, type Phone, phoneOf } from './serve-phone.ts'
import { recordAt, scratch } from './serve-room.ts'

const worker = fileURLToPath(new URL('serve-worker.ts', import.meta.url))

type Killable = {
  readonly child: ChildProcessByStdio<Writable, Readable, null>
  readonly port: number
  readonly code: string
  readonly advance: () => Promise<void>
}

const children: Killable['child'][] = []
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL')
})

const lineOf = async (lines: Interface): Promise<string> => String((await once(lines, 'line'))[0])

async function start(path: string): Promise<Killable> {
  const child = spawn(process.execPath, ['--conditions=@fishbowl/source', worker, path], {
    stdio: ['pipe', 'pipe', 'inherit'],
  })
  children.push(child)
  const lines = createInterface({ input: child.stdout })
  const { port, code } = JSON.parse(await lineOf(lines)) as { port: number; code: string }
  const advance = async (): Promise<void> => {
    const line = lineOf(lines)
    child.stdin.write('n')
    await line
  }
  return { child, port, code, advance }
}

const linkTo = ({ port }: Killable): string => `http://127.0.0.1:${port}`

test('a laptop that is killed in the middle loses nothing it acknowledged, and the phones go on', async () => {
  const path = join(scratch(), 'session.json')
  const first = await start(path)
  const link = linkTo(first)
  const phones = await Promise.all(Array.from({ length: 60 }, (_, i) => phoneOf(link, first.code, i % 2)))
  await first.advance()
  const view = (await phones[0]?.look())?.body.view
  if (view?.step !== 'spike') throw new Error('nothing to answer')

  const acknowledged = new Map<Phone, number>()
  let killed = false
  const gone = once(first.child, 'exit')
  await Promise.all(
    phones.map(async (phone) => {
      for (let turn = 1; turn < 200; turn++) {
        const reply = await phone.send(view, { choice: turn % 3, sure: 2 }, turn).catch(() => undefined)
        if (reply === undefined) return
        expect(reply.status).toBe(200)
        acknowledged.set(phone, turn)
        if (acknowledged.size === 40 && !killed) {
          killed = true
          first.child.kill('SIGKILL')
        }
      }
    }),
  )
  await gone
  expect(acknowledged.size).toBeGreaterThanOrEqual(40)
  const kept = recordAt(path).submissions
  // The answer on its way when the laptop died may stand there too, though nobody was told.
  expect(kept.length).toBeGreaterThanOrEqual(acknowledged.size)

  const second = await start(path)
  expect([second.port, second.code]).toEqual([first.port, first.code])
  for (const phone of phones) {
    const { body } = await asked(link, '/state', { token: phone.token })
    const own = body.view?.fields.find(({ id }) => id === 'choice')?.value
    const last = acknowledged.get(phone)
    if (last !== undefined) expect([last % 3, (last + 1) % 3]).toContain(own)
  }
  await Promise.all(phones.map((phone) => phone.send(view, { choice: 0, sure: 0 }, 1000)))
  expect(recordAt(path).submissions).toHaveLength(60)
  // A new seat is none of those that were taken.
  const late = await phoneOf(link, second.code, 0)
  expect((await late.look()).body.who).toBe('Herring · seat 31')
})
