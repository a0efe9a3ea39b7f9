import { openStudyLedger, type Shard, type StudyLedger } from '@fishbowl/lab/ledger'
import type { PlannedStudy } from '@fishbowl/lab/study'
import { modelVersion } from '@fishbowl/sim/version'
import type { Outside } from '../outside.ts'
import { codeOf } from './code.ts'
import { ledgerFailure } from './ledger-failure.ts'
import type { Settings } from './settings.ts'
import { toolVersion } from './version.ts'

/** The part of a study that the command line asks for. */
export function shardOf({ shard: [part, of] = [] }: Settings): Shard | undefined {
  return part === undefined || of === undefined ? undefined : { part, of }
}

/** Where the runs of a study go: `--output`, else beside the study file, a shard under a name of its own. */
export function ledgerPath(beside: string, { output, shard }: Settings): string {
  if (output !== undefined) return output
  return shard === undefined ? beside : beside.replace(/\.sqlite$/, `-${shard.join('-of-')}.sqlite`)
}

/** Opens the ledger of a study to write to it, or makes one. Throws a Failure that says why it cannot. */
export function takeLedger(
  file: string,
  plan: PlannedStudy,
  settings: Settings,
  outside: Outside,
): StudyLedger {
  const mode = outside.realPath(file) === undefined ? 'create' : 'write'
  const tool = `fishbowl ${toolVersion(outside)}, model ${modelVersion}`
  try {
    return openStudyLedger(file, { mode }, plan, { code: codeOf(outside), tool, shard: shardOf(settings) })
  } catch (error) {
    throw ledgerFailure(error)
  }
}
