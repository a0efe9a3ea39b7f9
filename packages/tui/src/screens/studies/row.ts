import { say } from '@fishbowl/report/words'
import type { Kept } from './kept-facts.ts'
import type { Standing, StudyRow } from './services.ts'

/** What a study goes by in its folder. */
export type Names = Pick<StudyRow, 'name' | 'file' | 'ledger'>

/** What a study file asks for. */
export type Asked = Pick<StudyRow, 'title' | 'question' | 'points' | 'replicates'> & {
  /** The study and its scenarios as a ledger keeps them; undefined where they were not put together. */
  readonly plan: string | undefined
  /** What is wrong with the file; empty where nothing is. */
  readonly wrong: string
}

/** Of a ledger without a study file. */
export const nothingAsked: Asked = {
  title: '',
  question: '',
  points: undefined,
  replicates: undefined,
  plan: undefined,
  wrong: '',
}

type Readable = Exclude<Kept, { why: string }>

/** How a study stands whose ledger can be read. */
function standingOf({ counts, running, isOurs }: Readable, changed: boolean): Standing {
  if (running) return 'elsewhere'
  if (counts.missing > 0 || changed) return isOurs ? 'open' : 'version'
  return counts.failed > 0 ? 'failures' : 'done'
}

/** A study without runs that can be read. */
function unread(names: Names, { plan: _plan, wrong, ...told }: Asked, why: string): StudyRow {
  const reason = wrong === '' ? why : wrong
  const standing = reason === '' ? 'new' : 'broken'
  return { ...names, ...told, counts: undefined, changed: false, standing, why: reason }
}

/** What a ledger without a study file says of its study; the file where there is one. */
function toldOf(
  { file }: Names,
  { title, question, points, replicates }: Asked,
  kept: Readable,
): Pick<StudyRow, 'title' | 'question' | 'points' | 'replicates'> {
  const size = { points: points ?? kept.points, replicates: replicates ?? kept.replicates }
  if (file !== undefined && title !== '') return { title, question, ...size }
  const { shard } = kept
  const named =
    shard === undefined
      ? kept.title
      : say('studies.shard', { title: kept.title, part: `${shard.part}`, of: `${shard.of}` })
  return { title: named, question: kept.question, ...size }
}

/** The row of a study: what its file asks for, and what its ledger says now. */
export function rowOf(names: Names, asked: Asked, kept: Kept | undefined): StudyRow {
  if (kept === undefined)
    return unread(names, asked, names.file === undefined ? say('studies.nothingHeld') : '')
  if ('why' in kept) return unread(names, asked, kept.why)
  const { plan, wrong } = asked
  const changed = plan !== undefined && plan !== kept.plan
  const standing = wrong === '' ? standingOf(kept, changed) : 'broken'
  const why = standing === 'version' ? say('studies.version', { tool: kept.tool }) : wrong
  return { ...names, ...toldOf(names, asked, kept), counts: kept.counts, changed, standing, why }
}
