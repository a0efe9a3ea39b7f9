import { memberWeeksOf } from '@fishbowl/core'
import type { Counts } from '@fishbowl/lab/ledger'
import type { PlannedStudy, StudyEstimate } from '@fishbowl/lab/study'

/** Employees times weeks of all missing runs below which nobody needs to be told how long it will take: some seconds. */
const quick = 30_000_000

/** True where the missing runs take some seconds. */
export function isQuick({ at, count }: PlannedStudy, missing: number): boolean {
  const each = missing / Math.max(1, count)
  let work = 0
  for (let number = 0; number < count && work < quick; number++)
    work += each * memberWeeksOf(at(number).scenario)
  return work < quick
}

/** What is still to be made of a study, and what its ledger will hold in the end: a shard is a part of both. */
export function leftOf(estimate: StudyEstimate, { missing, planned }: Counts): StudyEstimate {
  const all = Math.max(1, estimate.points * estimate.replicates)
  const { seconds, bytes } = estimate
  const left = (time: number): number => (time * missing) / all
  return {
    ...estimate,
    seconds: { likely: left(seconds.likely), low: left(seconds.low), high: left(seconds.high) },
    bytes: { ...bytes, all: (bytes.all * planned) / all },
  }
}
