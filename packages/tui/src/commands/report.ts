import { dirname, join, resolve } from 'node:path'
import { quote, safe } from '@fishbowl/core'
import { language } from '@fishbowl/report/words'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { checkFree } from '../cli/files.ts'
import { pageOf, shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import type { Outside } from '../outside.ts'
import { makeReport } from '../report/make-report.ts'
import { type ReportFormat, type ReportOptions, reportFormats } from '../report/manifest.ts'
import { readSources } from '../report/read-sources.ts'
import { writeReport } from '../report/write-report.ts'

const kinds = reportFormats.join(', ')

function formatOf(word: string): ReportFormat {
  const found = reportFormats.find((format) => format === word)
  if (found !== undefined) return found
  if (word === '')
    throw new Failure('usage', '--format has an empty place between its commas', {
      hint: `write it as --format ${reportFormats.slice(0, 2).join(',')}`,
    })
  if (word === 'pdf')
    throw new Failure('usage', '--format pdf: there is no such file of a report', {
      hint: 'open index.html in a browser and print it to a PDF; the page is laid out for paper',
    })
  throw new Failure('usage', `--format takes some of: ${kinds} (got ${quote(word)})`)
}

/** The formats that are asked for, each once, in the order of the list. */
function formatsOf(text: string | undefined): readonly ReportFormat[] {
  if (text === undefined) return reportFormats
  const wanted = text.split(',').map((word) => formatOf(word.trim().toLowerCase()))
  const twice = wanted.find((format, i) => wanted.indexOf(format) < i)
  if (twice !== undefined) throw new Failure('usage', `--format names ${twice} twice; name it once`)
  return reportFormats.filter((format) => wanted.includes(format))
}

/** Refuses a place where no folder can be made, before any work is done for it. */
function checkPlace(output: string, outside: Outside): void {
  checkFree(output, outside)
  if (outside.realPath(dirname(resolve(output))) === undefined)
    throw new Failure('failed', `cannot write ${quote(output, 200)}: the folder does not exist`, {
      hint: 'make the folder that it is to be in, or name another one',
    })
}

/** What to open first, of what was written. */
const openFirst = [
  ['index.html', 'the page; a browser opens it'],
  ['brief.html', 'one sheet for those who decide'],
  ['report.md', 'the same for a wiki or a repository'],
] as const

const pagesOf = (files: readonly { readonly path: string }[]): (typeof openFirst)[number][] =>
  openFirst.filter(([name]) => files.some(({ path }) => path === name))

/** `fishbowl report`: kept results as a page, figures and tables. Nothing is run. */
export async function report({ operands, settings, outside, telling }: Request): Promise<Answer> {
  const { output, title, measure, brief = false } = settings
  const taken = (['seed', 'replicates'] as const).find((id) => settings[id] !== undefined)
  if (taken !== undefined)
    throw new Failure(
      'usage',
      `report runs nothing: the ${taken} is that of its sources; leave out --${taken}`,
    )
  if (output === undefined) throw new Failure('usage', 'report needs --output: a new folder')
  const formats = formatsOf(settings.format)
  checkPlace(output, outside)
  const options: ReportOptions = {
    brief,
    ...(title === undefined ? {} : { title }),
    ...(measure === undefined ? {} : { measure }),
    ...(language() === 'en' ? {} : { language: language() }),
  }
  const read = await readSources(operands, outside, { measure })
  const progress = openProgress(outside, telling, 'figures')
  try {
    const { digest, files, manifest } = await makeReport(read, { formats, options }, { outside, progress })
    writeReport(files, manifest, { output, outside })
    const next = `fishbowl verify ${shellWord(output)}`
    return {
      document: { kind: 'report', output, digest, files: files.map(({ path }) => path).toSorted(), next },
      lines: () =>
        pageOf(
          [
            safe(`wrote ${counted(files.length + 1, 'file')} into ${output}`),
            ...pagesOf(files).map(([path, says]) => safe(`${join(output, path)}: ${says}`)),
          ],
          [`digest ${digest}`, `next: ${safe(next)}`],
        ),
    }
  } finally {
    progress.end()
  }
}
