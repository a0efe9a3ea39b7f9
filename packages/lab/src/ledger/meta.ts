import type { DatabaseSync } from 'node:sqlite'
import { type MeasureId, measureIds } from '@fishbowl/core'
import { z } from 'zod'
import { LedgerError } from './fault.ts'
import type { StudyMeta } from './study-meta.ts'

const Count = z.int().min(0)
/** More than any study has, few enough that a column of as many numbers fits into memory. */
const Few = Count.max(1_000_000)

const StudyData = z.object({
  id: z.string(),
  title: z.string(),
  plan: z.string(),
  points: Count,
  replicates: Few,
  planned: Count,
  measures: z.array(z.enum([...measureIds] as [MeasureId, ...MeasureId[]])),
  factors: z.array(z.string()),
  file: z.unknown(),
  shard: z.object({ part: Few, of: Few }).optional(),
  code: z.string(),
  tool: z.string(),
})
const Runs = z.object({ code: z.string(), tool: z.string() })

/** Whose runs a file of analyses holds. */
export type RunsMeta = z.infer<typeof Runs>

const damaged = (file: string, why: string): LedgerError =>
  new LedgerError(
    'damaged',
    `"${file}": it is damaged, or no fishbowl of this version wrote it: ${why}`,
    'take a copy of it that is whole, or read it with the version that made it',
  )

/** Reads the meta entry of a name; undefined where there is none. Throws a LedgerError for another shape. */
function readAs<T>(schema: z.ZodType<T>, db: DatabaseSync, file: string, name: string): T | undefined {
  const row = db.prepare('SELECT v FROM meta WHERE k = ?').get(name)
  if (row === undefined) return undefined
  const parsed = schema.safeParse(jsonIn(file, String(row['v'])))
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  const place = ['meta', name, ...(issue?.path ?? [])].map(String).join('.')
  throw damaged(file, `${place}: ${issue?.message ?? 'it has another form'}`)
}

/** Data out of the JSON text of a row. Throws a LedgerError for a text that is none. */
export function jsonIn(file: string, text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw damaged(file, 'a text of it is no JSON')
  }
}

/** What a file says of its study; undefined where it holds the runs of analyses. */
export const readStudyMeta = (db: DatabaseSync, file: string): StudyMeta | undefined =>
  readAs<StudyMeta>(StudyData as unknown as z.ZodType<StudyMeta>, db, file, 'study')

/** Whose runs a file of analyses holds; undefined for the ledger of a study. */
export const readRunsMeta = (db: DatabaseSync, file: string): RunsMeta | undefined =>
  readAs(Runs, db, file, 'runs')

/** Does something with the content of rows; numbers and bytes that no run comes to become a LedgerError that names the file. */
export function decoding<T>(file: string, act: () => T): T {
  try {
    return act()
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw damaged(file, 'a row of it holds what no run of a study does')
  }
}

/** Refuses a number that is none of those that a row may have. */
export function countIn(value: unknown, below = Number.POSITIVE_INFINITY): number {
  if (typeof value === 'number' && Number.isSafeInteger(value) && value >= 0 && value < below) return value
  throw new RangeError(`${String(value)} is no count below ${below}`)
}
