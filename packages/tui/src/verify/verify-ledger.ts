import { quote, safe } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { checkVersion } from '../cli/result-file.ts'
import { withKept } from '../cli/study-kept.ts'
import { checkLedger, type LedgerCheck, studyPlan } from './ledger-runs.ts'
import { missData, missText } from './miss-words.ts'
import { wordTime } from './sample.ts'

/** Runs of a ledger that are made again where nobody says otherwise. */
const usualRuns = 10
/** Differences that are told one by one. */
const mostTold = 4
const left = (done: number, { runs, each }: LedgerCheck): string => {
  const time = each === undefined ? '' : `, about ${wordTime(each * done)} here`
  return `Not run again: the other ${counted(done - runs, 'run')}; --all makes all${time}.`
}

/** `fishbowl verify` of the ledger of a study: some of its runs, or with --all every one, number by number. */
export async function verifyLedger(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const [file = ''] = operands
  return withKept(file, outside, async (reader) => {
    const meta = reader.meta()
    const made = /, model (\S+)$/.exec(meta.tool)?.[1]
    if (made !== undefined) checkVersion(file, { modelVersion: made })
    const { done } = reader.counts()
    const most = settings.all === true ? done : (settings.replicates ?? usualRuns)
    const plan = studyPlan(meta, file, outside)
    const check = await checkLedger(reader, plan, { file: '', most, request })
    const { runs, compared, misses } = check
    const pass = misses.length === 0
    const name = quote(file, 200)
    const digest = reader.digest()
    const told = misses.slice(0, mostTold)
    const more = misses.length - told.length
    return {
      exit: pass ? 'done' : 'unmet',
      document: {
        kind: 'verification',
        of: 'study',
        file,
        pass,
        modelVersion,
        digest,
        done,
        runs,
        compared,
        notRunAgain: done - runs,
        differing: misses.length,
        ...(pass ? {} : { first: misses[0] && missData(misses[0]), differences: misses.map(missData) }),
      },
      lines: () =>
        pageOf(
          paragraph(
            pass
              ? `pass: ${name}: ${runs} of ${counted(done, 'run')} made again, ${counted(compared, 'number')} the same.`
              : `differs: ${name}: ${runs} of ${counted(done, 'run')} made again.`,
            look,
          ),
          told.flatMap((miss, i) =>
            paragraph(`${i === 0 ? 'First difference' : 'Also'}: ${missText(miss)}`, look, 2),
          ),
          more === 0 ? [] : [`And ${counted(more, 'more difference')}; --json has all of them.`],
          runs === done ? [] : paragraph(left(done, check), look),
          [`digest ${digest} of ${counted(done, 'run')}`, `made by ${safe(meta.tool)}`],
        ),
    }
  })
}
