import { measured } from '@fishbowl/core'
import { netValueOf, scenarioOfGame } from '@fishbowl/lab/play'
import { codeOf, gameOf, stepsOf } from '@fishbowl/lab/workshop'
import { simulate } from '@fishbowl/sim'
import { describe, expect, test } from 'vitest'
import { smallFile, smallSession } from '../support/session.ts'
import { type Held, held } from './support/room.ts'

const session = smallSession()

/** Presses space until a step of this id is asked. */
async function at(room: Held, id: string): Promise<Held> {
  for (let i = 0; i < 40; i++) {
    const { record, isOpen } = room.room()
    if (isOpen && stepsOf(session)[record.at.step]?.step.id === id && !record.at.revealed) return room
    await room.runs()
    room.keys('space')
  }
  throw new Error(`${id} was not reached:\n${room.lines().join('\n')}`)
}

/** The keys of a code. */
const digitsOf = (code: string): readonly string[] => code.match(/\d/g) ?? []

describe('answers', () => {
  test('team after team chooses and says how sure; each answer is on the disk before it is on the screen', async () => {
    const room = await at(held(session), 'spike')
    room.keys('3', '4')
    expect(room.kept.at(-1)?.submissions).toEqual([
      { step: 'spike', team: 0, answer: { kind: 'choice', choice: 2, sure: 0.8 } },
    ])
    expect(room.text()).toContain('Pike, your answer?')
    expect(room.text()).toContain('1 of 2 teams answered')
  })

  test('an answer that cannot be written is not taken, and the same key gives it again', async () => {
    let isFull = false
    const services = {
      keep: () => (isFull ? { ok: false as const, why: 'the disk is full' } : { ok: true as const }),
    }
    const room = await at(held(session, { services }), 'spike')
    isFull = true
    room.keys('3', '4')
    expect(room.room().record.submissions).toEqual([])
    expect(room.text()).toContain('the disk is full')
    expect(room.text()).toContain('Herring: it goes down')
    isFull = false
    room.keys('4')
    expect(room.text()).toContain('1 of 2 teams answered')
  })

  test('space asks once before it goes on without a team', async () => {
    const room = await at(held(session), 'spike')
    room.keys('1', '1', 'space')
    expect(room.room().record.at.revealed).toBe(false)
    expect(room.text()).toContain('One team has not answered: Pike.')
    room.keys('0')
    expect(room.text()).toContain('Pike, your answer?')
    room.keys('space', 'space')
    expect(room.room().record.at.revealed).toBe(true)
  })

  test('a team can be asked again until the result is shown', async () => {
    const room = await at(held(session), 'spike')
    room.keys('1', '1', '2', '2', '9', '1', '3', '5')
    const { submissions } = room.room().record
    expect(submissions).toHaveLength(2)
    expect(submissions.find(({ team }) => team === 0)?.answer).toEqual({
      kind: 'choice',
      choice: 2,
      sure: 0.95,
    })
  })

  test('a number is typed with its unit: shares as per cent, money in thousands; a 0 is none of a share and the minus of money', async () => {
    const file = smallFile()
    const asked = (measure: 'weeklyActive' | 'netValue') =>
      smallSession({
        file: {
          ...file,
          steps: file.steps.map((step) =>
            step.id === 'spike' && step.kind === 'predict'
              ? Object.assign({}, step, {
                  asks: { kind: 'number', arm: 'alone', measure, weeks: [24, 28] } as const,
                })
              : step,
          ),
        },
      })
    const share = await at(held(asked('weeklyActive')), 'spike')
    share.keys('3', '5', 'enter', '2', 'enter')
    expect(share.room().record.submissions[0]?.answer).toEqual({ kind: 'number', value: 0.35, within: 0.02 })
    const none = await at(held(asked('weeklyActive')), 'spike')
    none.keys('0', 'enter', '0', 'enter', '0', '7', 'enter', '2', 'enter')
    expect(none.room().record.submissions.map(({ answer }) => answer)).toEqual([
      { kind: 'number', value: 0, within: 0 },
      { kind: 'number', value: 0.07, within: 0.02 },
    ])
    const dollars = await at(held(asked('netValue')), 'spike')
    dollars.keys('0', '2', '5', 'backspace', '6', 'enter', '1', '0', 'enter')
    expect(dollars.room().record.submissions[0]?.answer).toEqual({
      kind: 'number',
      value: -26_000,
      within: 10_000,
    })
  })

  test('points that a team draws are kept as they were typed', async () => {
    const room = await at(held(session), 'fly')
    // No lever is moved; the curve in points: 35, 29 and 7 per cent, within 3.
    room.keys('1', 'space', '4', '3', '5', 'enter', '2', '9', 'enter', '7', 'enter', '3', 'enter', 'space')
    expect(room.room().record.submissions[0]?.answer).toMatchObject({
      prediction: {
        kind: 'points',
        points: [
          [3, 0.35],
          [8, 0.29],
          [12, 0.07],
        ],
        within: 0.03,
      },
    })
  })

  test('the code on the laptop of a team gives the same record as its keys on that of the room', async () => {
    const laptop = await at(held(session, { mode: { kind: 'team', team: 1, file: 'pike.json' } }), 'spike')
    laptop.keys('2', '3')
    const [given] = laptop.room().record.submissions
    if (given === undefined) throw new Error('nothing was given')
    const code = codeOf(session, given)
    expect(laptop.text()).toContain('pike.json')
    const byCode = await at(held(session), 'spike')
    byCode.keys('8', ...digitsOf(code), 'enter')
    const byKeys = await at(held(session), 'spike')
    byKeys.keys('9', '2', '2', '3')
    expect(byCode.room().record).toEqual(byKeys.room().record)
    expect(byCode.room().record.submissions).toEqual([given])
  })

  test('a mistyped code and one of another session are told apart, and neither is taken', async () => {
    const submission = { step: 'spike', team: 0, answer: { kind: 'choice', choice: 0, sure: 0.5 } } as const
    const code = codeOf(session, submission)
    const room = await at(held(session), 'spike')
    const wrong = code.replace(/.$/, (last) => String((Number(last) + 1) % 10))
    room.keys('8', ...digitsOf(wrong), 'enter')
    expect(room.text()).toContain('This code is mistyped')
    room.keys(...Array.from(wrong, () => 'backspace'))
    room.keys(...digitsOf(codeOf(smallSession({ teams: ['Herring', 'Pike', 'Carp'] }), submission)), 'enter')
    expect(room.text()).toContain('a code of another session')
    expect(room.room().record.submissions).toEqual([])
  })
})

describe('reveals', () => {
  test('nothing is drawn before its runs are made, then for about four seconds, ten times a second', async () => {
    let isOpen = false
    const late: (() => void)[] = []
    const services = {
      run: async (task: Parameters<typeof simulate>[0]) => {
        if (!isOpen) await new Promise<void>((resolve) => late.push(resolve))
        return simulate(task)
      },
    }
    const room = held(session, { services })
    room.keys('space', 'space', '1', '1', '1', '1', 'space')
    expect(room.room().record.at.revealed).toBe(true)
    expect(room.text()).toContain('The runs are being made')
    room.tick(20)
    expect(room.room().drawn).toBe(0)
    isOpen = true
    for (const go of late) go()
    await room.runs()
    expect(room.text()).not.toContain('It came out')
    let steps = 0
    for (; room.room().drawn < 1 && steps < 100; steps++) room.tick()
    expect(steps).toBeGreaterThanOrEqual(30)
    expect(steps).toBeLessThanOrEqual(60)
    expect(room.text()).toContain('It came out: it goes down')
    room.keys('9')
    expect(room.room().drawn).toBe(0)
    room.keys('space')
    expect(room.room().drawn).toBe(1)
  })

  test('a screen reader hears the result at once, and nothing moves', async () => {
    const room = held(session, { spoken: true })
    room.keys('space', 'space', '1', '1', '1', '1', 'space')
    await room.runs()
    const { drawn } = room.room()
    room.tick(100)
    expect(room.room().drawn).toBe(drawn)
    expect(room.timers()).toBe(0)
  })

  test('one step back shows the question; what was revealed stays closed', async () => {
    const room = held(session)
    room.keys('space', 'space', '1', '1', '1', '1', 'space')
    await room.runs()
    room.keys('0')
    expect(room.room().record.at).toMatchObject({ step: 1, revealed: false })
    room.keys('2', '2')
    expect(
      room.room().record.submissions.every(({ answer }) => answer.kind === 'choice' && answer.choice === 0),
    ).toBe(true)
  })
})

/** Herring hires one professional at once, Pike leaves everything; both say flat, 50 %. */
async function played(): Promise<Held> {
  const room = await at(held(session), 'fly')
  room.keys('1', '1', '1', 'space', '2', '2', 'space')
  room.keys('1', 'space', '2', '2', 'space', 'space')
  await room.runs()
  return room
}

describe('rounds', () => {
  test('the table of a round has the numbers of a plain loop', async () => {
    const room = await played()
    room.keys('space', 'space')
    const { record } = room.room()
    for (const team of [0, 1]) {
      const game = gameOf(session, record, team)
      const history = simulate({ scenario: scenarioOfGame(game), replicate: 0 })
      const value = `${(netValueOf(game, history) / 1000).toFixed(1)} k$`
      expect(room.lines().find((line) => line.includes(session.teams[team] ?? ''))).toContain(value)
    }
  })

  test('going back to a round makes a branch on the same luck beside what was decided', async () => {
    const room = await played()
    room.keys('8', '2', '1', '1', '1', 'space', 'space')
    await room.runs()
    const { record } = room.room()
    expect(record.branches).toEqual([{ team: 1, round: 0, answer: 0, decision: { professionals: 1 } }])
    expect(room.kept.at(-1)).toEqual(record)
    room.keys('space')
    const [herring, pike] = [0, 1].map((team) => gameOf(session, record, team))
    if (herring === undefined || pike === undefined) throw new Error('no games')
    // Pike's branch is what Herring did: the same luck gives the same run.
    const valueOf = (game: typeof pike): number =>
      netValueOf(game, simulate({ scenario: scenarioOfGame(game), replicate: 0 }))
    const difference = valueOf(herring) - valueOf(pike)
    expect(room.text()).toContain(
      `${(Math.abs(difference) / 1000).toFixed(1)} k$ ${difference < 0 ? 'less' : 'more'}`,
    )
    expect(pike.rounds[0]?.decision).toEqual({})
    room.keys('space')
    expect(room.room().input.at).toBe('rest')
  })

  test('the level that a team predicts from is that of its own last weeks', async () => {
    const room = await played()
    room.keys('space', 'space', 'space', '1', '1', 'space')
    const { record } = room.room()
    const history = simulate({ scenario: scenarioOfGame(gameOf(session, record, 0, 1)), replicate: 0 })
    const level = measured(history, 'weeklyActive', { from: 9, to: 12 })
    expect(room.room().input).toMatchObject({ at: 'entry', team: 0, entry: { level } })
  })
})

describe('the keyboard of a room', () => {
  test('a kiosk is not left by q; ctrl+c ends it everywhere', () => {
    const room = held(session, { kiosk: true })
    expect(room.keys('q', 'enter', ':', 'E')).toEqual([])
    expect(room.room().over).toBeUndefined()
    expect(room.keys('ctrl+c')).toEqual([{ do: 'quit', code: 130 }])
  })

  test('elsewhere q asks first', () => {
    const room = held(session)
    expect(room.keys('q')).toEqual([])
    expect(room.keys('x')).toEqual([])
    expect(room.keys('q', 'enter')).toEqual([{ do: 'quit', code: 0 }])
  })

  test('the time box counts once a second while a step is open, and says when it is over', () => {
    const room = held(session)
    expect(room.timers()).toBe(0)
    room.keys('space')
    expect(room.lines()[0]).toMatch(/2:00$/)
    room.tick(10)
    expect(room.lines()[0]).toMatch(/1:59$/)
    room.tick(10 * 124)
    expect(room.lines()[0]).toMatch(/0:05 over$/)
  })
})

describe('notes', () => {
  test('they follow the record, say who has not answered, and draw nothing while it is the same', async () => {
    const room = await at(held(session), 'spike')
    const notes = held(session, { mode: { kind: 'notes' }, services: { read: () => room.room().record } })
    notes.tick(10)
    expect(notes.text()).toContain('2 teams have not answered: Herring, Pike')
    const before = notes.room()
    notes.tick(100)
    expect(notes.room()).toBe(before)
    room.keys('1', '1')
    notes.tick(10)
    expect(notes.text()).toContain('Not yet answered: Pike')
  })
})
