import { cellWidth, table } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'

const columns = [
  { header: 'policy', align: 'left' },
  { header: 'final', align: 'right', unit: '%' },
  { header: 'change', align: 'right', unit: 'points' },
] as const
const rows = [
  ['● 漢字 CM', '36', '+3.9'],
  ['▲ One very long name of a policy', '4', '-1.2'],
]

describe('a table', () => {
  test('aligns wide characters by cells, prints each unit once and rules the header', () => {
    expect(table(columns, rows, { columns: 80, symbols: 'braille' })).toEqual([
      'policy                            final (%)  change (points)',
      '────────────────────────────────  ─────────  ───────────────',
      '● 漢字 CM                                36             +3.9',
      '▲ One very long name of a policy          4             -1.2',
    ])
  })

  test('cuts text before numbers', () => {
    const lines = table(columns, rows, { columns: 44, symbols: 'braille' })
    expect(lines.every((line) => cellWidth(line) <= 44)).toBe(true)
    expect(lines.at(-1)).toMatch(/^▲ One very.*… {2} +4 {2} +-1\.2$/)
  })

  test('names the columns that found no room and never halves a number', () => {
    const lines = table(columns, rows, { columns: 30, symbols: 'ascii' })
    expect(lines.at(-1)).toBe('~ not shown: change (points)')
    expect(lines.join('\n')).not.toContain('1.2')
  })

  test('fills short rows and lives without rows or columns', () => {
    expect(table(columns, [['x']], { columns: 80, symbols: 'ascii' }).at(-1)).toBe('x')
    expect(table(columns, [], { columns: 80, symbols: 'ascii' })).toHaveLength(2)
    expect(table([], [], { columns: 80, symbols: 'ascii' })).toEqual(['', ''])
  })
})
