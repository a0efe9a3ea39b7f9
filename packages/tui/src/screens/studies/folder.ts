import { canonicalJson } from '@fishbowl/core'
import { pointsAsked } from '@fishbowl/lab/study'
import { ledgerBeside, openStudy, readStudy } from '../../cli/study-file.ts'
import type { Outside } from '../../outside.ts'
import { breathe } from './breathe.ts'
import { type Kept, keptFacts } from './kept-facts.ts'
import type { Standing, StudyFolder, StudyRow } from './services.ts'
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

type Asked = Pick<StudyRow, 'title' | 'question' | 'points' | 'replicates'> & {
  /** The study and its scenarios as a ledger keeps them; undefined where they were not put together. */
  readonly plan: string | undefined
}

/** What a study file asks for. Throws a Failure with its mistakes. */
function askedOf(name: string, outside: Outside): Asked {
  const { value } = readStudy(name, outside)
  const { id, title = id, question = '', replicates, most } = value
  const points = pointsAsked(value)
  if (points !== undefined && points > mostChecked && points * replicates <= most.runs)
    return { title, question, points, replicates, plan: undefined }
  const { plan } = openStudy(name, {}, outside)
  return {
    title: plan.title,
    question: plan.question ?? '',
    points: plan.count,
    replicates: plan.replicates,
    plan: canonicalJson(plan.file),
  }
}

const nothingAsked: Asked = {
  title: '',
  question: '',
  points: undefined,
  replicates: undefined,
  plan: undefined,
}

function standingOf(kept: Kept | undefined, changed: boolean): Standing {
  if (kept === undefined) return 'new'
  if ('why' in kept) return 'broken'
  const { counts, running, isOurs } = kept
  if (running) return 'elsewhere'
  if (counts.missing > 0 || changed) return isOurs ? 'open' : 'version'
  return counts.failed > 0 ? 'failures' : 'done'
}

const versionWords = (tool: string): string =>
  `Its runs were made by other code (${tool}), and may differ from those of this one: go on with that version, or run it into another ledger with --output.`

/** The row of a study with what its ledger says now. */
function rowWith(asked: Asked & { readonly wrong: string }, names: Names, kept: Kept | undefined): StudyRow {
  const { plan, wrong, ...told } = asked
  const base = { ...names, ...told, counts: undefined, changed: false }
  if (kept === undefined) return { ...base, standing: wrong === '' ? 'new' : 'broken', why: wrong }
  if ('why' in kept) return { ...base, standing: 'broken', why: wrong === '' ? kept.why : wrong }
  const changed = plan !== undefined && plan !== kept.plan
  const standing = wrong === '' ? standingOf(kept, changed) : 'broken'
  const { counts, title, question, points, replicates, shard } = kept
  const isAlone = names.file === undefined
  const part = shard === undefined ? '' : ` (shard ${shard.part}/${shard.of})`
  return {
    ...names,
    title: isAlone || told.title === '' ? title + part : told.title,
    question: isAlone ? question : told.question,
    points: told.points ?? points,
    replicates: told.replicates ?? replicates,
    counts,
    changed,
    standing,
    why: wrong !== '' ? wrong : standing === 'version' ? versionWords(kept.tool) : '',
  }
}

type Names = Pick<StudyRow, 'name' | 'file' | 'ledger'>

const isSame = (a: StudyRow, b: StudyRow): boolean => JSON.stringify(a) === JSON.stringify(b)

/** Studies of the folder that the program was started in. */
export function studyFolder(outside: Outside): {
  readonly list: (signal: AbortSignal) => AsyncGenerator<StudyFolder>
  readonly glance: (row: StudyRow) => StudyRow
} {
  /** What the files asked for when they were read last. */
  const known = new Map<string, Asked & { readonly wrong: string }>()

  const rowNow = (names: Names): StudyRow =>
    rowWith(known.get(names.name) ?? { ...nothingAsked, wrong: '' }, names, keptFacts(names.ledger, outside))

  function rowOfFile(name: string): StudyRow {
    let asked: Asked & { readonly wrong: string }
    try {
      asked = { ...askedOf(name, outside), wrong: '' }
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
