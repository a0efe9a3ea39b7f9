import { quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { toolOf } from '../report/make-report.ts'
import type { Miss, SourceCheck } from './check.ts'
import { checkSource } from './check-source.ts'
import { missData, missText } from './miss-words.ts'
import { type Remade, remade } from './remade.ts'
import { openReportFolder, type ReportFolder } from './report-folder.ts'

/** Differences that are told one by one. */
const mostTold = 8

/** All that was found out about a report. */
type Found = {
  readonly folder: string
  readonly kept: ReportFolder
  readonly made: Remade
  readonly checks: readonly SourceCheck[]
  readonly misses: readonly Miss[]
}

/** The most telling first: a source that was changed explains every file that differs. */
function ordered({ kept, made }: Pick<Found, 'kept' | 'made'>, runs: readonly Miss[]): readonly Miss[] {
  const placed = new Map(made.misses.filter(({ place }) => place !== '').map((miss) => [miss.file, miss]))
  const sources = new Set(kept.manifest.sources.map(({ file }) => file))
  const sums = kept.misses.map((miss): Miss => {
    const where = miss.place === 'SHA-256' ? placed.get(miss.file) : undefined
    // Where the file parts says more than two sums.
    return where === undefined || sources.has(miss.file) ? miss : where
  })
  const told = new Set(sums.map(({ file }) => file))
  const all = [
    ...sums.filter(({ file }) => sources.has(file)),
    ...sums.filter(({ file }) => !sources.has(file)),
    ...made.misses.filter(({ file }) => !told.has(file)),
  ]
  return [...all, ...runs]
}

/** Whether the manifest vouches for a file that was found otherwise. */
function sumWords({ kept }: Found, { file }: Miss): string {
  const listed = [...kept.manifest.sources, ...kept.manifest.files].some((one) => one.file === file)
  if (!listed || !kept.files.has(file)) return ''
  return kept.misses.some((miss) => miss.file === file)
    ? 'Its SHA-256 is not that of the manifest: the file was changed after the report was made.'
    : 'Its SHA-256 is that of the manifest, so the manifest was changed with it, or another build of fishbowl made it.'
}

function missLines(found: Found, look: Look): readonly string[] {
  const [first, ...others] = found.misses
  if (first === undefined) return []
  const told = others.slice(0, mostTold).map((miss) => `Also ${missText(miss)}`)
  const more = others.length - told.length
  return [
    `First difference: ${missText(first)} ${sumWords(found, first)}`.trim(),
    ...told,
    ...(more === 0 ? [] : [`And ${counted(more, 'more difference')}; --json has all of them.`]),
  ].flatMap((text) => paragraph(text, look, 2))
}

function headline({ folder, kept, made, misses }: Found): string {
  const { sources, files } = kept.manifest
  const name = quote(folder, 200)
  const listed = counted(sources.length + files.length, 'file')
  if (misses.length > 0) return `differs: ${name}: ${counted(misses.length, 'difference')}.`
  return `pass: ${name}: ${listed} as its manifest lists them, and all made again from ${counted(sources.length, 'source')} byte for byte: ${counted(made.numbers, 'number')} in ${counted(made.tables, 'table')}, with the page and the figures that say them.`
}

const checkLines = ({ file, says, left, misses }: SourceCheck, look: Look): readonly string[] => [
  ...paragraph(`${file}: ${says}${misses.length === 0 ? '' : ', and they differ'}.`, look, 2),
  ...(left === undefined ? [] : paragraph(`Not run again: ${left}.`, look, 2)),
]

function linesOf(found: Found, tool: string, look: Look): readonly string[] {
  const { digest } = found.kept.manifest
  return pageOf(
    paragraph(headline(found), look),
    missLines(found, look),
    found.checks.flatMap((check) => checkLines(check, look)),
    [`digest ${digest} of the sources`, `model ${modelVersion}, ${tool}`],
  )
}

function documentOf({ folder, kept, made, checks, misses }: Found, tool: string): Record<string, unknown> {
  const [first] = misses
  return {
    kind: 'verification',
    of: 'report',
    file: folder,
    pass: misses.length === 0,
    modelVersion,
    tool,
    digest: kept.manifest.digest,
    filesListed: kept.manifest.sources.length + kept.manifest.files.length,
    filesMadeAgain: made.files,
    numbers: made.numbers,
    sources: checks.map(({ file, kind, runs, compared, misses: own, says, left }) => ({
      file,
      kind,
      pass: own.length === 0,
      runs,
      compared,
      says,
      notRunAgain: left ?? null,
    })),
    differing: misses.length,
    ...(first === undefined ? {} : { first: missData(first), differences: misses.map(missData) }),
  }
}

/** `fishbowl verify` of the folder of a report: its files by their sums, then made again byte for byte, then some of its runs, by `checking`. */
export async function verifyReport(
  request: Request,
  checking: typeof checkSource = checkSource,
): Promise<Answer> {
  const { operands, look, outside, telling } = request
  const [folder = ''] = operands
  const kept = openReportFolder(folder, outside)
  const tool = toolOf(outside)
  const progress = openProgress(outside, telling, 'figures')
  let made: Remade
  try {
    made = await remade(folder, kept, { outside, progress })
  } finally {
    progress.end()
  }
  const checks: SourceCheck[] = []
  // What is gone cannot be run; the folder has told of it.
  const there = kept.manifest.sources.filter(({ file }) => kept.files.has(file))
  // oxlint-disable-next-line no-await-in-loop -- each takes all threads
  for (const source of there) checks.push(await checking(source, folder, request))
  const misses = ordered(
    { kept, made },
    checks.flatMap((check) => check.misses),
  )
  const found = { folder, kept, made, checks, misses }
  return {
    exit: misses.length === 0 ? 'done' : 'unmet',
    document: documentOf(found, tool),
    lines: () => linesOf(found, tool, look),
  }
}
