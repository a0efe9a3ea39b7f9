import { canonicalJson } from '@fishbowl/core'
import type { Counts } from '@fishbowl/lab/ledger'
import type { PlannedStudy } from '@fishbowl/lab/study'
import type { Outside } from '../outside.ts'
import { withKept } from './study-kept.ts'

/** What a ledger that is there holds of the plan. */
export async function heldOf(
  plan: PlannedStudy,
  ledger: string,
  outside: Outside,
): Promise<{ readonly kept?: Counts; readonly isOther: boolean }> {
  if (outside.realPath(ledger) === undefined) return { isOther: false }
  return withKept(ledger, outside, (reader) => {
    const isOther = canonicalJson(reader.meta().file) !== canonicalJson(plan.file)
    return isOther ? { isOther } : { isOther, kept: reader.counts() }
  })
}
