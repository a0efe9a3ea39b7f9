import { briefOf, type Report, reportOf } from '@fishbowl/report/document'
import { language, speak } from '@fishbowl/report/words'
import { Failure } from '../cli/failure.ts'
import type { Progress } from '../cli/progress.ts'
import { toolVersion } from '../cli/version.ts'
import type { Outside } from '../outside.ts'
import { pageAssets } from './assets.ts'
import {
  digestOfSources,
  keptSource,
  manifestOf,
  manifestText,
  type ReportFile,
  type ReportFormat,
  type ReportOptions,
} from './manifest.ts'
import type { ReadSources } from './read-sources.ts'
import { renderedFiles } from './write-report.ts'

/** A report with every byte of its folder. */
export type MadeReport = {
  readonly report: Report
  readonly digest: string
  /** All files but the manifest, the sources among them. */
  readonly files: readonly ReportFile[]
  readonly manifest: string
}

/** Name and version of what makes a report, as its manifest says it. */
export const toolOf = (outside: Outside): string => `fishbowl ${toolVersion(outside)}`

/** The report, or a Failure where a result holds less than it says. */
function reported(sources: ReadSources['sources'], digest: string, options: ReportOptions): Report {
  try {
    return reportOf(sources, digest, options)
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    throw new Failure('usage', `these results make no report: ${error.message}`, {
      hint: 'make them again with this version; each names its command under "again"',
    })
  }
}

/** What a report is made with. */
type MakeWith = {
  readonly outside: Outside
  readonly progress: Progress
  /** Stops it; absent is Ctrl-C, which is caught by asking for it. */
  readonly signal?: AbortSignal
}

/** Makes a report from what was read: the same sources and options give the same bytes, whatever language the process speaks. Nothing is run and nothing is written. */
export async function makeReport(
  read: ReadSources,
  chosen: { readonly formats: readonly ReportFormat[]; readonly options: ReportOptions },
  making: MakeWith,
): Promise<MadeReport> {
  const before = language()
  speak(chosen.options.language ?? 'en')
  try {
    return await spokenReport(read, chosen, making)
  } finally {
    speak(before)
  }
}

async function spokenReport(
  { sources, files }: ReadSources,
  chosen: { readonly formats: readonly ReportFormat[]; readonly options: ReportOptions },
  { outside, progress, signal = outside.interrupted }: MakeWith,
): Promise<MadeReport> {
  const { formats, options } = chosen
  const digest = digestOfSources(files, options)
  const report = reported(sources, digest, options)
  const brief = options.brief ? briefOf(report) : undefined
  const rendered = await renderedFiles(report, {
    brief,
    formats,
    assets: pageAssets(outside),
    progress,
    signal,
  })
  const { modelVersion } = report
  const facts = { tool: toolOf(outside), modelVersion, formats: [...formats], digest, options }
  return {
    report,
    digest,
    files: [...files.map(keptSource), ...rendered],
    manifest: manifestText(manifestOf(facts, files, rendered)),
  }
}
