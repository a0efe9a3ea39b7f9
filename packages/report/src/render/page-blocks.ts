import { h } from 'hastscript'
import type { Chart } from '../chart/chart.ts'
import type { Block } from '../document/document.ts'
import { safe } from '../safe.ts'
import { say } from '../words/index.ts'
import { frameOf } from './height.ts'
import { isLive, narrow } from './page-data.ts'
import { pageSvg } from './page-svg.ts'
import { foldedTableOf, linkTo, tableOf } from './page-table.ts'
import type { Frame } from './theme.ts'

type Node = ReturnType<typeof h>
type ChartBlock = Extract<Block, { kind: 'chart' }>

/** What a page knows while its blocks are written. */
export type BlockPlace = {
  /** Paths of the files beside the page, which it may link. */
  readonly files: ReadonlySet<string>
  /** False where the page has no program: every choice is then drawn. */
  readonly isLive: boolean
  /** A brief has small drawings. */
  readonly isBrief: boolean
  readonly digest: string
}

/** Markup that is made here, as it is. hastscript takes it, though its types do not know of it. */
export const raw = (value: string): Node => ({ type: 'raw', value }) as unknown as Node

function drawnOf(chart: Chart, choice: number, { digest, isBrief }: BlockPlace): Node {
  const still = (frame: Frame, names: readonly string[], of = chart): Node =>
    h('div', { className: ['still', ...names] }, [raw(pageSvg(of, frame))])
  const small = frameOf(chart, digest, narrow)
  // A sheet has room for a drawing that is wider than high.
  const brief = { ...small, height: Math.round(narrow * 0.85) }
  // What no program draws anew for a telephone is there twice; identifiers in a drawing begin with that of its chart.
  const isTwice = !isBrief && !isLive(chart)
  return h('div', { className: ['drawing'], dataChoice: String(choice) }, [
    still(isBrief ? brief : frameOf(chart, digest), isTwice ? ['roomy'] : []),
    ...(isTwice ? [still(small, ['tight'], { ...chart, id: `${chart.id}-tight` })] : []),
  ])
}

/** A text whose numbers stay with their units at the end of a line. */
const told = (text: string): string =>
  safe(text).replace(/(?<=\d) (?=(?:[kM]?\$|%|pt|h)(?![\w$]))/g, '\u00A0')

/** Links to the files of a figure, those of each choice with it. */
const filesOfChart = (charts: readonly Chart[], files: ReadonlySet<string>): readonly Node[] => {
  const links = charts.flatMap(({ id }, i) => {
    const own = ['svg', 'png'].flatMap((format) => linkTo(`figures/${id}.${format}`, files))
    return own.length === 0 ? [] : [h('span', { dataChoice: String(i) }, own)]
  })
  return links.length === 0 ? [] : [h('p', { className: ['source'] }, [say('debrief.page.figure'), ...links])]
}

/** A figure: its first choice drawn, the others where the page has no program for them, and the tables of all. */
function chartOf({ choices, tables }: ChartBlock, place: BlockPlace): readonly Node[] {
  const [first] = choices
  if (first === undefined) return []
  const drawn = choices.flatMap(({ chart }, i) =>
    i === 0 || !place.isLive || !isLive(chart) ? [drawnOf(chart, i, place)] : [],
  )
  return [
    h('figure', { id: `figure-${first.chart.id}`, dataFigure: first.chart.id }, [
      h('figcaption', safe(first.chart.title)),
      ...drawn,
      ...tables.map((table, i) =>
        foldedTableOf(table, place.files, {
          summary:
            choices.length > 1
              ? say('debrief.page.numbersOf', { what: safe(table.caption) })
              : say('debrief.page.numbersHere'),
          choice: i,
        }),
      ),
      ...filesOfChart(
        choices.map(({ chart }) => chart),
        place.files,
      ),
    ]),
  ]
}

/** A block of a section as elements. */
export function blockOf(block: Block, place: BlockPlace): readonly Node[] {
  switch (block.kind) {
    case 'text':
      return [h('p', { className: block.role === undefined ? [] : [block.role] }, told(block.text))]
    case 'list':
      return [
        h(
          'ul',
          block.items.map((item) => h('li', told(item))),
        ),
      ]
    case 'table':
      return block.isFolded === true
        ? [foldedTableOf(block.table, place.files)]
        : tableOf(block.table, place.files)
    case 'chart':
      return chartOf(block, place)
    case 'notes':
      return [
        h(
          'div',
          { className: ['notes'], role: 'img', ariaLabel: say('debrief.page.notes') },
          Array.from({ length: block.lines }, () => [h('p', '\u00A0'), h('hr')]).flat(),
        ),
      ]
    case 'command':
      return [h('pre', { tabIndex: 0 }, [h('code', block.command.split('\n').map(safe).join('\n'))])]
    case 'facts':
      return [
        h(
          'dl',
          block.facts.map(([name, value]) => h('div', [h('dt', safe(name)), h('dd', safe(value))])),
        ),
      ]
  }
}
