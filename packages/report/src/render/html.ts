import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Block, Report, Section } from '../document/document.ts'
import { safe } from '../safe.ts'
import { language, say } from '../words/index.ts'
import { type BlockPlace, blockOf, raw } from './page-blocks.ts'
import { contentPolicy } from './page-csp.ts'
import { liveData } from './page-data.ts'
import { styleOf } from './page-style.ts'

/** What a page is made with besides the report: read from files by whoever calls. */
export type PageAssets = {
  /** ECharts for the browser, the build without heat maps and networks: those stand still in a page. */
  readonly charts: string
  /** Inter as WOFF2, regular and semi-bold. */
  readonly fonts: { readonly regular: Uint8Array; readonly semiBold: Uint8Array }
  /** The page's own program and style sheet: the files of packages/report/page. */
  readonly script: string
  readonly style: string
}

export type PageOptions = {
  /** Paths of files beside the page, e.g. `tables/curves.csv`: it links those it knows of. */
  readonly files?: readonly string[]
  /** One sheet for those who decide: no contents, no program. */
  readonly isBrief?: boolean
}

type Node = ReturnType<typeof h>

const sectionOf = ({ id, title, blocks }: Section, place: BlockPlace): Node =>
  h('section', { id, ariaLabelledBy: `${id}-title` }, [
    h('h2', { id: `${id}-title` }, safe(title)),
    ...blocks.flatMap((block) => blockOf(block, place)),
  ])

const contents = (sections: readonly Section[]): Node =>
  h('nav', { className: ['contents'], ariaLabelledBy: 'contents-title' }, [
    h('h2', { id: 'contents-title' }, say('debrief.page.contents')),
    h(
      'ol',
      sections.map(({ id, title }) => h('li', [h('a', { href: `#${id}` }, safe(title))])),
    ),
  ])

const head = ({ title, question, digest, modelVersion }: Report, isBrief: boolean): Node =>
  h('header', [
    h('p', { className: ['kind'] }, say(isBrief ? 'debrief.page.brief' : 'debrief.page.report')),
    h('h1', safe(title)),
    ...(question === undefined || question === title
      ? []
      : [h('p', { className: ['question'] }, safe(question))]),
    h(
      'p',
      { className: ['made'] },
      say('debrief.page.digest', { digest: safe(digest), model: safe(modelVersion) }),
    ),
  ])

/** Who gets the page alone, by mail, is told where its links lead; a brief has none, and says where the rest is. */
const elsewhere = ({ files, isBrief }: BlockPlace): readonly Node[] =>
  files.size === 0 && !isBrief
    ? []
    : [h('p', { className: ['beside'] }, say(isBrief ? 'debrief.page.whole' : 'debrief.page.beside'))]

const foot = ({ digest, modelVersion }: Report, place: BlockPlace): Node =>
  h('footer', [
    ...elsewhere(place),
    h('p', [
      say('debrief.page.madeBy'),
      ' ',
      h('code', 'fishbowl report'),
      ' ',
      say('debrief.page.fromKept'),
      ` ${say('debrief.page.digest', { digest: safe(digest), model: safe(modelVersion) })}.`,
    ]),
  ])

/** The sections, with the contents behind the answer: who opens a page on a telephone reads the answer first. */
function told({ sections }: Report, place: BlockPlace, isBrief: boolean): readonly Node[] {
  const all = sections.map((section) => sectionOf(section, place))
  const first = sections[0]?.id === 'answer' ? 1 : 0
  return isBrief ? all : [...all.slice(0, first), contents(sections), ...all.slice(first)]
}

const body = (report: Report, place: BlockPlace, isBrief: boolean): readonly Node[] => [
  ...(isBrief ? [] : [h('a', { className: ['skip'], href: '#main' }, say('debrief.page.skip'))]),
  head(report, isBrief),
  h('main', { id: 'main', tabIndex: -1 }, [...told(report, place, isBrief)]),
  foot(report, place),
]

/** Letters that a brief has on its sheet at the usual size; with more it is set smaller. */
const mostLetters = 2650

/** The first figure has words beside it; every further one takes the place of so many letters. */
const lettersOfFigure = 900

/** About how many letters a block takes up; a row of a table as many as a line of text. */
function lettersOf(block: Block): number {
  switch (block.kind) {
    case 'text':
      return block.text.length
    case 'list':
      return block.items.join('').length
    case 'command':
      return block.command.length
    case 'facts':
      return block.facts.flat().join('').length
    case 'table':
      return block.isFolded === true ? 0 : 80 * (block.table.rows.length + 2)
    case 'chart':
      return 0
    case 'notes':
      return 80 * block.lines
  }
}

function bodyClasses({ sections, title, question = '' }: Report, isBrief: boolean): readonly string[] {
  if (!isBrief) return []
  const blocks = sections.flatMap((section) => section.blocks)
  const figures = blocks.filter(({ kind }) => kind === 'chart').length
  const further = lettersOfFigure * Math.max(0, figures - 1)
  const letters = blocks.reduce(
    (sum, block) => sum + lettersOf(block),
    title.length + question.length + further,
  )
  return letters > mostLetters ? ['brief', 'dense'] : ['brief']
}

/** A report as one HTML file that needs nothing else, with a policy that lets nothing else in. The same report gives the same bytes. */
export function htmlOf(report: Report, assets: PageAssets, options: PageOptions = {}): string {
  const { files = [], isBrief = false } = options
  const data = isBrief ? undefined : liveData(report)
  const scripts = data === undefined ? [] : [assets.charts, assets.script]
  // A brief is sent alone: a link to a file beside it would lead nowhere.
  const linked = new Set(isBrief ? [] : files)
  const place = { files: linked, isLive: data !== undefined, isBrief, digest: report.digest }
  const style = styleOf(assets, report.digest)
  const page = h(null, [
    { type: 'doctype' },
    h('html', { lang: language() }, [
      h('head', [
        h('meta', { charSet: 'utf-8' }),
        // As it is, for those who read a page's source: a policy holds quotes and base64, nothing to escape.
        raw(`<meta http-equiv="Content-Security-Policy" content="${contentPolicy(scripts, style)}">`),
        h('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
        h('meta', { name: 'generator', content: 'Fishbowl' }),
        h('meta', { name: 'fishbowl-digest', content: report.digest }),
        h('title', safe(report.title)),
        h('style', style),
      ]),
      h('body', { className: [...bodyClasses(report, isBrief)] }, [
        ...body(report, place, isBrief),
        ...(data === undefined ? [] : [h('script', { type: 'application/json', id: 'figures' }, data)]),
        ...scripts.map((script) => h('script', script)),
      ]),
    ]),
  ])
  return `${toHtml(page, { allowDangerousHtml: true, omitOptionalTags: true })}\n`
}
