import { createHash } from 'node:crypto'
import { join } from 'node:path'
import { quote, safe } from '@fishbowl/core'
import { reportOf } from '@fishbowl/report/document'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { checkFree } from '../cli/files.ts'
import { pageOf } from '../cli/page.ts'
import { pageAssets } from '../report/assets.ts'
import { readSources } from '../report/read-sources.ts'
import { filesOf, type ReportFormat, reportFormats, writeReport } from '../report/write-report.ts'

function formatsOf(text: string | undefined): readonly ReportFormat[] {
  if (text === undefined) return reportFormats
  return text.split(',').map((word) => {
    const found = reportFormats.find((format) => format === word.trim())
    if (found === undefined)
      throw new Failure('usage', `--format takes some of: ${reportFormats.join(', ')} (got ${quote(word)})`)
    return found
  })
}

/** `fishbowl report`: kept results as a page, figures and tables. Nothing is run. */
export async function report({ operands, settings, outside }: Request): Promise<Answer> {
  const { output } = settings
  if (output === undefined) throw new Failure('usage', 'report needs --output: a new folder')
  const formats = formatsOf(settings.format)
  checkFree(output, outside)
  const { sources, files } = await readSources(operands, outside)
  const digest = createHash('sha256')
    .update(files.map(({ sha256 }) => sha256).join(' '))
    .digest('hex')
    .slice(0, 12)
  const made = reportOf(sources, digest)
  const written = filesOf(made, formats, pageAssets(outside))
  const manifest = { schemaVersion: 1, kind: 'report', digest, modelVersion: made.modelVersion, formats }
  writeReport(written, { output, sources: files, manifest, outside })
  return {
    document: { kind: 'report', output, digest, files: written.map(({ path }) => path) },
    lines: () =>
      pageOf(
        [safe(`wrote ${join(output, 'manifest.json')} and ${counted(written.length, 'file')}`)],
        [`digest ${digest}`],
      ),
  }
}
