import { symbolsOf } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import { openStudy } from '../cli/study-file.ts'
import { heldOf } from '../cli/study-held.ts'
import { overCaps, planLines } from '../cli/study-lines.ts'
import { pilotOf } from '../cli/study-pilot.ts'
import { withThreads } from '../cli/threads.ts'

/** `fishbowl study plan`: what a study file asks for and what it will take, before anything is kept. */
export async function planStudy({ operands, settings, look, outside }: Request): Promise<Answer> {
  const [file = ''] = operands
  const { plan, ledger: beside } = openStudy(file, settings, outside)
  const ledger = settings.output ?? beside
  const held = await heldOf(plan, ledger, outside)
  const estimate = await withThreads(outside, settings.threads, (workers) => pilotOf(plan, workers, outside))
  const facts = { estimate, ledger, ...held }
  const {
    id,
    title,
    question,
    kind,
    bases,
    designPoints,
    count,
    replicates,
    measures,
    factors,
    seed,
    most,
    notes,
  } = plan
  const over = overCaps(plan, estimate)
  const next = `fishbowl study run ${shellWord(file)}`
  return {
    document: {
      kind: 'study-plan',
      modelVersion,
      id,
      title,
      question,
      design: kind,
      scenarios: bases,
      designPoints,
      points: count,
      replicates,
      measures,
      factors,
      seed,
      caps: most,
      over: over ?? null,
      notes,
      estimate,
      first: pointDocument(plan.at(0)),
      last: pointDocument(plan.at(count - 1)),
      ledger: { file: ledger, runs: held.kept ?? null, isOther: held.isOther },
      next,
    },
    lines: () =>
      pageOf(
        planLines(plan, facts, look),
        over === undefined ? [] : paragraph(`Over the caps: ${over.message}; ${over.hint}.`, look),
        [symbolsOf(look.symbols).text(`next: ${next}`)],
      ),
    ...(over === undefined ? {} : { exit: 'usage' as const }),
  }
}

const pointDocument = ({
  number,
  base,
  factors,
}: {
  readonly number: number
  readonly base: string
  readonly factors: object
}): object => ({
  number,
  base,
  factors,
})
