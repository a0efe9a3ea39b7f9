import { organisationText, type People, peopleOf, quote, readOrganisation, safe } from '@fishbowl/core'
import { type Structure, structureOf, structureReferences, structureSources } from '@fishbowl/lab'
import type { Answer, Request } from '../cli/answer.ts'
import { Failure } from '../cli/failure.ts'
import { checkFree, createFile } from '../cli/files.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { wantedColumns } from '../org/columns.ts'
import { readCsv } from '../org/csv.ts'
import { type Faults, openFaults } from '../org/faults.ts'
import { keyedOrder } from '../org/order.ts'
import { readPeople } from '../org/read-people.ts'
import { readTies } from '../org/read-ties.ts'
import { structureLines, tiesNote } from '../org/structure-lines.ts'
import { textOf } from '../org/text-file.ts'
import type { Outside } from '../outside.ts'

type Imported = { readonly people: People; readonly notes: readonly string[] }

/** Stops at broken rows, unless they may be left out and that helps. */
function stopAt(faults: Faults, settings: Settings): readonly string[] {
  const count = faults.count()
  if (count === 0) return []
  const many = count === 1 ? '1 row is' : `${count} rows are`
  if (settings['skip-broken'] === true && !faults.isFatal())
    return [`${many} broken and left out, or read without the manager.`]
  const end = faults.isFatal() ? '' : `\n\n${many} broken; --skip-broken leaves broken rows out`
  throw new Failure('usage', `${faults.words()}${end}`, { whole: true, issues: faults.issues() })
}

/** The people of CSV files. Throws a Failure that tells what is wrong with their rows. */
function importPeople(
  [file = '', tiesFile]: readonly string[],
  settings: Settings,
  outside: Outside,
): Imported {
  const faults = openFaults()
  const csv = readCsv(textOf(file, outside), file)
  const read = readPeople(csv, wantedColumns(settings.columns), faults)
  const ties =
    tiesFile === undefined || faults.isFatal()
      ? undefined
      : readTies(readCsv(textOf(tiesFile, outside), tiesFile), read, faults)
  const broken = stopAt(faults, settings)
  const people = peopleOf({
    ...read,
    ties: ties?.ties,
    order: keyedOrder(csv, read.ids),
    keepLabels: settings['keep-labels'] === true,
  })
  return { people, notes: [...read.notes, ...(ties?.notes ?? []), ...broken] }
}

function documentOf(people: People, structure: Structure): Answer['document'] {
  return {
    digest: people.digest,
    structure: { ...structure, ties: tiesNote(structure) },
    references: structureReferences,
    sources: structureSources,
  }
}

/** `fishbowl org import`: an organisation file from CSV, without ids and names, and what the organisation looks like. */
export async function importOrganisation({ operands, settings, look, outside }: Request): Promise<Answer> {
  const { output } = settings
  if (output !== undefined) checkFree(output, outside)
  const { people, notes } = importPeople(operands, settings, outside)
  const structure = structureOf(people)
  if (output !== undefined) createFile(output, new TextEncoder().encode(organisationText(people)), outside)
  const use = `organisation: { file: ${shellWord(output ?? '')} }`
  const end =
    output === undefined
      ? ['Nothing was written; -o my-org.json writes the organisation file.']
      : [`wrote ${safe(output)}`, `In a scenario file beside it: ${safe(use)}`]
  return {
    document: { kind: 'organisation', file: output ?? null, notes, ...documentOf(people, structure) },
    lines: () =>
      pageOf(
        notes.flatMap((note) => paragraph(note, look)),
        ...structureLines(structure, look),
        [`digest ${people.digest.slice(0, 12)}`, ...end],
      ),
  }
}

/** `fishbowl org show`: what the organisation of a file looks like. */
export async function showOrganisation({ operands, look, outside }: Request): Promise<Answer> {
  const [file = ''] = operands
  const read = readOrganisation(textOf(file, outside))
  if (!read.ok) throw new Failure('usage', `${quote(file, 200)}: ${read.why}`, { hint: read.hint })
  const { people } = read
  const structure = structureOf(people)
  return {
    document: { kind: 'organisation', file, notes: [], ...documentOf(people, structure) },
    lines: () =>
      pageOf(...structureLines(structure, look), [`digest ${people.digest.slice(0, 12)} ${safe(file)}`]),
  }
}
