import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block, Report } from '@fishbowl/report/document'
import { parquetReadObjects } from 'hyparquet'
import { parse } from 'papaparse'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { pageAssets } from '../../packages/tui/src/report/assets.ts'
import { type ReportFile, reportFormats } from '../../packages/tui/src/report/manifest.ts'
import { renderedFiles } from '../../packages/tui/src/report/write-report.ts'
import { runCli } from '../support/cli.ts'
import { nodesOf, restOf, tablesIn } from './markdown-reader.ts'
import { reportOn } from './recompute/made-report.ts'

/** Names that do something somewhere, three at a time: one for each scenario of the report. */
const attacks = [
  [
    '</script><img src=x onerror=alert(1)>',
    '=HYPERLINK("http://evil.example","x")',
    '](javascript:alert(1)) ![x](y)',
  ],
  ['<![CDATA[x]]> <!ENTITY a "b"> ]]>', "\t=cmd|' /C calc'!A0", '| a | b |\n|---|---|\n```'],
  [
    '"><svg onload=alert(1)> \u0000\u001B[2J\u202Etxt',
    ' \u200B＝1+1;=2+2',
    '../../etc/passwd\\..\\CON.svg %2e%2e &lt;b&gt; \uD800',
  ],
] as const

const ids = ['small-organisation', 'small-one-cm', 'no-cm'] as const
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-hostile-'))
const outside = openOutside()
let plain: Report
let comparison: string

beforeAll(async () => {
  const args = ['compare', ...ids, '--replicates', '3', '--weeks', '30', '--json']
  comparison = (await runCli(args, { cwd: folder })).stdout
  const path = join(folder, 'comparison.json')
  writeFileSync(path, comparison)
  plain = (await reportOn([path], ['csv'])).report
})

afterAll(() => {
  rmSync(folder, { recursive: true })
})

/** The same data with other words in every text. */
function withWords<T>(value: T, words: (text: string) => string): T {
  if (typeof value === 'string') return words(value) as T & string
  if (Array.isArray(value)) return value.map((one: unknown) => withWords(one, words)) as T & unknown[]
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, one]) => [key, withWords(one, words)] as const)
  return Object.fromEntries(entries) as T & object
}

/** One chart of each kind, since drawing takes its time. */
function fewCharts(report: Report): Report {
  const kinds = new Set<string>()
  const some = (block: Block): readonly Block[] => {
    if (block.kind !== 'chart') return [block]
    const [first] = block.choices
    if (first === undefined || kinds.has(first.chart.kind)) return []
    kinds.add(first.chart.kind)
    return [{ ...block, choices: [first], tables: block.tables.slice(0, 1) }]
  }
  const sections = report.sections.map((section) =>
    Object.assign({}, section, { blocks: section.blocks.flatMap(some) }),
  )
  return { ...report, sections }
}

async function filesWith(names: readonly string[]): Promise<readonly ReportFile[]> {
  const words = (text: string): string =>
    ids.reduce((left, id, i) => left.replaceAll(id, () => names[i] ?? ''), text)
  const report = withWords(fewCharts(plain), words)
  const progress = { at: () => undefined, end: () => undefined }
  const { signal } = new AbortController()
  return renderedFiles(report, { formats: reportFormats, assets: pageAssets(outside), progress, signal })
}

const textOf = ({ bytes }: ReportFile): string => new TextDecoder().decode(bytes)
const own =
  /^(?:index\.html|report\.md|tables\/README\.md|(?:figures|tables)\/[A-Za-z0-9-]+\.(?:svg|png|csv|parquet))$/

/** What a spreadsheet would run: no number that begins so is meant. */
const isFormula = (cell: string): boolean =>
  /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠]/u.test(cell) && !/^-?[\d.]+(?:e[+-]?\d+)?$/.test(cell)

/** A tag with its attributes, all of them in double quotes. */
const tag = /<\/?([a-z][\w-]*)((?:\s+[\w:-]+(?:="[^"]*")?)*)\s*\/?>/gi
const active = new Set(['script', 'img', 'iframe', 'object', 'embed', 'base', 'form', 'link'])
const namesOf = (attributes: string): string =>
  attributes
    .replace(/="[^"]*"/g, '')
    .trim()
    .replace(/\s+/g, '\n')

function checkCsv(file: ReportFile): void {
  const { data, errors } = parse<string[]>(textOf(file), { delimiter: ',', skipEmptyLines: true })
  expect(errors).toEqual([])
  expect(new Set(data.map((row) => row.length)).size, file.path).toBe(1)
  expect(data.flat().filter(isFormula)).toEqual([])
  // a spreadsheet of a country whose lists are parted by semicolons
  const abroad = parse<string[]>(textOf(file), { delimiter: ';', quoteChar: '\u0001' }).data.flat()
  expect(abroad.filter((cell) => /^"*[=@＝＠]/u.test(cell))).toEqual([])
}

function checkSvg(file: ReportFile): void {
  const svg = textOf(file)
  expect(svg).not.toMatch(/<(?:script|foreignObject|img|image|a|iframe|style)\b/i)
  expect(svg.replace(/>[^<]*</g, '><')).not.toMatch(/\son\w+\s*=|javascript:/i)
  expect(svg).not.toMatch(/<!(?!-- )|<\?(?!xml)/)
  // oxlint-disable-next-line no-control-regex -- XML has none of them
  expect(svg).not.toMatch(/[\u0000-\u0008\u000B\u000C\u000E-\u001F\uD800-\uDFFF\u202A-\u202E\u2066-\u2069]/)
}

function checkMarkdown(file: ReportFile): void {
  const markdown = textOf(file)
  const nodes = nodesOf(restOf(markdown))
  expect(
    nodes.filter(({ type }) => ['html', 'definition', 'imageReference', 'linkReference'].includes(type)),
  ).toEqual([])
  const urls = nodes.flatMap((node) => (node.type === 'link' || node.type === 'image' ? [node.url] : []))
  expect(urls.filter((url) => !own.test(url))).toEqual([])
  for (const rows of tablesIn(markdown)) expect(new Set(rows.map((row) => row.length)).size).toBe(1)
}

describe.each(attacks)('scenarios called %j, %j, %j', (...names) => {
  let files: readonly ReportFile[]

  beforeAll(async () => {
    files = await filesWith(names)
  })

  const ending = (end: string): readonly ReportFile[] => files.filter(({ path }) => path.endsWith(end))

  test('name no file', () => {
    expect(files.map(({ path }) => path).filter((path) => !own.test(path))).toEqual([])
    expect(new Set(files.map(({ path }) => path.toLowerCase())).size).toBe(files.length)
  })

  test('are words in CSV', () => {
    for (const file of ending('.csv')) checkCsv(file)
  })

  test('are words in SVG, which a strict reader of XML could draw', () => {
    expect(ending('.svg').length).toBeGreaterThan(2)
    for (const file of ending('.svg')) checkSvg(file)
    expect(ending('.png')).toHaveLength(ending('.svg').length)
  })

  test('are words in Markdown', () => {
    for (const file of ending('.md')) checkMarkdown(file)
  })

  test('are words in the page', () => {
    for (const file of ending('.html')) {
      const markup = textOf(file).replace(/(<(script|style)\b[^>]*>)[\s\S]*?<\/\2>/g, '')
      const tags = [...markup.matchAll(tag)]
      expect(markup.replace(tag, '')).not.toMatch(/<[^!]/)
      expect(tags.map(([, name = '']) => name).filter((name) => active.has(name.toLowerCase()))).toEqual([])
      expect(
        tags.filter(([, , attributes = '']) => /^(?:on|srcdoc|formaction)/im.test(namesOf(attributes))),
      ).toEqual([])
    }
  })

  test('come back from Parquet as they are', async () => {
    const levels = ending('tables/levels.parquet')[0]
    const rows = await parquetReadObjects({ file: new Uint8Array(levels?.bytes ?? []).buffer })
    const found = new Set(rows.map((row): unknown => row['scenario']))
    expect(found).toEqual(new Set(names.map((name) => name.toWellFormed())))
  })
})

test('a result with hostile titles, notes, seeds and commands makes a report; hostile ids are refused', async () => {
  const [first] = attacks
  const free = new Set(['title', 'question', 'seed', 'again', 'reason'])
  const document = JSON.parse(comparison, (key, value: unknown) => {
    if (typeof value === 'string' && free.has(key)) return first.join(' ').slice(0, 100)
    return ['notes', 'sentences', 'files'].includes(key) && Array.isArray(value) ? [...first] : value
  }) as { arms: { id: string }[] }
  const path = join(folder, 'hostile.json')
  writeFileSync(path, JSON.stringify(document))
  const { files } = await reportOn([path], ['md', 'csv'])
  for (const file of files) {
    if (file.path.endsWith('.csv')) checkCsv(file)
    if (file.path.endsWith('.md')) checkMarkdown(file)
  }
  writeFileSync(path, comparison.replaceAll('small-one-cm', '<b>small</b>'))
  await expect(reportOn([path], ['md'])).rejects.toThrow(/small/)
})
