import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Figure } from '@fishbowl/report'
import type { Block, Report, ShownTable } from '@fishbowl/report/document'
import { type PageAssets, pageModules, scriptOf } from '@fishbowl/report/render'

const require = createRequire(import.meta.url)
const bytes = (name: string): Uint8Array => readFileSync(require.resolve(name))
const own = (name: string): string =>
  readFileSync(new URL(`../../packages/report/page/${name}`, import.meta.url), 'utf8')

/** What pages are made with, as the command reads it. */
export const pageAssets = (): PageAssets => ({
  charts: new TextDecoder().decode(bytes('echarts/dist/echarts.common.min.js')),
  fonts: {
    regular: bytes('@fontsource/inter/files/inter-latin-400-normal.woff2'),
    semiBold: bytes('@fontsource/inter/files/inter-latin-600-normal.woff2'),
  },
  script: scriptOf(pageModules.map(own)),
  style: own('style.css'),
})

/** A figure of straight lines from a tenth a series, up by a hundredth a week, its band two hundredths wide on both sides. */
export const straightFigure = (names: readonly string[], weeks: number, title = 'share'): Figure => {
  const x = Array.from({ length: weeks }, (_, week) => week)
  return {
    title,
    x: { label: 'week' },
    y: { label: 'share of members', format: { kind: 'share' } },
    series: names.map((name, i) => {
      const at = (shift: number): number[] => x.map((week) => (10 * (i + 1) + week + shift) / 100)
      return { id: `arm-${i}`, name, x, middle: at(0), low: at(-2), high: at(2) }
    }),
    band: '90 % of 20 runs',
    marks: [{ x: 3, text: 'budget cut' }],
  }
}

/** A table of numbers by week. */
const tableOf = (caption: string, names: readonly string[]): ShownTable => ({
  caption,
  columns: [
    { header: 'week', align: 'right' },
    ...names.map((header) => ({ header, align: 'right' as const, unit: '%' })),
  ],
  rows: [
    ['0', ...names.map((_, i) => `${10 * (i + 1)} %`)],
    ['5', ...names.map((_, i) => `${10 * (i + 1) + 5} %`)],
  ],
  from: 'curves',
})

/** A block with one figure for each of some measures, and the table of each. */
export const chartBlock = (
  id: string,
  figures: readonly Figure[],
): Extract<Block, { readonly kind: 'chart' }> => ({
  kind: 'chart',
  by: 'measure',
  choices: figures.map((figure, i) => ({
    label: figure.title,
    chart: {
      kind: 'curves',
      id: `${id}-${i}`,
      title: figure.title,
      alt: `alt of ${figure.title}`,
      table: 'curves',
      figure,
    },
  })),
  tables: figures.map((figure) =>
    tableOf(
      `table of ${figure.title}`,
      figure.series.map(({ name }) => name),
    ),
  ),
})

/** A small report with every kind of block, its scenarios called so. */
export function smallReport(names: readonly string[], title = 'First or second'): Report {
  const measures = ['first measure', 'second measure'].map((measure) => straightFigure(names, 12, measure))
  return {
    title,
    question: 'Which of them?',
    digest: '0123456789ab',
    modelVersion: '2.0.0',
    tables: [],
    sections: [
      {
        id: 'answer',
        title: 'The answer',
        blocks: [
          { kind: 'text', role: 'answer', text: `${names.join(' beats ')}.`, from: [] },
          { kind: 'text', role: 'note', text: 'A note of the answer.', from: [] },
          { kind: 'list', items: names, from: [] },
        ],
      },
      { id: 'adoption', title: 'Adoption', blocks: [chartBlock('adoption', measures)] },
      {
        id: 'rest',
        title: 'The rest',
        blocks: [
          { kind: 'table', table: tableOf('An open table', names) },
          { kind: 'table', table: tableOf('A folded table', names), isFolded: true },
          { kind: 'command', command: `fishbowl compare ${names.join(' ')}` },
          { kind: 'facts', facts: names.map((name, i) => [`fact ${i}`, name] as const), from: [] },
        ],
      },
    ],
  }
}
