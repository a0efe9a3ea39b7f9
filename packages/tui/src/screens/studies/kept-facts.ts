import { canonicalJson } from '@fishbowl/core'
import { type Counts, isHeld, LedgerError, openLedger, type Shard } from '@fishbowl/lab/ledger'
import { keptStudy } from '@fishbowl/lab/study'
import { codeOf } from '../../cli/code.ts'
import type { Outside } from '../../outside.ts'
import { whyOf } from './why.ts'

/** What a ledger says of itself, or why it cannot be read. */
export type Kept =
  | {
      readonly counts: Counts
      /** Another process, or this one, writes to it. */
      readonly running: boolean
      /** False where other code made its runs. */
      readonly isOurs: boolean
      readonly tool: string
      readonly title: string
      readonly question: string
      readonly points: number
      readonly replicates: number
      readonly shard: Shard | undefined
      /** The study and its scenarios in one text. */
      readonly plan: string
    }
  | { readonly why: string }

/** True for a plain file: anything else may keep whoever opens it waiting. */
export const isThere = (ledger: string, { files }: Pick<Outside, 'files'>): boolean =>
  files('.', new RegExp(`^${ledger.replace(/[^\w-]/g, String.raw`\$&`)}$`)).length > 0

/** A page of an empty ledger; a file of no more was left by a process that ended before it kept anything. */
const emptyBytes = 8192

/** True for a file that holds nothing yet, and that runs may go into. */
function isEmpty(ledger: string, { read }: Outside): boolean {
  const found = read(ledger, emptyBytes + 1)
  if (!found.ok || found.bytes.length > emptyBytes) return false
  const magic = new TextDecoder('latin1').decode(found.bytes.subarray(0, 15))
  return found.bytes.length === 0 || magic === 'SQLite format 3'
}

/** Reads a ledger of the folder; undefined where there is none. Never throws. */
export function keptFacts(ledger: string, outside: Outside): Kept | undefined {
  if (!isThere(ledger, outside)) return undefined
  try {
    const reader = openLedger(ledger)
    try {
      const meta = reader.meta()
      const counts = reader.counts()
      const { title, points, replicates, shard, code, tool, file } = meta
      return {
        counts,
        // A ledger that misses nothing is not written any more, and nothing of it is touched.
        running: counts.missing > 0 && isHeld(ledger) === true,
        isOurs: code === codeOf(outside),
        tool,
        title,
        question: keptStudy(reader).question ?? '',
        points,
        replicates,
        shard,
        plan: canonicalJson(file),
      }
    } finally {
      reader.close()
    }
  } catch (error) {
    const isForeign = error instanceof LedgerError && error.why === 'foreign'
    return isForeign && isEmpty(ledger, outside) ? undefined : { why: whyOf(error) }
  }
}
