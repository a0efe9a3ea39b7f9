import type { Claim, Scenarios, Verdict } from '@fishbowl/lab'
import {
  type Came,
  type PredictStep,
  type Reveal,
  revealing,
  type Session,
  type SessionFile,
} from '@fishbowl/lab/workshop'
import { differenceFormatOf, formatNumber, formatOf, type TableData, wordStretch } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { missLines, verdictPart, verdictsOf } from '../commands/check.ts'
import type { Answer, Request } from './answer.ts'
import { verdictDocument } from './claims.ts'
import { withCountedRuns } from './counting.ts'
import type { Look } from './look.ts'
import { pageOf, paragraph, tableLines } from './page.ts'
import { told } from './session-lines.ts'
import { openSession } from './session-open.ts'

/** A predict step with what comes of it. */
type Outcome = { readonly step: PredictStep; readonly reveal: Reveal }

const predictSteps = ({ steps }: SessionFile): readonly PredictStep[] =>
  steps.flatMap((step) => (step.kind === 'predict' ? [step] : []))

/** The claims of a session about its arms. */
function claimsOf({ file, arms }: Session): readonly Claim[] {
  return file.expect.map(({ arm, ...expectation }) => ({ own: arm ?? arms[0].id, expectation }))
}

async function outcomesOf(
  session: Session,
  { settings, telling, outside }: Pick<Request, 'settings' | 'telling' | 'outside'>,
): Promise<readonly Outcome[]> {
  const steps = predictSteps(session.file)
  if (steps.length === 0) return []
  const reveals = new Map<string, Reveal>()
  await withCountedRuns(outside, settings.threads, telling, async ({ run, inFlight }) => {
    for await (const { reveals: ready } of revealing(session, run, inFlight, steps))
      for (const reveal of ready) reveals.set(reveal.step, reveal)
  })
  return steps.flatMap((step) => {
    const reveal = reveals.get(step.id)
    return reveal === undefined ? [] : [{ step, reveal }]
  })
}

const armTitle = (session: Session, id: string | undefined): string => {
  const arm = session.arms.find((one) => one.id === id)
  return arm === undefined ? '' : told(session, arm.title)
}

/** What comes of a question, or that the runs do not tell. */
function wordCame(session: Session, { asks }: PredictStep, came: Came): string {
  if (came.kind === 'number') return formatNumber(came.value.mean, formatOf(asks.measure))
  if (came.choice === undefined) return say('workshop.cli.check.untold')
  if (came.kind === 'direction') return say(`workshop.cli.check.${came.direction}`)
  if (asks.kind !== 'which') return ''
  return came.choice === asks.arms.length
    ? say('workshop.cli.check.none')
    : armTitle(session, asks.arms[came.choice])
}

/** The interval that decides: of the change, or of the least lead. */
function interval({ asks }: PredictStep, came: Came): string {
  const difference = differenceFormatOf(asks.measure)
  if (came.kind === 'number') return wordStretch(came.value.low, came.value.high, formatOf(asks.measure))
  if (came.kind === 'direction') return wordStretch(came.change.low, came.change.high, difference)
  const others = came.leads.filter((_, i) => i !== came.first)
  const least = others.toSorted((a, b) => a.mean - b.mean)[0]
  return least === undefined ? '' : wordStretch(least.low, least.high, difference)
}

function bound({ asks }: PredictStep): string {
  if (asks.kind === 'number') return ''
  const least = asks.kind === 'direction' ? asks.flat : asks.by
  return formatNumber(least, differenceFormatOf(asks.measure)).replace(/^\+/, '')
}

const left = (header: string) => ({ header, align: 'left' as const })
const right = (header: string) => ({ header, align: 'right' as const })

function outcomeTable(session: Session, outcomes: readonly Outcome[]): TableData {
  return {
    columns: [
      left(say('workshop.cli.column.step')),
      left(say('workshop.cli.check.column.comes')),
      right(say('workshop.cli.check.column.interval')),
      right(say('workshop.cli.check.column.bound')),
    ],
    rows: outcomes.map(({ step, reveal }) => [
      step.id,
      wordCame(session, step, reveal.came),
      interval(step, reveal.came),
      bound(step),
    ]),
  }
}

const isUntold = ({ reveal: { came } }: Outcome): boolean =>
  came.kind !== 'number' && came.choice === undefined

/** Minutes of each format. */
function minutesLine({ formats, steps }: SessionFile): string {
  const sums = formats.map((format) => {
    const sum = steps.reduce(
      (total, { minutes }) => total + (typeof minutes === 'number' ? minutes : (minutes[format] ?? 0)),
      0,
    )
    return say('workshop.cli.check.format', { format, minutes: sum })
  })
  return say('workshop.cli.check.valid', { formats: sums.join(', ') })
}

function claimsLine(verdicts: readonly Verdict[], failed: number): string {
  return verdicts.length === 0
    ? say('workshop.cli.check.claims.none')
    : say('workshop.cli.check.claims', { claims: verdicts.length, failed })
}

function lines(
  session: Session,
  {
    verdicts,
    failed,
    outcomes,
  }: {
    readonly verdicts: readonly Verdict[]
    readonly failed: readonly Verdict[]
    readonly outcomes: readonly Outcome[]
  },
  look: Look,
): readonly string[] {
  return pageOf(
    paragraph(told(session, session.file.title), look),
    verdictPart(verdicts, new Set(verdicts.map(({ own }) => own)).size > 1, look),
    failed.flatMap((verdict) => missLines(verdict, look)),
    outcomes.length === 0 ? [] : tableLines(outcomeTable(session, outcomes), look),
    outcomes
      .filter(isUntold)
      .flatMap(({ step }) =>
        paragraph(
          `- ${step.id}: ${say('workshop.cli.check.untold')}; ${say('workshop.cli.check.untold.more')}`,
          look,
          2,
        ),
      ),
    [
      ...paragraph(minutesLine(session.file), look),
      ...paragraph(claimsLine(verdicts, failed.length), look),
      ...paragraph(say('workshop.cli.check.digest', { digest: session.digest }), look),
    ],
  )
}

/** Checks a session: every mistake of its files with its place, then its claims on paired runs, then what comes of each predict step. */
export async function checkSession(request: Request, name: string): Promise<Answer> {
  const { settings, look, outside } = request
  const { fails } = await import('@fishbowl/lab')
  const { session } = openSession(name, { seed: settings.seed }, outside)
  const scenarios: Scenarios = new Map(session.arms.map(({ id, scenario }) => [id, scenario]))
  const verdicts = await verdictsOf(claimsOf(session), scenarios, request)
  const outcomes = await outcomesOf(session, request)
  const failed = verdicts.filter(({ outcome }) => fails(outcome))
  return {
    exit: failed.length > 0 ? 'unmet' : 'done',
    document: {
      kind: 'check',
      session: { id: session.file.id, name, digest: session.digest },
      verdicts: verdicts.map((verdict) => verdictDocument(verdict)),
      steps: outcomes.map(({ step, reveal: { came, digest, replicates } }) => ({
        step: step.id,
        came,
        told: came.kind === 'number' || came.choice !== undefined,
        digest,
        replicates,
      })),
      failed: failed.length,
    },
    lines: () => lines(session, { verdicts, failed, outcomes }, look),
  }
}
