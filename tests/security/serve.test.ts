import type { SessionRecord } from '@fishbowl/lab/workshop'
import { afterEach, describe, expect, test } from 'vitest'
import type { SeatView } from '../../packages/tui/src/serve/types.ts'
import { type Fields, type Phone, phoneOf, type Reply, wayTo } from './serve-phone.ts'
import { type Laptop, openLaptop, recordAt } from './serve-room.ts'

let open: Laptop[] = []
afterEach(async () => {
  await Promise.all(open.map(({ serving }) => serving.close()))
  open = []
})
async function laptop(...options: Parameters<typeof openLaptop>): Promise<Laptop> {
  const opened = await openLaptop(...options)
  open.push(opened)
  return opened
}

const viewOf = ({ status, body }: Reply): SeatView => {
  const { view } = body
  if (view === undefined) throw new Error(`nothing is shown: ${status} ${body.says}`)
  return view
}

/** What was acknowledged to a phone, the last first. */
type Acknowledged = { readonly phone: Phone; readonly seat: number; readonly fields: Fields }

const answersOf = ({ submissions }: SessionRecord, step: string) =>
  submissions.filter((one) => one.step === step)

describe('a whole session of sixty people on their phones', () => {
  test('no acknowledged answer is lost, each stands in the record once, people who lose the connection come back', async () => {
    const room = await laptop()
    const [link, code] = wayTo(room)
    const phones = await Promise.all(Array.from({ length: 60 }, (_, i) => phoneOf(link, code, i % 2)))
    expect(room.serving.seats()).toHaveLength(60)
    const seats = new Map<string, number>()
    for (const phone of phones) {
      const { who = '' } = (await phone.look()).body
      seats.set(phone.token, Number(/\d+$/.exec(who)?.[0]) - 1)
    }

    /** Everybody waits for the next step, as pages do. */
    const next = async (): Promise<readonly SeatView[]> => {
      const marks = await Promise.all(phones.map(async (phone) => (await phone.look()).body.mark))
      const waiting = phones.map((phone, i) => phone.look(marks[i]))
      room.advance()
      return (await Promise.all(waiting)).map(viewOf)
    }

    /** Everybody answers at once; every third sends it twice, every fifth changes it, every seventh drops the connection and sends again. */
    let turn = 0
    const answering = async (
      views: readonly SeatView[],
      fieldsOf: (i: number, again: boolean) => Fields,
    ): Promise<readonly Acknowledged[]> => {
      turn += 10
      return Promise.all(
        phones.map(async (phone, i) => {
          const view = views[i]
          if (view === undefined) throw new Error('no view')
          if (i % 7 === 0) {
            const gone = new AbortController()
            const lost = phone.send(view, fieldsOf(i, false), turn, gone.signal).catch(() => undefined)
            if (i % 2 === 0) await new Promise((resolve) => setImmediate(resolve))
            gone.abort()
            await lost
          }
          const first = await phone.send(view, fieldsOf(i, false), turn + 1)
          expect(first).toMatchObject({ status: 200, body: { ok: true } })
          if (i % 3 === 0) expect((await phone.send(view, fieldsOf(i, false), turn + 1)).status).toBe(200)
          const again = i % 5 === 0
          if (again) expect((await phone.send(view, fieldsOf(i, true), turn + 2)).status).toBe(200)
          return { phone, seat: seats.get(phone.token) ?? -1, fields: fieldsOf(i, again) }
        }),
      )
    }

    for (const step of ['spike', 'team']) {
      const views = await next()
      expect(views[0]).toMatchObject({ step, fields: [{ id: 'choice' }, { id: 'sure' }] })
      const sent = await answering(views, (i, again) => ({ choice: again ? 2 : i % 2, sure: (i * 3) % 5 }))
      const kept = answersOf(room.onDisk(), step)
      expect(kept).toHaveLength(60)
      const sure = [0.34, 0.5, 0.65, 0.8, 0.95]
      for (const { phone, seat, fields } of sent) {
        const own = kept.filter((one) => one.team === phone.team && one.seat === seat)
        expect(own).toEqual([
          {
            step,
            team: phone.team,
            seat,
            answer: { kind: 'choice', choice: fields['choice'], sure: sure[fields['sure'] ?? -1] },
          },
        ])
      }
      const closed = await next()
      expect(closed[0]).toMatchObject({ step, fields: [] })
      const late = await Promise.all(
        phones.map((phone, i) =>
          phone.send(views[i] ?? viewOf({ status: 0, body: {} }), { choice: 1, sure: 1 }),
        ),
      )
      expect(new Set(late.map(({ status }) => status))).toEqual(new Set([409]))
      expect(answersOf(room.onDisk(), step)).toEqual(kept)
    }

    for (const round of [0, 1]) {
      const views = await next()
      expect(views[0]).toMatchObject({ step: 'fly', round, quoted: true })
      await answering(views, (i, again) => ({
        answer: 0,
        'lever.professionals': again ? 1 : 0,
        direction: i % 3,
        sure: i % 5,
      }))
      // One decision of each team, whoever sent it last.
      const kept = answersOf(room.onDisk(), 'fly').filter(
        ({ answer }) => answer.kind === 'round' && answer.round === round,
      )
      expect(kept.map(({ team, seat }) => `${team} ${seat}`).toSorted((a, b) => (a < b ? -1 : 1))).toEqual([
        '0 undefined',
        '1 undefined',
      ])
      const [herring, other] = await Promise.all(
        [0, 2].map(async (i) => viewOf((await phones[i]?.look()) ?? { status: 0, body: {} })),
      )
      expect(herring?.stands).toMatch(/^Saved for the team: /)
      expect(other?.stands).toBe(herring?.stands)
      await next()
    }
    expect(room.onDisk()).toEqual(room.record())
    expect(room.faults).toEqual([])
  })

  test('the last answer of a seat holds, even when an earlier one comes late', async () => {
    const room = await laptop()
    room.advance()
    const phone = await phoneOf(...wayTo(room), 0)
    const view = viewOf(await phone.look())
    expect((await phone.send(view, { choice: 2, sure: 4 }, 7)).status).toBe(200)
    expect(await phone.send(view, { choice: 0, sure: 0 }, 6)).toMatchObject({
      status: 409,
      body: { why: 'older', turn: 7 },
    })
    expect(room.onDisk().submissions).toMatchObject([{ answer: { choice: 2, sure: 0.95 } }])
  })

  test('what cannot be written is not acknowledged', async () => {
    let isFull = false
    const { replace } = (await import('../../packages/tui/src/outside.ts')).openOutside()
    const room = await laptop({
      write(path, text) {
        if (isFull) throw new Error('ENOSPC')
        replace(path, text)
      },
    })
    room.advance()
    const phone = await phoneOf(...wayTo(room), 0)
    const view = viewOf(await phone.look())
    isFull = true
    expect(await phone.send(view, { choice: 2, sure: 4 })).toMatchObject({
      status: 503,
      body: { why: 'unsaved' },
    })
    expect(recordAt(room.path).submissions).toEqual([])
    isFull = false
    expect((await phone.send(view, { choice: 2, sure: 4 })).status).toBe(200)
    expect(recordAt(room.path).submissions).toHaveLength(1)
  })
})

describe('what a seat may see', () => {
  test('never guide texts, hidden assumptions, other seats’ answers or a result before its reveal', async () => {
    const room = await laptop()
    const [link, code] = wayTo(room)
    const [own, other, rival] = await Promise.all([
      phoneOf(link, code, 0),
      phoneOf(link, code, 0),
      phoneOf(link, code, 1),
    ])
    const texts: string[] = []
    const look = async (): Promise<void> => {
      const { body } = await own.look()
      texts.push(JSON.stringify(body))
    }
    await look()
    for (let i = 0; i < 12; i++) {
      room.advance()
      for (const phone of [other, rival]) {
        const { body } = await phone.look()
        if (body.view?.step === 'spike' && body.view.fields.length > 0)
          await phone.send(body.view, { choice: 1, sure: 3 })
        if (phone === rival && body.view?.step === 'fly' && body.view.fields.length > 0)
          await phone.send(body.view, { answer: 0, 'lever.professionals': 1, direction: 0, sure: 1 })
      }
      await look()
    }
    const all = texts.join('\n')
    expect(all).toContain('Half a year after the launch')
    expect(all).toContain('What surprised you?')
    for (const secret of ['first Monday', 'expect less', 'b0', 'Somebody answered', 'Saved', 'Herring'])
      expect(all.includes(secret), secret).toBe(secret === 'Herring')
    expect(room.record().submissions.length).toBeGreaterThan(3)
  })

  test('nothing of the session before its first step is on the screen of the room', async () => {
    let isOpen = false
    const room = await laptop({ isOpen: () => isOpen })
    const phone = await phoneOf(...wayTo(room), 0)
    const before = await phone.look()
    expect(JSON.stringify(before.body.view)).not.toContain('Three hundred people')
    isOpen = true
    room.serving.changed()
    expect(JSON.stringify((await phone.look(before.body.mark)).body.view)).toContain('Three hundred people')
  })

  test('a quote says what a decision leaves and why it cannot be taken', async () => {
    const room = await laptop()
    const [link, code] = wayTo(room)
    const phone = await phoneOf(link, code, 0)
    while ((await phone.look()).body.view?.step !== 'fly') room.advance()
    const { asked } = await import('./serve-phone.ts')
    const quote = (fields: Fields) =>
      asked(link, '/quote', { token: phone.token, body: { step: 'fly', round: 0, fields } })
    expect(await quote({ 'lever.professionals': 1 })).toMatchObject({
      body: { ok: true, says: '21.3 k$ left of 45.0 k$' },
    })
    expect(await quote({ 'lever.professionals': 9 })).toMatchObject({
      body: { ok: false, says: expect.stringContaining('over the budget') },
    })
    const view = viewOf(await phone.look())
    expect(await phone.send(view, { 'lever.professionals': 9, direction: 0, sure: 0 })).toMatchObject({
      status: 422,
      body: { why: 'wrong' },
    })
    expect(room.onDisk().submissions).toEqual([])
  })
})
