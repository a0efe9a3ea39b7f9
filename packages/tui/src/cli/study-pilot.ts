import { encodeHistory, pack } from '@fishbowl/lab/ledger'
import { estimateOf, type PlannedStudy, type StudyEstimate } from '@fishbowl/lab/study'
import type { Outside } from '../outside.ts'
import type { Workers } from './threads.ts'

/** Runs the pilot of a study on worker threads. */
export const pilotOf = (
  plan: PlannedStudy,
  { run, threads }: Pick<Workers, 'run' | 'threads'>,
  { now }: Outside,
): Promise<StudyEstimate> =>
  estimateOf(plan, { run, now, threads, bytesOf: (history) => pack(encodeHistory(history)).length })
