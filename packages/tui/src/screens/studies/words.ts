import { formatNumber } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { shellWord } from '../../cli/page.ts'
import { wordSeconds } from '../../cli/study-lines.ts'
import { counted, written } from './counts.ts'
import type { Standing, StudyRow } from './services.ts'
import type { Making, StudiesState, StudyKind, StudyOrder } from './state.ts'

/** The first line of a reason. */
export const shortWhy = (why: string): string => why.split('\n')[0] ?? ''

/** The runs of this study that are made here now; undefined where none are. */
export const makingOf = ({ making }: StudiesState, { name }: StudyRow): Making | undefined =>
  making?.study === name && (making.phase === 'running' || making.phase === 'planning') ? making : undefined

/** Done, failed and planned runs, as far as anybody knows. */
export function runsOf(
  studies: StudiesState,
  row: StudyRow,
): { readonly done: number; readonly failed: number; readonly planned: number | undefined } {
  const { counts, points, replicates } = row
  const making = makingOf(studies, row)
  if (making !== undefined && making.planned > 0) return making
  if (counts !== undefined) return counts
  const planned = points === undefined || replicates === undefined ? undefined : points * replicates
  return { done: 0, failed: 0, planned }
}

/** A reason as one message: its sentences, the lines of files left out. */
export const messageOf = (why: string): string =>
  why
    .split('\n')
    .filter((line) => line !== '' && !isOfFile(line))
    .map((line) => line.replace(/^hint: /, ''))
    .join('; ')

/** True for a line of a file with a mistake in it, and for the caret below. */
export const isOfFile = (line: string): boolean => /^\s*\d*\s*\|/.test(line)

/** Why a study is broken in a few words, without the place in the file. */
const reasonOf = ({ why }: StudyRow): string => shortWhy(why).replace(/^"?[^" ]*"?:(\d+:\d+:)? /, '')

/** How a study stands, in a word or two. */
export function standingWords(studies: StudiesState, row: StudyRow): string {
  const making = makingOf(studies, row)
  if (making !== undefined)
    return say(`studies.standing.${making.phase === 'planning' ? 'planning' : 'here'}`)
  if (row.standing === 'open' && row.changed) return say('studies.standing.changed')
  if (row.standing === 'broken') return say('studies.standing.brokenWhy', { why: reasonOf(row) })
  return say(`studies.standing.${row.standing}`)
}

/** Runs a second; undefined until two are there. */
const rateOf = ({ made, elapsed }: Making): number | undefined =>
  made < 2 || elapsed <= 0 ? undefined : ((made - 1) / elapsed) * 1000

/** Rate and time left of the runs that are made here. */
export function paceWords(making: Making): readonly string[] {
  const rate = rateOf(making)
  if (making.phase !== 'running' || rate === undefined) return []
  const left = making.planned - making.done - making.failed
  return [
    `${formatNumber(rate, { kind: 'plain', digits: rate < 10 ? 1 : 0 })}/s`,
    ...(left > 0 ? [say('screen.progress.left', { time: wordSeconds(left / rate) })] : []),
  ]
}

/** Done of planned, rate, time left, failures, standing. */
export function progressWords(studies: StudiesState, row: StudyRow): readonly string[] {
  const { done, failed, planned } = runsOf(studies, row)
  const making = makingOf(studies, row)
  return [
    planned === undefined ? counted(done, 'runs') : `${written(done)}/${counted(planned, 'runs')}`,
    ...(failed > 0 ? [say('studies.failed', { n: written(failed) })] : []),
    ...(making === undefined ? [] : paceWords(making)),
    shortWhy(standingWords(studies, row)),
  ]
}

/** What R does to a study. */
export function nextWords(studies: StudiesState, row: StudyRow): string {
  const { standing, file, changed } = row
  if (makingOf(studies, row) !== undefined) return say('studies.next.making')
  if (standing !== 'elsewhere' && file === undefined) return say('studies.next.noFile')
  if (changed && standing === 'open') return say('studies.next.changed')
  return say(`studies.next.${standing}`)
}

/** One line for the header of every screen while runs of a study are made. */
export function studyFact(studies: StudiesState): string | undefined {
  const { making } = studies
  if (making?.phase === 'planning') return say('studies.fact.planning', { study: making.study })
  if (making?.phase !== 'running') return undefined
  const { done, failed, planned } = making
  const share = planned === 0 ? 0 : Math.floor((100 * (done + failed)) / planned)
  return say('studies.fact.share', { study: making.study, share: `${share}` })
}

/** What stays of the runs that were made here: where they are kept, and the command that goes on or sums up. */
export function partingWords(studies: StudiesState): string | undefined {
  const { making, rows } = studies
  const row = rows.find(({ name }) => name === making?.study)
  if (making === undefined || row?.file === undefined || making.phase === 'planning') return undefined
  const { done, planned } = making
  const next = done < planned ? ['run', row.file] : ['results', row.ledger]
  const command = ['fishbowl', 'study', ...next].map(shellWord).join(' ')
  // Runs that were on their way when the program was left are kept too.
  const least = making.phase === 'running' ? 'yes' : 'no'
  const runs = counted(planned, 'runs')
  return say('studies.parting', { least, done: written(done), runs, ledger: row.ledger, command })
}

const kinds: Readonly<Record<StudyKind, readonly Standing[]>> = {
  all: ['new', 'open', 'elsewhere', 'done', 'failures', 'version', 'broken'],
  unfinished: ['new', 'open', 'elsewhere', 'failures'],
  running: ['elsewhere'],
  finished: ['done', 'failures'],
  broken: ['broken', 'version'],
}

const order: readonly Standing[] = ['elsewhere', 'open', 'new', 'failures', 'done', 'version', 'broken']

const compared: Readonly<Record<StudyOrder, (studies: StudiesState, a: StudyRow, b: StudyRow) => number>> = {
  name: () => 0,
  state: (studies, a, b) => rankOf(studies, a) - rankOf(studies, b),
  size: (studies, a, b) => (runsOf(studies, b).planned ?? 0) - (runsOf(studies, a).planned ?? 0),
}

const rankOf = (studies: StudiesState, row: StudyRow): number =>
  makingOf(studies, row) === undefined ? order.indexOf(row.standing) : -1

/** The studies that the list shows, in its order. */
export function visibleRows(studies: StudiesState): readonly StudyRow[] {
  const { rows, kind } = studies
  const shown = rows.filter((row) => {
    const isHere = makingOf(studies, row) !== undefined
    return kinds[kind].includes(row.standing) || (isHere && (kind === 'running' || kind === 'unfinished'))
  })
  return shown.toSorted((a, b) => compared[studies.order](studies, a, b))
}

/** Which studies the list shows, in a word. */
export const kindWord = (kind: Exclude<StudyKind, 'all'>): string => say(`studies.kind.${kind}`)

/** The selected study, or the first one; undefined where there is none. */
export function selectedRow(studies: StudiesState): StudyRow | undefined {
  const visible = visibleRows(studies)
  return visible.find(({ name }) => name === studies.selected) ?? visible[0]
}
