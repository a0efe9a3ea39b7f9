import { quote } from '@fishbowl/core'
import type { SessionText } from '@fishbowl/lab/workshop'
import {
  answersAt,
  type Session,
  type SessionRecord,
  type SessionStep,
  stepsOf,
  textOf,
  waitingFor,
} from '@fishbowl/lab/workshop'
import type { TableData } from '@fishbowl/report'
import { language, say } from '@fishbowl/report/words'
import type { Look } from './look.ts'
import { pageOf, paragraph, tableLines } from './page.ts'

/** A text of a session in the language that is spoken. */
export const told = (session: Session, text: SessionText): string =>
  textOf(text, language(), session.file.languages)

/** The name of a team, counted from 0. */
export const teamName = ({ teams }: Session, team: number): string => teams[team] ?? String(team + 1)

function placeLine(session: Session, { at }: SessionRecord): string {
  const steps = stepsOf(session)
  const found = steps[at.step]
  if (found === undefined) return ''
  const { step, rounds } = found
  const asks = step.kind === 'predict' || step.kind === 'decide'
  const values = {
    step: at.step + 1,
    of: steps.length,
    title: told(session, step.title),
    state: say(
      at.revealed
        ? 'workshop.cli.state.revealed'
        : asks
          ? 'workshop.cli.state.asked'
          : 'workshop.cli.state.shown',
    ),
  }
  return rounds.length === 0
    ? say('workshop.cli.at', values)
    : say('workshop.cli.at.round', { ...values, round: at.round + 1 })
}

/** Who has not answered yet: of all teams, or on the laptop of a team that team alone. */
function waitingLine(session: Session, record: SessionRecord, own: number | undefined): readonly string[] {
  const asked = stepsOf(session)[record.at.step]?.step.kind
  if (record.at.revealed || (asked !== 'predict' && asked !== 'decide')) return []
  const teams = waitingFor(session, record)
    .filter((team) => own === undefined || team === own)
    .map((team) => teamName(session, team))
  return [
    teams.length === 0
      ? say('workshop.cli.waiting.none')
      : say('workshop.cli.waiting', { teams: teams.join(', ') }),
  ]
}

/** Teams that have answered a step; in a decide step their least round. */
function answered(
  session: Session,
  record: SessionRecord,
  { step, rounds }: SessionStep,
  place: number,
): string {
  if (step.kind !== 'predict' && step.kind !== 'decide') return ''
  const counts = (rounds.length === 0 ? [0] : rounds).map((round) => {
    const there = answersAt(session, { ...record, at: { step: place, round, revealed: false } })
    return new Set(there.map(({ team }) => team)).size
  })
  return `${counts.join(' ')} / ${session.teams.length}`
}

const left = (header: string) => ({ header, align: 'left' as const })
const right = (header: string) => ({ header, align: 'right' as const })

function stepTable(session: Session, record: SessionRecord): TableData {
  return {
    columns: [
      left(say('workshop.cli.column.step')),
      left(say('workshop.cli.column.kind')),
      right(say('workshop.cli.column.minutes')),
      right(say('workshop.cli.column.answers')),
    ],
    rows: stepsOf(session).map((one, i) => [
      `${i + 1} ${told(session, one.step.title)}`,
      say('workshop.cli.kind', { kind: one.step.kind }),
      String(one.minutes),
      answered(session, record, one, i),
    ]),
  }
}

/** Where a session stands, for a pipe. */
export function sessionLines(
  session: Session,
  record: SessionRecord,
  {
    path,
    isNew,
    team,
  }: { readonly path: string; readonly isNew: boolean; readonly team: number | undefined },
  look: Look,
): readonly string[] {
  const { file, digest, format, teams } = session
  const words = (text: string): readonly string[] => paragraph(text, look)
  const facts = { digest, minutes: format, teams: teams.length, runs: file.replicates }
  const kept = { file: quote(path, 200), answers: record.submissions.length }
  return pageOf(
    [
      ...words(told(session, file.title)),
      ...(file.question === undefined ? [] : words(told(session, file.question))),
    ],
    [
      ...words(say('workshop.cli.facts', facts)),
      ...words(say(isNew ? 'workshop.cli.new' : 'workshop.cli.kept', kept)),
      ...words(placeLine(session, record)),
      ...waitingLine(session, record, team).flatMap(words),
    ],
    tableLines(stepTable(session, record), look),
  )
}
