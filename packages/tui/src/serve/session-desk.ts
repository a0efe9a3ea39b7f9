import {
  type Answer,
  answersAt,
  type Fault,
  faultOf,
  questionOf,
  type Session,
  type SessionQuestion,
  type SessionRecord,
  type SessionText,
  type Submission,
  stepsOf,
  textOf,
} from '@fishbowl/lab/workshop'
import { language, languages, say, type WordKey } from '@fishbowl/report/words'
import { decideAnswer, decideFields, decideSays, decideWords, entryOf, leftWith } from './desk-decide.ts'
import { predictAnswer, predictFields, predictWords } from './desk-predict.ts'
import type { Desk, Filled, Seat, SeatView, TakeSubmission } from './types.ts'

/** A session under way, as the workshop hands it to the server. */
export type SessionUnderWay = {
  readonly session: Session
  /** The record as it is now. */
  readonly record: () => SessionRecord
  /** False before the first step is on the screen of the room: then nothing of the session is told. */
  readonly isOpen: () => boolean
  readonly take: TakeSubmission
  /** Called when somebody takes a seat, comes back or goes away. */
  readonly onSeats?: () => void
}

type Now = { readonly session: Session; readonly record: SessionRecord }
type Open = SessionQuestion & { readonly open: true }

const told = ({ session }: Now, text: SessionText): string => textOf(text, language(), session.file.languages)

const stepNow = ({ session, record }: Now) => stepsOf(session)[record.at.step]?.step

/** The question that is on the screen and can be answered. */
function openOf({ session, record }: Now): Open | undefined {
  const question = questionOf(session, record)
  if (question?.open !== true || record.at.revealed) return undefined
  return { ...question, open: true }
}

/** What this seat, or its team where the team decides, answered to what is on the screen. */
function givenBy({ session, record }: Now, { team, seat }: Seat): Answer | undefined {
  const own = answersAt(session, record).filter((one) => one.team === team)
  return own.find((one) => one.answer.kind === 'round' || one.seat === seat)?.answer
}

const roundNow = ({ record }: Now): number => record.at.round

/** A view with nothing to fill in. */
function quiet(now: Now, title: string, says: readonly string[], stands?: string): SeatView {
  const step = stepNow(now)?.id ?? ''
  const view = { step, round: roundNow(now), title, says, fields: [], quoted: false, send: '' }
  return stands === undefined ? view : { ...view, stands }
}

/** What is read where nothing is asked: never guide texts, nor what is hidden until the debrief. */
function readingOf(now: Now): SeatView {
  const step = stepNow(now)
  if (step === undefined) return quiet(now, say('serve.soon'), [])
  const title = told(now, step.title)
  switch (step.kind) {
    case 'talk':
      return quiet(now, title, [told(now, step.says)])
    case 'discuss':
    case 'debrief':
      return quiet(now, title, [
        ...step.questions.map((each) => told(now, each)),
        say(step.kind === 'debrief' ? 'serve.debrief' : 'serve.discuss'),
      ])
    case 'predict':
      return quiet(now, title, [told(now, step.question)])
    case 'decide':
      return quiet(now, title, [])
  }
}

function answerWords(now: Now, { team }: Seat, question: SessionQuestion, given: Answer): string {
  const { session, record } = now
  if (question.kind !== 'round') return predictWords(session, question, given)
  return given.kind === 'round' ? decideWords(entryOf(session, record, team, question), given) : ''
}

/** A question whose result is on the screen, or was: the own answer stays to be read. */
function closedOf(now: Now, seat: Seat, question: SessionQuestion): SeatView {
  const { title, says } = readingOf(now)
  const given = givenBy(now, seat)
  const stands = given === undefined ? undefined : answerWords(now, seat, question, given)
  return quiet(now, title, [...says, ...(stands === undefined ? [] : [stands]), say('serve.look')])
}

function openView(now: Now, seat: Seat, question: Open): SeatView {
  const { session, record } = now
  const { title, says } = readingOf(now)
  const given = givenBy(now, seat)
  const common = {
    step: question.step.id,
    round: roundNow(now),
    title,
    send: say(given === undefined ? 'serve.send' : 'serve.resend'),
    ...(given === undefined ? {} : { stands: answerWords(now, seat, question, given) }),
  }
  if (question.kind !== 'round')
    return { ...common, says, fields: predictFields(session, question, given), quoted: false }
  const entry = entryOf(session, record, seat.team, question)
  const decided = given?.kind === 'round' ? given : undefined
  const above = [...decideSays(entry), say('serve.together')]
  return { ...common, says: above, fields: decideFields(entry, decided), quoted: true }
}

function viewOf(now: Now, seat: Seat): SeatView {
  const open = openOf(now)
  if (open !== undefined) return openView(now, seat, open)
  const question = questionOf(now.session, now.record)
  return question === undefined ? readingOf(now) : closedOf(now, seat, question)
}

/** The same for all seats of a team while a team decides: a whole room asks at once, and each look at the money takes some milliseconds. */
function viewsOnce(): typeof viewOf {
  const known = new WeakMap<SessionRecord, Map<number, SeatView>>()
  return (now, seat) => {
    if (questionOf(now.session, now.record)?.kind !== 'round') return viewOf(now, seat)
    const views = known.get(now.record) ?? new Map<number, SeatView>()
    const view = views.get(seat.team) ?? viewOf(now, seat)
    known.set(now.record, views.set(seat.team, view))
    return view
  }
}

/** What is wrong with an answer, in words: the rules of the game have sentences of their own. */
const faultWords = (fault: Fault): string =>
  Object.hasOwn(languages.en, fault) ? say(fault as WordKey) : say('serve.refused.wrong')

/** The submission that filled fields stand for; undefined where something is missing. A decision is the team's, a prediction the seat's. */
function submissionOf(
  now: Now,
  { team, seat }: Seat,
  question: Open,
  filled: Filled,
): Submission | undefined {
  const { session, record } = now
  const step = question.step.id
  if (question.kind !== 'round') {
    const answer = predictAnswer(question, filled)
    return answer === undefined ? undefined : { step, team, seat, answer }
  }
  const answer = decideAnswer(entryOf(session, record, team, question), filled)
  return answer.prediction === undefined ? undefined : { step, team, answer }
}

/** The desk of a session: what its flow allows a seat to see and to send. */
export function deskOf({ session, record, isOpen, take }: SessionUnderWay): Desk {
  const seen = viewsOnce()
  const nowOf = (): Now => ({ session, record: record() })
  /** What is open, if it is what the page shows. */
  const askedOf = (now: Now, { step, round }: Filled): Open | undefined => {
    const open = isOpen() ? openOf(now) : undefined
    return open?.step.id === step && roundNow(now) === round ? open : undefined
  }
  return {
    teams: session.teams,
    view: (seat) => {
      const now = nowOf()
      if (isOpen()) return seen(now, seat)
      return { ...quiet(now, say('serve.soon'), [say('serve.soon.says')]), step: '' }
    },
    quote(seat, filled) {
      const now = nowOf()
      const question = askedOf(now, filled)
      if (question?.kind !== 'round') return { ok: false, says: say('serve.refused.closed') }
      const entry = entryOf(session, now.record, seat.team, question)
      const answer = decideAnswer(entry, filled)
      const submission = { step: question.step.id, team: seat.team, answer }
      const fault = faultOf(session, submission, now.record.submissions)
      const left = leftWith(entry, answer)
      return fault === undefined
        ? { ok: true, says: left }
        : { ok: false, says: `${left}. ${faultWords(fault)}` }
    },
    async take(seat, filled) {
      const now = nowOf()
      const question = askedOf(now, filled)
      if (question === undefined) return { ok: false, why: 'closed', says: say('serve.refused.closed') }
      const submission = submissionOf(now, seat, question, filled)
      if (submission === undefined) return { ok: false, why: 'wrong', says: say('serve.refused.wrong') }
      const fault = faultOf(session, submission, now.record.submissions)
      if (fault !== undefined) return { ok: false, why: 'wrong', says: faultWords(fault) }
      return take(submission)
    },
  }
}
