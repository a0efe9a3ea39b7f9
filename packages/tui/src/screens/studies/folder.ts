import { canonicalJson } from '@fishbowl/core'
import { pointsAsked } from '@fishbowl/lab/study'
import { ledgerBeside, openStudy, readStudy } from '../../cli/study-file.ts'
import type { Outside } from '../../outside.ts'
import { breathe } from './breathe.ts'
import { keptFacts } from './kept-facts.ts'
import { type Asked, type Names, nothingAsked, rowOf } from './row.ts'
import type { StudyFolder, StudyRow } from './services.ts'
import { whyOf } from './why.ts'

/** Files of each kind that are looked at. */
const mostFiles = 400
/** A study with more points is put together only when somebody wants to run it: that takes a quarter of a second for each 5000. */
const mostChecked = 2000
/** As much of a file as a study file may have. */
const mostBytes = 100 * 1024

const sign = /^[\s{]*["']?fishbowlStudy["']?\s*:/m

/** True for a file that means to be a study, whatever is wrong with it. */
function isStudy(name: string, { read }: Outside): boolean {
  const found = read(name, mostBytes)
  return found.ok && sign.test(new TextDecoder('latin1').decode(found.bytes))
}

/** What a study file asks for. Throws a Failure with its mistakes. */
function askedOf(name: string, outside: Outside): Asked {
  const { value } = readStudy(name, outside)
  const { id, title = id, question = '', replicates, most } = value
  const points = pointsAsked(value)
  if (points !== undefined && points > mostChecked && points * replicates <= most.runs)
    return { title, question, points, replicates, plan: undefined, wrong: '' }
  const { plan } = openStudy(name, {}, outside)
  return {
    title: plan.title,
    question: plan.question ?? '',
    points: plan.count,
    replicates: plan.replicates,
    plan: canonicalJson(plan.file),
    wrong: '',
  }
}

const isSame = (a: StudyRow, b: StudyRow): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Studies of the folder that the program was started in. */
export function studyFolder(outside: Outside): {
  readonly list: (signal: AbortSignal) => AsyncGenerator<StudyFolder>
  readonly glance: (row: StudyRow) => StudyRow
} {
  /** What the files asked for when they were read last. */
  const known = new Map<string, Asked>()

  const rowNow = (names: Names): StudyRow =>
    rowOf(names, known.get(names.name) ?? nothingAsked, keptFacts(names.ledger, outside))

  function rowOfFile(name: string): StudyRow {
    let asked: Asked
    try {
      asked = askedOf(name, outside)
    } catch (error) {
      asked = { ...nothingAsked, wrong: whyOf(error) }
    }
    known.set(name, asked)
    return rowNow({ name, file: name, ledger: ledgerBeside(name) })
  }

  return {
    async *list(signal) {
      const texts = outside.files('.', /\.(ya?ml|json)$/i)
      const ledgers = outside.files('.', /\.sqlite$/i)
      const more = Math.max(0, texts.length - mostFiles) + Math.max(0, ledgers.length - mostFiles)
      const rows: StudyRow[] = []
      const withFile = new Set<string>()
      for (const name of texts.slice(0, mostFiles)) {
        // oxlint-disable-next-line no-await-in-loop -- one file after the other, keys between them
        await breathe()
        if (signal.aborted) return
        if (!isStudy(name, outside)) continue
        const row = rowOfFile(name)
        withFile.add(row.ledger)
        rows.push(row)
        yield { rows: [...rows], more }
      }
      for (const name of ledgers.slice(0, mostFiles)) {
        if (withFile.has(name)) continue
        // oxlint-disable-next-line no-await-in-loop -- as above
        await breathe()
        if (signal.aborted) return
        rows.push(rowNow({ name, file: undefined, ledger: name }))
        yield { rows: [...rows], more }
      }
      yield { rows: [...rows], more }
    },
    glance(row) {
      const { name, file, ledger } = row
      const now = rowNow({ name, file, ledger })
      return isSame(row, now) ? row : now
    },
  }
}
