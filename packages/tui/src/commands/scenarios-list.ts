import { measureOf } from '@fishbowl/core'
import type { Claim, Robustness, Scenarios, Verdict } from '@fishbowl/lab'
import { formatNumber, scenarioQuestion, scenarioTitle, type TableData } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Answer, Request } from '../cli/answer.ts'
import { outcomes, verdictDocument, withOthers, wordBound, wordEstimate } from '../cli/claims.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import { columnsOf, pageOf, paragraph, tableLines } from '../cli/page.ts'
import { aboutOf, openScenarios, presentIds } from '../scenarios.ts'
import { verdictsOf } from './check.ts'

/** Sets of assumptions where nobody asks for a number: a first impression in minutes. */
const usualDraws = 16

const left = (header: string) => ({ header, align: 'left' as const })
const right = (header: string) => ({ header, align: 'right' as const })

/** Shares of assumption sets in which claims hold, in order; none for no draws. */
async function robustnessOf(
  claims: readonly Claim[],
  scenarios: Scenarios,
  { settings, telling, outside }: Request,
): Promise<readonly Robustness[]> {
  const { draws = usualDraws, threads } = settings
  if (draws === 0) return []
  const { robustness } = await import('@fishbowl/lab')
  return withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    robustness(claims, scenarios, run, { draws, inFlight }),
  )
}

/** Claims of the essays first in their order, then those of the patterns and the unnamed. */
const order = (claim: string | undefined): number =>
  claim === undefined
    ? 9999
    : { S: 0, V: 1000, P: 2000 }[claim[0] as 'S' | 'V' | 'P'] + Number(claim.slice(1))

type Row = { readonly claim: string; readonly verdict: Verdict; readonly robust: Robustness | undefined }

function rowsOf(verdicts: readonly Verdict[], robust: readonly Robustness[]): readonly Row[] {
  return verdicts
    .flatMap((verdict, i) => {
      const { claims } = verdict.expectation
      const names: readonly (string | undefined)[] = claims.length === 0 ? [undefined] : claims
      return names.map((claim) => ({ at: order(claim), claim: claim ?? '-', verdict, robust: robust[i] }))
    })
    .toSorted((a, b) => a.at - b.at)
}

function claimTable(rows: readonly Row[]): TableData {
  return {
    columns: [
      left('claim'),
      left('scenario: expectation'),
      left('verdict'),
      right('90 % interval'),
      right('must be'),
      right('holds in'),
      left('measure'),
    ],
    rows: rows.map(({ claim, verdict, robust }) => [
      claim,
      `${verdict.own}: ${verdict.expectation.id}${verdict.expectation.byConstruction === true ? ' *' : ''}`,
      outcomes[verdict.outcome],
      wordEstimate(verdict),
      wordBound(verdict),
      robust === undefined ? '-' : formatNumber(robust.share, { kind: 'share' }),
      measureOf(verdict.expectation.measure).title,
    ]),
  }
}

/** Claims of the essays that no scenario makes, so that nobody takes them for held. */
function unclaimed(rows: readonly Row[]): readonly string[] {
  const essays = Array.from({ length: 20 }, (_, i) => `S${i + 1}`)
  const missing = essays.filter((claim) => rows.every((row) => row.claim !== claim))
  return missing.length === 0 ? [] : [`no scenario states ${missing.join(', ')}`]
}

async function listClaims(request: Request): Promise<Answer> {
  const { look, outside, settings } = request
  const { claimsOf } = await import('@fishbowl/lab')
  const opened = openScenarios(presentIds(outside), outside)
  const scenarios = withOthers(opened, settings.seed, outside)
  const claims = claimsOf(scenarios)
  const verdicts = await verdictsOf(claims, scenarios, request)
  const robust = await robustnessOf(claims, scenarios, request)
  const { draws = usualDraws } = settings
  const rows = rowsOf(verdicts, robust)
  return {
    document: {
      kind: 'claims',
      draws,
      claims: verdicts.map((verdict, i) => verdictDocument(verdict, robust[i])),
    },
    lines: () =>
      pageOf(
        // Cutting columns away here would hide the answer; a terminal may wrap or scroll.
        tableLines(claimTable(rows), { ...look, columns: Math.max(look.columns, 150) }),
        paragraph(
          `"must be" is the smallest effect that matters; "holds in" is the share of ${draws} sets of assumptions, drawn from their ranges, in which the claim holds; * holds by construction.`,
          look,
        ),
        unclaimed(rows),
      ),
  }
}

/** `fishbowl scenarios list`: ids with titles and questions, or the claims with what was measured. */
export async function listScenarios(request: Request): Promise<Answer> {
  const { settings, look, outside } = request
  if (settings.claims === true) return listClaims(request)
  if (settings.draws !== undefined) throw new Failure('usage', '--draws belongs to --claims; add --claims')
  const entries = openScenarios(presentIds(outside), outside).map(aboutOf)
  const rows = entries.map(
    ({ id, title, question }) =>
      [id, question === '' ? scenarioTitle(title) : scenarioQuestion(question)] as const,
  )
  return {
    document: { kind: 'library', scenarios: entries },
    lines: () => pageOf(columnsOf(rows, look), [say('scenarios.list.next', { run: 'run' })]),
  }
}
