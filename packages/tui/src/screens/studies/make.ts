import type { Engine } from '@fishbowl/lab/local'
import { runStudy } from '@fishbowl/lab/study'
import { codeOf } from '../../cli/code.ts'
import { Failure } from '../../cli/failure.ts'
import { openStudy } from '../../cli/study-file.ts'
import { takeLedger } from '../../cli/study-ledger.ts'
import type { Outside } from '../../outside.ts'
import type { MakingNews, StudyServices } from './services.ts'
import { whyOf } from './why.ts'

/** Makes the runs that a ledger misses on threads of this machine, as `fishbowl study run` does. Throws what a reader can be told. */
export async function* makeRuns(
  { file = '' }: Parameters<StudyServices['make']>[0],
  { retry, signal }: Parameters<StudyServices['make']>[1],
  { outside, threads }: { readonly outside: Outside; readonly threads: number },
): AsyncGenerator<MakingNews, void, undefined> {
  let engine: Engine | undefined
  try {
    const { localEngine } = await import('@fishbowl/lab/local')
    const { plan, ledger: path } = openStudy(file, {}, outside)
    const ledger = takeLedger(path, plan, {}, outside)
    try {
      if (retry) ledger.forgive()
      const { planned, done, failed, missing } = ledger.counts()
      yield { planned, done, failed, made: 0 }
      if (missing === 0 || signal.aborted) return
      const { after } = outside
      const [code, machine] = [codeOf(outside), outside.machine()]
      engine = localEngine({ measures: plan.measures, code, machine, threads, after })
      yield* runStudy(plan, ledger, engine, { signal, after })
    } finally {
      ledger.close()
    }
  } catch (error) {
    if (!signal.aborted) throw new Failure('failed', whyOf(error))
  } finally {
    await engine?.close()
  }
}
