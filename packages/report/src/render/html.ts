import { toHtml } from 'hast-util-to-html'
import { h } from 'hastscript'
import type { Block, Report } from '../document/document.ts'
import { svgOf } from './svg.ts'
import { pageFrame } from './theme.ts'

/** What a page is made with besides the report: read from files by whoever calls. */
export type PageAssets = {
  /** ECharts for the browser; the smaller one draws all charts but heat maps and networks. */
  readonly charts: { readonly common: string; readonly full: string }
  /** Inter as WOFF2, regular and semi-bold. */
  readonly fonts: { readonly regular: Uint8Array; readonly semiBold: Uint8Array }
}

function blockOf(block: Block): ReturnType<typeof h> {
  switch (block.kind) {
    case 'text':
      return h('p', block.text)
    case 'list':
      return h(
        'ul',
        block.items.map((item) => h('li', item)),
      )
    case 'table':
      return h('table', [
        h('caption', block.table.caption),
        h(
          'tr',
          block.table.columns.map(({ header }) => h('th', header)),
        ),
        ...block.table.rows.map((row) =>
          h(
            'tr',
            row.map((cell) => h('td', cell)),
          ),
        ),
      ])
    case 'chart': {
      const [first] = block.choices
      return h(
        'figure',
        first === undefined
          ? []
          : [h('figcaption', first.chart.title), { type: 'text', value: svgOf(first.chart, pageFrame) }],
      )
    }
    case 'command':
      return h('pre', block.command)
    case 'facts':
      return h(
        'dl',
        block.facts.flatMap(([name, value]) => [h('dt', name), h('dd', value)]),
      )
  }
}

/** A report as one HTML file that needs nothing else. */
export function htmlOf(report: Report, _assets: PageAssets): string {
  const sections = report.sections.map(({ id, title, blocks }) =>
    h('section', { id }, [h('h2', title), ...blocks.map(blockOf)]),
  )
  const page = h(null, [
    { type: 'doctype' },
    h('html', { lang: 'en' }, [
      h('head', [h('meta', { charset: 'utf-8' }), h('title', report.title)]),
      h('body', [h('h1', report.title), ...sections]),
    ]),
  ])
  return `${toHtml(page)}\n`
}
