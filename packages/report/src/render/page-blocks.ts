import { h } from 'hastscript'
import type { Chart } from '../chart/chart.ts'
import type { Block } from '../document/document.ts'
import { safe } from '../safe.ts'
import { isLive } from './page-data.ts'
import { foldedTableOf, linkTo, tableOf } from './page-table.ts'
import { themedSvg } from './svg.ts'
import { pageFrame } from './theme.ts'

type Node = ReturnType<typeof h>
type ChartBlock = Extract<Block, { kind: 'chart' }>

/** What a page knows while its blocks are written. */
export type BlockPlace = {
  /** Paths of the files beside the page, which it may link. */
  readonly files: ReadonlySet<string>
  /** False where the page has no program: every choice is then drawn. */
  readonly isLive: boolean
  readonly digest: string
}

/** Markup that is made here, as it is. hastscript takes it, though its types do not know of it. */
export const raw = (value: string): Node => ({ type: 'raw', value }) as unknown as Node

function drawnOf(chart: Chart, choice: number, { digest }: BlockPlace): Node {
  return h('div', { className: ['drawing', `choice-${choice}`], dataChoice: String(choice) }, [
    h('div', { className: ['still'] }, [raw(themedSvg(chart, { ...pageFrame, digest }))]),
  ])
}

const filesOfChart = (charts: readonly Chart[], files: ReadonlySet<string>): readonly Node[] => {
  const links = charts.flatMap(({ id }) =>
    ['svg', 'png'].flatMap((format) => linkTo(`figures/${id}.${format}`, files)),
  )
  return links.length === 0 ? [] : [h('p', { className: ['source'] }, ['Figure:', ...links])]
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
          summary: choices.length > 1 ? `Numbers: ${safe(table.caption)}` : 'Numbers of this figure',
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
      return [h('p', { className: block.role === undefined ? [] : [block.role] }, safe(block.text))]
    case 'list':
      return [
        h(
          'ul',
          block.items.map((item) => h('li', safe(item))),
        ),
      ]
    case 'table':
      return block.isFolded === true
        ? [foldedTableOf(block.table, place.files)]
        : tableOf(block.table, place.files)
    case 'chart':
      return chartOf(block, place)
    case 'command':
      return [h('pre', { tabIndex: 0 }, [h('code', safe(block.command))])]
    case 'facts':
      return [
        h(
          'dl',
          block.facts.map(([name, value]) => h('div', [h('dt', safe(name)), h('dd', safe(value))])),
        ),
      ]
  }
}
