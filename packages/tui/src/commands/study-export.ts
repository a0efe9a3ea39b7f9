import { join } from 'node:path'
import { quote, safe } from '@fishbowl/core'
import type { StudyReader } from '@fishbowl/lab/ledger'
import { type ExportFormat, exportFormats } from '@fishbowl/report/export'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { type ExportPlan, writeExport } from '../cli/study-export.ts'
import { withKept } from '../cli/study-kept.ts'
import { manifestOf } from '../cli/study-manifest.ts'

function kindOf(format: string | undefined): ExportFormat | undefined {
  const kind = exportFormats.find((one) => one === format)
  if (format === undefined || kind !== undefined) return kind
  throw new Failure('usage', `--format must be one of: ${exportFormats.join(', ')} (got ${quote(format)})`)
}

/** What is asked for; the ending of a file tells its kind where no --format does. */
function planOf({ settings }: Request, ledger: string): ExportPlan {
  const { output, series, format } = settings
  if (output === undefined)
    throw new Failure('usage', 'study export needs --output: a new folder, or a file for the runs alone', {
      hint: `fishbowl study export ${shellWord(ledger)} --output ${shellWord(ledger.replace(/\.sqlite$/, ''))}-tables`,
    })
  const kind = kindOf(format)
  const ending = exportFormats.find((one) => output.toLowerCase().endsWith(`.${one}`))
  if (ending !== undefined && format !== undefined && format !== ending)
    throw new Failure('usage', `--output ${quote(output, 200)} ends in .${ending}, and --format is ${format}`)
  if (ending !== undefined && series !== undefined && series !== 'none')
    throw new Failure('usage', '--series writes a second table: name a folder with --output')
  return { output, format: kind ?? ending ?? 'csv', series: series ?? 'measures' }
}

/** `fishbowl study export`: the runs of a study as tables, with the manifest that says where they come from. */
export async function exportStudy(request: Request): Promise<Answer> {
  const { operands, look, outside, telling } = request
  const [ledger = ''] = operands
  const plan = planOf(request, ledger)
  const { format, series, output } = plan
  const command = [
    'fishbowl',
    'study',
    'export',
    ledger,
    '--format',
    format,
    '--series',
    series,
    '--output',
    output,
  ]
    .map(shellWord)
    .join(' ')
  const progress = openProgress(outside, telling)
  const write = async (reader: StudyReader): Promise<Answer> => {
    const manifest = manifestOf(reader, command, outside)
    const files = await writeExport(reader, plan, { manifest, outside, progress })
    const { done, planned } = reader.counts()
    const notes =
      done < planned ? [`${counted(done, 'run')} of ${planned} are there; the tables hold those.`] : []
    return {
      document: {
        kind: 'study-export',
        output,
        format,
        files,
        notes,
        digest: manifest['digest'],
        ledgerDigest: manifest['ledgerDigest'],
      },
      lines: () =>
        pageOf(
          files.map(({ file, rows, columns }) => {
            const path = file === output ? file : join(output, file)
            return safe(`wrote ${path}: ${counted(rows, 'row')}, ${counted(columns.length, 'column')}`)
          }),
          notes.flatMap((note) => paragraph(note, look)),
          [`manifest ${String(manifest['digest']).slice(0, 12)}, ledger ${String(manifest['ledgerDigest'])}`],
        ),
    }
  }
  try {
    return await withKept(ledger, outside, write)
  } finally {
    progress.end()
  }
}
