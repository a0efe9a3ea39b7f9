import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Scenario } from '@fishbowl/core'
import { debrief, Flight, type Game, type PlayDebrief, type Round } from '@fishbowl/lab/play'
import {
  advanced,
  debriefOf,
  isAtEnd,
  questionOf,
  type Session,
  type SessionDebrief,
  SessionFile,
  type SessionRecord,
  type Submission,
  sessionOf,
  startedRecord,
  submitted,
} from '@fishbowl/lab/workshop'
import { simulate } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import { sessionDocument } from '../../packages/tui/src/cli/session-document.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { openScenarios } from '../../packages/tui/src/scenarios.ts'
import { playDocument } from '../../packages/tui/src/screens/play/document.ts'

const run = async (task: Parameters<typeof simulate>[0]) => simulate(task)

/** A scenario of 150 people from the text of its file. */
function smallScenario(id: string, rest = ''): Scenario {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-debrief-'))
  try {
    const path = join(folder, `${id}.yaml`)
    writeFileSync(
      path,
      `fishbowl: 1\nid: ${id}\ntitle: ${id} in small\norganisation: { members: 150 }\nhorizon: 52\n${rest}`,
    )
    const [opened] = openScenarios([path], openOutside())
    if (opened === undefined) throw new Error(`no scenario ${id}`)
    return opened.scenario
  } finally {
    rmSync(folder, { recursive: true })
  }
}

const rounds: readonly Round[] = [
  {
    answer: 0,
    decision: { professionals: 1, launch: 2 },
    prediction: { kind: 'direction', direction: 'up', sure: 0.8 },
  },
  {
    answer: 1,
    decision: { alignment: 2 },
    prediction: { kind: 'direction', direction: 'flat', sure: 0.5 },
  },
  {
    answer: 0,
    decision: { training: 1 },
    prediction: {
      kind: 'points',
      points: [
        [4, 0.2],
        [12, 0.3],
      ],
      within: 0.05,
    },
  },
  { answer: 0, decision: {}, prediction: { kind: 'direction', direction: 'up', sure: 0.95 } },
]

/** Four quarters in a small organisation, with an event in the second. */
const smallGame = (): Game => ({
  base: smallScenario('bare'),
  flight: Flight.parse({
    rounds: 4,
    grant: 60_000,
    events: [{ round: 2, event: 'reorganisation' }],
  }),
  replicate: 0,
  rounds,
})

let played: Promise<PlayDebrief> | undefined
/** The debrief of that game: made once. */
export const smallPlay = (): Promise<PlayDebrief> => {
  played ??= debrief(smallGame(), run, { others: 6, plans: 24 })
  return played
}

/** The text of the document that `play --json` writes of it. */
export async function playText(change: (debrief: PlayDebrief) => object = (one) => one): Promise<string> {
  const game = smallGame()
  const document = playDocument(await smallPlay(), game.base, 'fishbowl play --game game.json --json')
  return jsonText({ ...document, debrief: change(document.debrief) })
}

const predicted = (id: string, asks: object, more: object = {}) => ({
  id,
  kind: 'predict',
  title: { en: `Step ${id}`, fr: `Étape ${id}` },
  minutes: 5,
  question: { en: `What of ${id}?`, fr: `Quoi de ${id} ?` },
  asks,
  ...more,
})

const file = SessionFile.parse({
  fishbowlSession: 1,
  id: 'small-session',
  title: { en: 'A small session', fr: 'Une petite séance' },
  question: { en: 'One or none?', fr: 'Un ou aucun ?' },
  languages: ['en', 'fr'],
  replicates: 20,
  teams: 3,
  scenarios: {
    staffed: { scenario: 'staffed', title: { en: 'one professional', fr: 'un professionnel' } },
    bare: { scenario: 'bare', title: { en: 'nobody', fr: 'personne' } },
  },
  hidden: {
    assumptions: { hire: { value: 16, reason: 'a slow end of the range' } },
    says: { en: 'Posts stay empty for long.', fr: 'Les postes restent longtemps vides.' },
  },
  flight: { rounds: 2, grant: 80_000, events: [{ round: 2, event: 'reorganisation' }] },
  steps: [
    { id: 'hello', kind: 'talk', title: 'Hello', minutes: 2, says: 'Welcome.' },
    predicted(
      'which',
      { kind: 'which', arms: ['bare', 'staffed'], measure: 'weeklyActive', weeks: [40, 51], by: 0.01 },
      { after: 'So it is.' },
    ),
    predicted('way', {
      kind: 'direction',
      arm: 'staffed',
      measure: 'weeklyActive',
      from: [0, 3],
      to: [48, 51],
      flat: 0.01,
    }),
    predicted('level', { kind: 'number', arm: 'staffed', measure: 'weeklyActive', weeks: [48, 51] }),
    { id: 'play', kind: 'decide', title: 'Decide', minutes: 10, rounds: 2 },
    { id: 'talk', kind: 'discuss', title: 'Talk', minutes: 5, questions: ['What did you learn?'] },
    { id: 'end', kind: 'debrief', title: 'The end', minutes: 5, questions: ['And now?'] },
  ],
})

/** A session in the small. */
function smallSession(teams: readonly string[]): Session {
  const staffed = 'policies: { staffing: { team: [{ seniority: professional, count: 1 }] } }\n'
  return sessionOf({
    file,
    scenarios: new Map([
      ['bare', smallScenario('bare')],
      ['staffed', smallScenario('staffed', staffed)],
    ]),
    modelVersion,
    teams,
  })
}

const sures = [0.5, 0.8, 0.65, 0.95] as const

/** What team `team` says to what is asked: each something else, the second one with two people. */
function answersOf(session: Session, record: SessionRecord, team: number): readonly Submission[] {
  const question = questionOf(session, record)
  if (question?.open !== true) return []
  const step = question.step.id
  const sure = sures[team % sures.length] ?? 0.5
  if (question.kind === 'round')
    return [
      {
        step,
        team,
        answer: {
          kind: 'round',
          round: question.round,
          answer: question.round === 1 ? team % 2 : 0,
          decision: question.round === 0 ? { professionals: team } : {},
          prediction: { kind: 'direction', direction: team === 0 ? 'down' : 'up', sure },
        },
      },
    ]
  return (team === 1 ? [0, 1] : [undefined]).map((seat, i): Submission => {
    const answer =
      question.kind === 'choice'
        ? ({ kind: 'choice', choice: (team + i) % question.options.length, sure } as const)
        : ({ kind: 'number', value: (team + 1) / 10, within: 0.1 } as const)
    return seat === undefined ? { step, team, answer } : { step, team, seat, answer }
  })
}

/** The record of a session that was held to its end; one team went back to its first round. */
function heldRecord(session: Session): SessionRecord {
  let record = startedRecord(session)
  while (!isAtEnd(session, record)) {
    for (const team of session.teams.keys())
      for (const submission of answersOf(session, record, team)) {
        const one = submitted(session, record, submission)
        if (!one.ok) throw new Error(`refused: ${JSON.stringify(one.why)}`)
        record = one.record
      }
    record = advanced(session, record)
  }
  return { ...record, branches: [{ team: 0, round: 0, answer: 0, decision: { professionals: 1 } }] }
}

/** The text of the document that `workshop --json` writes of such a session. */
export async function sessionText(
  teams: readonly string[] = ['Finance', 'Sales', 'HR'],
  change: (debrief: SessionDebrief) => object = (one) => one,
): Promise<string> {
  const session = smallSession(teams)
  const found = await debriefOf(session, heldRecord(session), run, { plans: 0 })
  const document = sessionDocument(session, found, 'fishbowl workshop small-session --json')
  return jsonText({ ...document, debrief: change(document.debrief) })
}
