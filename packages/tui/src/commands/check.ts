import { measureOf } from '@fishbowl/core'
import type { Claim, Scenarios, Verdict } from '@fishbowl/lab'
import { symbolsOf, type TableData } from '@fishbowl/report'
import type { Answer, Request } from '../cli/answer.ts'
import { outcomes, verdictDocument, withOthers, wordBound, wordEstimate, wordOther } from '../cli/claims.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'
import { holdsSession } from '../cli/session-lessons.ts'
import type { Settings } from '../cli/settings.ts'
import type { Outside } from '../outside.ts'
import { openScenarios, presentIds } from '../scenarios.ts'

/** Replicates of a batch, and the most that a claim gets, unless --replicates says otherwise. */
const batch = 20
const usualMost = 200

/** Measures claims on worker threads, in order. */
export async function verdictsOf(
  claims: readonly Claim[],
  scenarios: Scenarios,
  { settings, telling, outside }: Pick<Request, 'settings' | 'telling' | 'outside'>,
): Promise<readonly Verdict[]> {
  if (claims.length === 0) return []
  const { evaluateAll } = await import('@fishbowl/lab')
  const { replicates: most = usualMost, threads } = settings
  const replicates = Math.min(batch, Math.max(2, most))
  return withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    evaluateAll(claims, scenarios, run, { replicates, most, inFlight }),
  )
}

const left = (header: string) => ({ header, align: 'left' as const })
const right = (header: string) => ({ header, align: 'right' as const })

/** Claim, verdict, interval, where it must lie, runs and measure; one row a claim. */
function verdictTable(verdicts: readonly Verdict[]): TableData {
  const rows = verdicts.map((verdict) => {
    const { expectation, n, outcome } = verdict
    const mark = expectation.byConstruction === true ? ' *' : ''
    return [
      `${expectation.id}${mark}`,
      outcomes[outcome],
      wordEstimate(verdict),
      wordBound(verdict),
      String(n),
      measureOf(expectation.measure).title,
    ]
  })
  return {
    columns: [
      left('claim'),
      left('verdict'),
      right('90 % interval'),
      right('must be'),
      right('n'),
      left('measure'),
    ],
    rows,
  }
}

/** The verdicts of each scenario in a table, under its id where there are several. */
export function verdictPart(verdicts: readonly Verdict[], several: boolean, look: Look): readonly string[] {
  const owners = [...new Set(verdicts.map(({ own }) => own))]
  return pageOf(
    ...owners.map((owner) => {
      const lines = tableLines(verdictTable(verdicts.filter(({ own }) => own === owner)), look)
      return several ? [`${owner}:`].concat(lines) : lines
    }),
  )
}

/** What a claim that fails said, and what was measured. */
export function missLines(verdict: Verdict, look: Look): readonly string[] {
  const { own, expectation, outcome, clear } = verdict
  const { says, miss, id, weeks, measure } = expectation
  const doubt = clear ? '' : ' The runs were used up before it was clear.'
  const known = miss === undefined ? '' : ` The file knows it as a miss: ${miss.why}.`
  const what = `${measureOf(measure).title}, weeks ${weeks[0]} to ${weeks[1]}, against ${wordOther(verdict)}`
  const measured = `${what}: ${wordEstimate(verdict)}, must be ${wordBound(verdict)}`
  return paragraph(`- ${own}: ${id} (${outcomes[outcome]}): ${says}. ${measured}.${doubt}${known}`, look, 2)
}

function summary(verdicts: readonly Verdict[], files: number): string {
  const count = (outcome: Verdict['outcome']): number =>
    verdicts.filter((one) => one.outcome === outcome).length
  const failed = count('missed') + count('miss-now-holds') + count('miss-moved')
  const known = count('known-miss')
  const checked = files === 1 ? '1 file is valid' : `${files} files are valid`
  if (verdicts.length === 0) return `${checked}; there is no expect: block to test`
  return `${checked}; ${verdicts.length} claim${verdicts.length === 1 ? '' : 's'}: ${count('held')} held, ${failed} failed, ${known} known miss${known === 1 ? '' : 'es'}`
}

function names(operands: readonly string[], { library }: Settings, outside: Outside): readonly string[] {
  if (library === true && operands.length > 0)
    throw new Failure('usage', 'check takes scenarios or --library, not both')
  if (library !== true && operands.length === 0)
    throw new Failure('usage', 'check needs a scenario, or --library; see fishbowl check --help')
  return library === true ? presentIds(outside) : operands
}

/** `fishbowl check`: every mistake of the files with its place, then their claims on paired runs. */
export async function check(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const [only, ...others] = operands
  if (only !== undefined && settings.library !== true && holdsSession(only, outside)) {
    if (others.length > 0) throw new Failure('usage', 'check takes one session file at a time')
    const { checkSession } = await import('../cli/session-check.ts')
    return checkSession(request, only)
  }
  const { claimsOf, fails } = await import('@fishbowl/lab')
  const opened = openScenarios(names(operands, settings, outside), outside)
  const scenarios = withOthers(opened, settings.seed, outside)
  const verdicts = await verdictsOf(claimsOf(scenarios), scenarios, request)
  const failed = verdicts.filter(({ outcome }) => fails(outcome))
  const summed = summary(verdicts, opened.length)
  return {
    exit: failed.length > 0 ? 'unmet' : 'done',
    document: {
      kind: 'check',
      scenarios: opened.map(({ id, name }) => ({ id, name })),
      verdicts: verdicts.map((verdict) => verdictDocument(verdict)),
      failed: failed.length,
      summary: summed,
    },
    lines: () =>
      pageOf(
        verdictPart(verdicts, opened.length > 1, look),
        verdicts.some(({ expectation }) => expectation.byConstruction)
          ? ['* holds by construction: the model could not say otherwise']
          : [],
        failed.flatMap((verdict) => missLines(verdict, look)),
        [symbolsOf(look.symbols).text(summed)],
      ),
  }
}
