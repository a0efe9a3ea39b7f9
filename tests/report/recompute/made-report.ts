import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Report } from '@fishbowl/report/document'
import { openOutside } from '../../../packages/tui/src/outside.ts'
import { makeReport } from '../../../packages/tui/src/report/make-report.ts'
import {
  type ReportFile,
  type ReportFormat,
  reportFormats,
} from '../../../packages/tui/src/report/manifest.ts'
import { readSources } from '../../../packages/tui/src/report/read-sources.ts'
import { runCli } from '../../support/cli.ts'

/** A report with the bytes of its files. */
export type Made = { readonly report: Report; readonly files: readonly ReportFile[] }

const outside = openOutside()

/** A report of results on disk, made by what `fishbowl report` is made of. */
export async function reportOn(
  paths: readonly string[],
  formats: readonly ReportFormat[] = reportFormats,
): Promise<Made> {
  const read = await readSources(paths, outside)
  const quiet = { at: () => undefined, end: () => undefined }
  return makeReport(read, { formats, options: { brief: false } }, { outside, progress: quiet })
}

/** A report of what commands with `--json` say. Throws with their message when one fails. */
export async function reportOfCommands(
  commands: readonly string[],
  formats: readonly ReportFormat[] = reportFormats,
): Promise<Made> {
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-report-'))
  try {
    const paths: string[] = []
    for (const [i, command] of commands.entries()) {
      const path = join(folder, `${i}.json`)
      const { code, stdout, stderr } = await runCli([...command.split(' '), '--json'], { cwd: folder })
      if (code !== 0) throw new Error(`${command}: ${stderr}`)
      writeFileSync(path, stdout)
      paths.push(path)
    }
    return await reportOn(paths, formats)
  } finally {
    rmSync(folder, { recursive: true })
  }
}
