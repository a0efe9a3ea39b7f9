import { quote } from '@fishbowl/core'
import type { Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { withKept } from '../cli/study-kept.ts'
import { againOf } from './again-command.ts'
import type { SourceCheck } from './check.ts'
import { checkDocument, type KeptDocument } from './check-document.ts'
import { checkLedger, studyPlan } from './ledger-runs.ts'
import { usualSample } from './sample.ts'

/** The results of a study, summed up again from its ledger, and some of the runs of the ledger, or with --all every one. A Failure says that the ledger is not here. */
export async function checkStudy(kept: KeptDocument, file: string, request: Request): Promise<SourceCheck> {
  const { settings, outside } = request
  const summed = await checkDocument(kept, file, request)
  const [ledger = ''] = (await againOf(kept.kind, kept.again, file)).operands
  return withKept(ledger, outside, async (reader) => {
    const { done } = reader.counts()
    const most = settings.all === true ? done : (settings.replicates ?? usualSample)
    const plan = studyPlan(reader.meta(), ledger, outside)
    const { runs, compared, misses } = await checkLedger(reader, plan, { file: ledger, most, request })
    return {
      ...summed,
      runs,
      compared: summed.compared + compared,
      misses: [...summed.misses, ...misses],
      says: `summed up again from ${quote(ledger, 200)}, ${counted(summed.compared, 'value')} compared; ${runs} of its ${counted(done, 'run')} made again, ${counted(compared, 'number')} compared`,
      ...(runs < done
        ? {
            left: `the other ${counted(done - runs, 'run')} of the ledger; fishbowl verify with --all makes all`,
          }
        : {}),
    }
  })
}
