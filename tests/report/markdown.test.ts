import type { Report } from '@fishbowl/report/document'
import { markdownOf } from '@fishbowl/report/render'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { safe } from '../../packages/report/src/safe.ts'
import { hostileText } from './hostile.ts'
import { cellText, nodesOf, restOf, tablesIn } from './markdown-reader.ts'

const files = {
  figure: (id: string) => `figures/${id}.svg`,
  table: (name: string) => `tables/${name}.csv`,
}

/** A report that says one text at every place that holds a text. */
const reportOf = (text: string): Report => ({
  title: `T ${text}`,
  question: `Q ${text}`,
  digest: '0123456789ab',
  modelVersion: '1.2.3',
  tables: [],
  sections: [
    {
      id: 'one',
      title: text,
      blocks: [
        { kind: 'text', text, from: [] },
        { kind: 'text', text, from: [], role: 'answer' },
        { kind: 'text', text, from: [], role: 'note' },
        { kind: 'list', items: [text, `b ${text}`], from: [] },
        { kind: 'facts', facts: [[text, text]], from: [] },
        { kind: 'command', command: text },
        ...[true, false].map((isFolded) => ({
          kind: 'table' as const,
          isFolded,
          table: {
            caption: text,
            columns: [
              { header: text, align: 'left' as const, unit: text },
              { header: 'n', align: 'right' as const },
            ],
            rows: [[text, '1'], [`b ${text}`]],
            from: 'numbers',
          },
        })),
        {
          kind: 'chart',
          choices: [
            {
              label: text,
              chart: {
                kind: 'bars',
                id: 'bars',
                title: text,
                alt: text,
                table: 'numbers',
                x: { label: text, format: { kind: 'count' } },
                bars: [],
              },
            },
          ],
          tables: [],
        },
      ],
    },
  ],
})

const attacks = [
  '</script><img src=x onerror=alert(1)>',
  '<b>bold</b> <!-- gone --> <?php ?> <![CDATA[x]]>',
  '](javascript:alert(1))',
  '[click](javascript:alert(1)) ![x](http://evil.example/x.png)',
  '<javascript:alert(1)> <http://evil.example> <a@evil.example>',
  '[x]: http://evil.example',
  '# heading\n\n## another\n---\n***',
  '```\n<script>alert(1)</script>\n```',
  '~~~\n````\n`````',
  '`code` ``<b>`` `',
  'a | b \\| c \\\\| d |',
  '|---|---|\n| a | b |',
  '\\<b> \\[x](y) \\',
  '&lt;b&gt; &#60;b&#62; &copy;',
  '~~struck~~ ~struck~ **bold** _it_ __b__',
  'see http://evil.example/x or https://evil.example or www.evil.example or a@evil.example or @everyone',
  '$x$ $$y$$ $`z`$ 3 k$ to 5 k$',
  '- [ ] task\n1. one\n> quote',
  '\u202Egnp.exe \u2066x\u2069 a\u200Bb',
  '=HYPERLINK("http://evil.example")',
  '    indented',
  ':smile: [^1] [^1]: note',
]

const isOwn = (url: string): boolean => /^(?:tables|figures)\/[a-z]+\.(?:csv|svg)$/.test(url)

const clean = (value: string): string => safe(value).replaceAll('\u2060', '').replace(/\s+/g, ' ').trim()

const allowed = new Set(
  'root heading paragraph text strong blockquote list listItem code link image thematicBreak'.split(' '),
)

/** Only what the report itself writes, and every text as it is. */
function check(text: string): void {
  const markdown = markdownOf(reportOf(text), files)
  const nodes = nodesOf(restOf(markdown))
  const types = new Set<string>(nodes.map(({ type }) => type))
  expect(
    [...types].every((type) => allowed.has(type)),
    [...types].join(' '),
  ).toBe(true)
  for (const node of nodes)
    if (node.type === 'link' || node.type === 'image') expect(isOwn(node.url)).toBe(true)
  const tables = tablesIn(markdown)
  expect(tables.map((rows) => rows.map((row) => row.length))).toEqual([
    [2, 2, 2],
    [2, 2, 2],
  ])
  for (const [, first] of tables) expect(clean(cellText(first?.[0] ?? ''))).toBe(clean(text))
  const quoted = nodes.find(({ type }) => type === 'blockquote')
  if (clean(text) !== '') {
    if (quoted === undefined) throw new Error('no note')
    expect(
      clean(
        nodesOf(quoted)
          .map((node) => ('value' in node ? node.value : ''))
          .join(''),
      ),
    ).toBe(clean(text))
  }
}

describe('hostile texts in Markdown', () => {
  test.each(attacks)('%s is said as it is and does nothing', check)

  test('nor does any other', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          hostileText,
          fc.string({ unit: 'binary-ascii', maxLength: 20 }),
          fc
            .array(fc.constantFrom(...'<>[]()!|\\`*_~#-+=:&;$@"\' \n\tab1.'.split('')), { maxLength: 14 })
            .map((all) => all.join('')),
        ),
        check,
      ),
      { seed: 5, numRuns: 400 },
    )
  })

  test('nothing that GitHub reads beyond CommonMark: bare addresses, mentions, struck text, formulas', () => {
    for (const text of attacks) {
      const outside = markdownOf(reportOf(text), files).replace(/^(`{3,}).*?^\1$/gmsu, '')
      expect(outside).not.toMatch(/(?<!\\):\/\/|www\.|@[\w-]|(?<!\\)~|(?<!\\)\$[^\s.,;:)|*\\]/u)
    }
  })

  test('the fence of a command is longer than any inside, so that the command stays whole', () => {
    const command = 'fishbowl run "```` x"'
    const markdown = markdownOf(reportOf(command), files)
    const code = nodesOf(restOf(markdown)).find(({ type }) => type === 'code')
    expect(code).toMatchObject({ value: command })
  })
})

test('numbers, units and words stay readable in the plain text', () => {
  const markdown = markdownOf(reportOf('net value of a_b (90 % interval -3.1 to 5 k$), 2 * 3'), files)
  expect(markdown).toContain('net value of a_b (90 % interval -3.1 to 5 k$), 2 \\* 3')
})

test('a figure that was not drawn is said in words', () => {
  const markdown = markdownOf(reportOf('what the figure says'), {
    figure: () => undefined,
    table: () => undefined,
  })
  expect(markdown).not.toMatch(/!\[|\]\(/)
  expect(markdown.split('what the figure says').length).toBeGreaterThan(
    markdownOf(reportOf('x'), files).split('figures/').length,
  )
})
