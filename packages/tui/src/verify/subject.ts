import { fileBytes } from '../cli/files.ts'
import type { Outside } from '../outside.ts'

/** A result of the largest kind takes some megabytes. */
export const mostResultBytes = 64 * 1024 * 1024

/** Kinds of documents that are made again by the command that they name. */
export const documentKinds = [
  'explanation',
  'sensitivity',
  'advice',
  'calibration',
  'study-results',
  'network',
] as const
/** Kinds of documents that are played again from the decisions in them. */
const debriefKinds = ['play', 'session'] as const

export type DocumentKind = (typeof documentKinds)[number]

/** First bytes of every SQLite database (https://sqlite.org/fileformat.html). */
const sqlite = 'SQLite format 3\0'

/** The kind that a JSON document says it is; undefined for what is none. */
function kindOf(bytes: Uint8Array): unknown {
  try {
    const data: unknown = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
    return typeof data === 'object' && data !== null && 'kind' in data ? data.kind : undefined
  } catch {
    return undefined
  }
}

/** True for a kind that is made again by its command. */
export const isDocumentKind = (kind: unknown): kind is DocumentKind =>
  documentKinds.some((one) => one === kind)

/** True for a kind that is played again. */
export const isDebriefKind = (kind: unknown): boolean => debriefKinds.some((one) => one === kind)

/** What a path names that is to be verified: what is none of the others is taken for a result, which says what is wrong with it. Throws a Failure for what cannot be read. */
export function subjectOf(
  path: string,
  outside: Outside,
): 'report' | 'ledger' | 'manifest' | 'debrief' | 'document' | 'result' {
  const start = outside.read(path, sqlite.length)
  if (!start.ok && start.why === 'folder') return 'report'
  if (start.ok && new TextDecoder('latin1').decode(start.bytes) === sqlite) return 'ledger'
  const kind = kindOf(fileBytes(path, mostResultBytes, outside))
  if (kind === 'report') return 'manifest'
  if (isDebriefKind(kind)) return 'debrief'
  return isDocumentKind(kind) ? 'document' : 'result'
}
