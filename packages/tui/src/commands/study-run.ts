import { quote } from '@fishbowl/core'
import type { KeptFailure, StudyLedger } from '@fishbowl/lab/ledger'
import { type PlannedStudy, runStudy } from '@fishbowl/lab/study'
import { symbolsOf } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { codeOf } from '../cli/code.ts'
import { counted, grouped } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { ledgerFailure } from '../cli/ledger-failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { checkEngine, openEngine } from '../cli/study-engine.ts'
import { openStudy } from '../cli/study-file.ts'
import { ledgerPath, shardOf, takeLedger } from '../cli/study-ledger.ts'
import { isQuick, leftOf } from '../cli/study-left.ts'
import { checkCaps, planLines } from '../cli/study-lines.ts'
import { pilotOf } from '../cli/study-pilot.ts'
import { studyResultsOf } from '../cli/study-results.ts'
import { withThreads } from '../cli/threads.ts'

/** What a study is run with. */
type Start = {
  readonly plan: PlannedStudy
  readonly file: string
  readonly ledger: StudyLedger
  /** The command that goes on with it. */
  readonly again: string
}

const option = (name: string, value: string | number | undefined): string =>
  value === undefined ? '' : ` --${name} ${shellWord(String(value))}`

/** The command that goes on where this one stops. */
function againCommand({ operands: [study = ''], settings }: Request): string {
  const { output, shard, replicates, weeks, seed, engine } = settings
  const part = option('shard', shard?.join('/'))
  const rest = option('replicates', replicates) + option('weeks', weeks) + option('seed', seed)
  return `fishbowl study run ${shellWord(study)}${part}${option('output', output)}${option('engine', engine)}${rest}`
}

/** Tells what will be run and refuses what is over the caps; on stderr, as the result is still to come. */
async function announce({ plan, ledger, file }: Start, request: Request): Promise<void> {
  const { telling, look, outside, settings } = request
  const { adopted } = ledger
  const estimate = isQuick(plan, adopted.missing)
    ? undefined
    : leftOf(
        await withThreads(outside, settings.threads, (workers) => pilotOf(plan, workers, outside)),
        adopted,
      )
  if (estimate !== undefined) checkCaps(plan, estimate)
  if (telling.quiet || telling.json) return
  const kept = adopted.done + adopted.failed + adopted.unplanned > 0 ? adopted : undefined
  outside.tell(`${planLines(plan, { estimate, ledger: file, kept }, look).join('\n')}\n`)
  for (const note of adoptionNotes(ledger)) outside.tell(`${paragraph(note, look).join('\n')}\n`)
}

/** What became of the runs of an earlier plan. */
function adoptionNotes({ adopted: { changed, done, missing, unplanned } }: StudyLedger): readonly string[] {
  if (!changed) return []
  const rest =
    unplanned === 0
      ? ''
      : `; ${counted(unplanned, 'run')} of the earlier plan stay in the file and do not count`
  return [
    `The plan has changed since: ${counted(done, 'run')} of it are there already, ${counted(missing, 'run')} are new${rest}.`,
  ]
}

/** Makes what is missing. Throws a Failure when it was interrupted, or when nothing more can be kept. */
async function makeRuns({ plan, ledger, file, again }: Start, request: Request): Promise<number> {
  const { outside, telling } = request
  const { interrupted } = outside
  const { measures } = plan
  const engine = await openEngine(
    request,
    { measures, code: codeOf(outside), machine: outside.machine() },
    plan.id,
  )
  const progress = openProgress(outside, telling)
  let made = 0
  try {
    for await (const state of runStudy(plan, ledger, engine, { signal: interrupted, after: outside.after })) {
      made = state.made
      progress.at(state.done + state.failed, state.planned)
    }
  } catch (error) {
    if (!interrupted.aborted) throw ledgerFailure(error)
  } finally {
    progress.end()
    await engine.close()
  }
  if (interrupted.aborted) {
    const { done, planned } = ledger.counts()
    throw new Failure(
      'interrupted',
      `interrupted: ${grouped(done)} of ${counted(planned, 'run')} are kept in ${quote(file, 200)}`,
      {
        hint: `go on with: ${again}`,
      },
    )
  }
  return made
}

const failureDocument = ({ point, replicate, attempts, error, by }: KeptFailure): object => ({
  point,
  replicate,
  attempts,
  error,
  by,
})

/** Runs that failed which are told one by one. */
const mostTold = 10

function failureLines(failures: readonly KeptFailure[], again: string, look: Look): readonly string[] {
  if (failures.length === 0) return []
  const told = failures.slice(0, mostTold).map(({ point, replicate, error, attempts }) => {
    const tries = attempts === 1 ? '' : ` (${attempts} attempts)`
    return `point ${point}, replicate ${replicate}: ${error}${tries}`
  })
  const more = failures.length - told.length
  return [
    `${counted(failures.length, 'run')} failed, and every other run was made:`,
    ...told.flatMap((line) => paragraph(line, look, 2)),
    ...(more > 0 ? [`and ${more} more, see fishbowl study status --json`] : []),
    ...paragraph(`once the reason is gone: ${again} --retry-failed`, look),
  ]
}

/** The end of a run that went through. */
function answerOf({ plan, ledger, file, again }: Start, request: Request, made: number): Answer {
  const { look, settings } = request
  const counts = ledger.counts()
  const digest = ledger.digest()
  const { plan: planDigest } = ledger.meta()
  const failures = [...ledger.failures()]
  const symbols = symbolsOf(look.symbols)
  const shard = shardOf(settings)
  const part = shard === undefined ? '' : ` of shard ${shard.part}/${shard.of}`
  const results = shard === undefined ? studyResultsOf(ledger, file, undefined) : undefined
  const page = results?.lines(look) ?? []
  return {
    ...(failures.length > 0 ? { exit: 'failed' as const } : {}),
    document: {
      kind: 'study-run',
      modelVersion,
      study: plan.id,
      plan: planDigest,
      ledger: file,
      shard,
      runs: { ...counts, made },
      digest,
      failures: failures.map(failureDocument),
      again,
      ...(results === undefined ? {} : { results: results.document }),
    },
    lines: () =>
      pageOf(
        page,
        paragraph(
          `${plan.id}: all ${counted(counts.planned, 'run')}${part} ${failures.length > 0 ? 'tried' : 'done'}, ${grouped(made)} of them now; kept in ${quote(file, 200)}.`,
          look,
        ),
        failureLines(failures, again, look),
        [
          ...(shard === undefined ? [] : [symbols.text(`digest ${digest} ${plan.id}`)]),
          symbols.text(`plan ${planDigest}`),
          symbols.text(`again: ${again}`),
          ...(shard === undefined
            ? []
            : [`then: fishbowl study merge --output <study.sqlite> <all ${shard.of} ledgers>`]),
        ],
      ),
  }
}

/** `fishbowl study run`: makes the runs of a study that its ledger misses, on as many threads as there are. */
export async function runStudyFile(request: Request): Promise<Answer> {
  const { operands, settings, outside } = request
  const [name = ''] = operands
  await checkEngine(request)
  const { plan, ledger: beside } = openStudy(name, settings, outside)
  const file = ledgerPath(beside, settings)
  const ledger = takeLedger(file, plan, settings, outside)
  const start: Start = { plan, file, ledger, again: againCommand(request) }
  try {
    if (settings['retry-failed'] === true) ledger.forgive()
    await announce(start, request)
    const made = ledger.counts().missing > 0 ? await makeRuns(start, request) : 0
    return answerOf(start, request, made)
  } finally {
    ledger.close()
  }
}
