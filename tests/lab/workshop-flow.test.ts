import {
  advanced,
  answersAt,
  collected,
  gameOf,
  isAtEnd,
  misfitOf,
  questionOf,
  readRecord,
  recordText,
  roundsRevealed,
  type Session,
  type SessionRecord,
  type Submission,
  startedRecord,
  stepsOf,
  submitted,
  waitingFor,
  wentBack,
} from '@fishbowl/lab/workshop'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { smallFile, smallSession } from '../support/session.ts'

const session = smallSession()
const choice = (team: number, option = 2, sure = 0.8, step = 'spike'): Submission => ({
  step,
  team,
  answer: { kind: 'choice', choice: option, sure },
})
const round = (team: number, at: number, professionals = 1, answer = 0): Submission => ({
  step: 'fly',
  team,
  answer: { kind: 'round', round: at, answer, decision: { professionals } },
})

/** The record after so many presses of the key that goes on. */
const after = (presses: number, start = startedRecord(session), held: Session = session): SessionRecord =>
  Array.from({ length: presses }).reduce<SessionRecord>((record) => advanced(held, record), start)

function taken(record: SessionRecord, submission: Submission): SessionRecord {
  const result = submitted(session, record, submission)
  if (!result.ok) throw new Error(result.why)
  return result.record
}
const why = (record: SessionRecord, submission: Submission): string => {
  const result = submitted(session, record, submission)
  return result.ok ? 'taken' : result.why
}

describe('the way through a session', () => {
  test('asks, reveals and goes on, round by round; at the end it stays', () => {
    const places = Array.from({ length: 12 }, (_, presses) => {
      const { step, round: at, revealed } = after(presses).at
      return `${stepsOf(session)[step]?.step.id} ${at} ${revealed ? 'revealed' : 'asked'}`
    })
    expect(places).toEqual([
      'welcome 0 asked',
      'spike 0 asked',
      'spike 0 revealed',
      'team 0 asked',
      'team 0 revealed',
      'fly 0 asked',
      'fly 0 revealed',
      'fly 1 asked',
      'fly 1 revealed',
      'talk 0 asked',
      'debrief 0 asked',
      'debrief 0 asked',
    ])
    expect(isAtEnd(session, after(10))).toBe(true)
    expect(isAtEnd(session, after(9))).toBe(false)
  })

  test('a format has the steps with minutes for it, and its rounds are the first of the flight', () => {
    const short = smallSession({ format: '10' })
    expect(stepsOf(short).map(({ step, minutes }) => [step.id, minutes])).toEqual([
      ['spike', 3],
      ['talk', 3],
      ['debrief', 4],
    ])
    const file = smallFile()
    const twice = [
      ...file.steps,
      { ...file.steps[3], id: 'again', minutes: 1 } as (typeof file.steps)[number],
    ]
    const long = smallSession({ file: { ...file, steps: twice } })
    expect(stepsOf(long).flatMap(({ rounds }) => rounds)).toEqual([0, 1, 2, 3])
  })

  test('any way of going on and back ends where the furthest place says, and never closes or opens anything', () => {
    fc.assert(
      fc.property(fc.array(fc.boolean(), { maxLength: 30 }), (ways) => {
        let record = startedRecord(session)
        let place = 0
        let furthest = 0
        for (const on of ways) {
          record = on ? advanced(session, record) : wentBack(session, record)
          place = Math.max(0, Math.min(10, place + (on ? 1 : -1)))
          furthest = Math.max(furthest, place)
        }
        expect(record.at).toEqual(after(place).at)
        expect(record.furthest).toEqual(after(furthest).at)
        expect(roundsRevealed(session, record)).toBe(furthest >= 8 ? 2 : furthest >= 6 ? 1 : 0)
      }),
    )
  })

  test('says what is asked, and that nothing is taken any more once it is revealed, also after going back', () => {
    expect(questionOf(session, after(0))).toBeUndefined()
    const asked = questionOf(session, after(1))
    expect(asked).toMatchObject({ kind: 'choice', open: true })
    expect(asked?.kind === 'choice' && asked.options).toHaveLength(3)
    const which = questionOf(session, after(3))
    expect(which?.kind === 'choice' && which.options).toEqual([
      { kind: 'arm', arm: 'alone' },
      { kind: 'arm', arm: 'cared-for' },
      { kind: 'none' },
    ])
    expect(questionOf(session, after(2))).toMatchObject({ open: false })
    const back = wentBack(session, after(2))
    expect(back.at.revealed).toBe(false)
    expect(questionOf(session, back)).toMatchObject({ open: false })
    expect(why(back, choice(0))).toBe('revealed')
  })
})

describe('answers', () => {
  test('are taken while they are asked for, the later one in the place of the earlier, one for each seat', () => {
    const asked = after(1)
    expect(waitingFor(session, asked)).toEqual([0, 1])
    const first = submitted(session, asked, choice(0, 1))
    expect(first).toMatchObject({ ok: true, replaced: false })
    const one = taken(asked, choice(0, 1))
    const again = submitted(session, one, choice(0, 2))
    expect(again).toMatchObject({ ok: true, replaced: true })
    const two = taken(one, choice(0, 2))
    expect(two.submissions).toEqual([choice(0, 2)])
    const seats = taken(taken(two, { ...choice(0, 0), seat: 3 }), { ...choice(0, 1), seat: 4 })
    expect(answersAt(session, seats)).toHaveLength(3)
    expect(waitingFor(session, seats)).toEqual([1])
  })

  test('a step that is not asked yet, or whose result is shown, takes none', () => {
    expect(why(after(0), choice(0))).toBe('not-yet')
    expect(why(after(2), choice(0))).toBe('revealed')
    expect(why(after(6), round(0, 0))).toBe('revealed')
    expect(why(after(5), round(0, 1))).toBe('not-yet')
  })

  test('an answer to an earlier step of which the result was skipped by nobody still needs its question open', () => {
    expect(why(after(4), choice(0, 0, 0.5, 'team'))).toBe('revealed')
    expect(why(after(3), choice(0, 0, 0.5, 'team'))).toBe('taken')
  })

  test('what cannot be an answer is refused with the reason', () => {
    const asked = after(1)
    expect(why(asked, choice(2))).toBe('team')
    expect(why(asked, choice(0, 3))).toBe('option')
    expect(why(asked, choice(0, 1, 0.77))).toBe('sureness')
    expect(why(asked, { ...choice(0), step: 'nowhere' })).toBe('step')
    expect(why(asked, { ...choice(0), step: 'talk' })).toBe('kind')
    expect(why(asked, { ...choice(0), seat: 1000 })).toBe('seat')
    expect(why(asked, { step: 'spike', team: 0, answer: { kind: 'number', value: 1, within: 1 } })).toBe(
      'kind',
    )
    const flying = after(5)
    expect(why(flying, round(0, 7))).toBe('round')
    expect(why(flying, round(0, 0, 9))).toBe('play.illegal.money')
    const seniors = { kind: 'round', round: 0, answer: 0, decision: { seniors: 1 } } as const
    expect(why(flying, { step: 'fly', team: 0, answer: seniors })).toBe('play.illegal.lever')
    expect(why(flying, round(0, 0, 1, 1))).toBe('play.illegal.answer')
  })

  test('a team that never answers does not hold up the others: in its game everything stays as it was', () => {
    const record = after(3, taken(after(5), round(1, 0)))
    expect(record.at).toEqual({ step: 3, round: 1, revealed: true })
    expect(gameOf(session, record, 0).rounds).toEqual([
      { answer: 0, decision: {} },
      { answer: 0, decision: {} },
    ])
    expect(gameOf(session, record, 1).rounds).toEqual([
      { answer: 0, decision: { professionals: 1 } },
      { answer: 0, decision: {} },
    ])
    expect(gameOf(session, record, 1).base).toBe(session.arms[0].scenario)
  })

  test('a team that goes into debt by going on as before may do what costs no more, or it would never find out of it', () => {
    const file = smallFile()
    const { alone, 'cared-for': cared } = file.scenarios
    if (alone === undefined || cared === undefined || file.flight === undefined)
      throw new Error('they are there')
    const poor = smallSession({
      file: { ...file, scenarios: { 'cared-for': cared, alone }, flight: { ...file.flight, grant: 30_000 } },
    })
    const flying = after(5, startedRecord(poor), poor)
    const said = (posts: number): string => {
      const result = submitted(poor, flying, round(0, 0, posts))
      return result.ok ? 'taken' : result.why
    }
    expect([0, 1, 2, 3].map(said)).toEqual(['taken', 'taken', 'taken', 'play.illegal.money'])
  })

  test('a decision is one for the team, whoever of it sends it', () => {
    const record = taken(taken(after(5), { ...round(0, 0, 1), seat: 1 }), { ...round(0, 0, 0), seat: 2 })
    expect(record.submissions).toHaveLength(1)
    expect(gameOf(session, record, 0, 1).rounds[0]?.decision).toEqual({ professionals: 0 })
  })
})

describe('the record', () => {
  const played = after(
    2,
    taken(taken(after(2, taken(after(1), choice(0))), choice(1, 1, 0.5, 'team')), choice(0, 0, 0.34, 'team')),
  )

  test('comes back from its file to the last word, and playing on from it is playing on', () => {
    const read = readRecord(recordText(played))
    expect(read).toEqual({ ok: true, record: played })
    if (!read.ok) return
    expect(misfitOf(session, read.record)).toBeUndefined()
    expect(recordText(taken(read.record, round(0, 0)))).toBe(recordText(taken(played, round(0, 0))))
  })

  test('cut anywhere it is no record, and says so', () => {
    const text = recordText(played)
    fc.assert(
      fc.property(fc.nat(text.trimEnd().length - 1), (length) => {
        expect(readRecord(text.slice(0, length)).ok).toBe(false)
      }),
    )
    expect(readRecord(text.replace('"at"', '"hat"'))).toMatchObject({ ok: false })
    expect(readRecord(text.replace('"team": 0', '"team": "a"'))).toEqual({
      ok: false,
      where: 'submissions.0.team',
    })
  })

  test('of another session, model, length or number of teams does not fit', () => {
    expect(misfitOf(smallSession({ modelVersion: '9' }), played)).toBe('model')
    expect(misfitOf(smallSession({ file: { ...smallFile(), seed: 'other' } }), played)).toBe('session')
    expect(misfitOf(smallSession({ format: '10' }), played)).toBe('format')
    expect(misfitOf(smallSession({ teams: 3 }), played)).toBe('teams')
    expect(misfitOf(session, { ...played, at: { step: 9, round: 0, revealed: false } })).toBe('place')
    const odd = { ...played, submissions: [choice(0), choice(1, 3)] }
    expect(misfitOf(session, odd)).toEqual({ fault: 'option', at: 1 })
  })

  test('takes the files of laptops without a network, whatever is revealed here; its own answers to what is revealed stay', () => {
    const room = after(8, taken(after(1), choice(0, 2)))
    const laptop = [choice(0, 0), choice(1, 1), round(1, 0), round(1, 1)]
    const { record, taken: count, kept, refused } = collected(session, room, laptop)
    expect([count, kept, refused]).toEqual([3, 1, []])
    expect(record.submissions).toEqual([choice(0, 2), choice(1, 1), round(1, 0), round(1, 1)])
    const again = collected(session, record, laptop)
    expect([again.record, again.taken, again.kept]).toEqual([record, 0, 4])
    expect(collected(session, room, [choice(0, 7)]).refused).toEqual([
      { submission: choice(0, 7), why: 'option' },
    ])
  })
})
