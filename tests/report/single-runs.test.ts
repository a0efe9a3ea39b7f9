import { stripVTControlCharacters } from 'node:util'
import { describeFigure, type Figure, type TextOptions, toText, withSingleRuns } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { staffing } from './community.ts'

const [, one] = staffing.series
const runs = Array.from({ length: 200 }, (_, r) =>
  Float64Array.from(one?.middle ?? [], (value, week) => value + ((r * 7 + week * 3) % 11) / 60),
)
const figure = withSingleRuns(staffing, 'one', runs)
const options: TextOptions = {
  columns: 80,
  rows: 30,
  symbols: 'braille',
  color: 'truecolor',
  theme: 'dark',
  bands: 'focused',
  focus: 'one',
}
const drawn = (change: Partial<TextOptions> = {}, what: Figure = figure): string =>
  toText(what, { ...options, ...change }).join('\n')
const lines = (what: Figure): readonly string[] =>
  toText(what, { ...options, bands: 'none' }).map(stripVTControlCharacters)
const muted = '38;2;150;150;150'

describe('single runs', () => {
  test('are the first twenty at most, of the curve that is asked for', () => {
    expect(figure.series.map((series) => series.runs?.length)).toEqual([undefined, 20, undefined])
    expect(figure.series[1]?.runs?.[3]).toEqual(Array.from(runs[3] ?? []))
    expect(withSingleRuns(staffing, 'nobody', runs)).toBe(staffing)
  })

  test('are counted in the heading, fewer on a low chart, where they would cover each other', () => {
    expect(stripVTControlCharacters(drawn())).toContain('▲ band: 90 % of 200 runs; thin: 7 of 200 runs')
    expect(stripVTControlCharacters(drawn({ rows: 14 }))).toContain('thin: 3 of 200 runs')
    expect(drawn({}, withSingleRuns(staffing, 'one', runs.slice(0, 2)))).toContain('thin: 2 of 2 runs')
  })

  test('are muted and lie behind every line: no cell of a line changes', () => {
    const close = runs.map((run) => run.map((value) => Math.min(0.6, value)))
    const behind = lines(withSingleRuns(staffing, 'one', close))
      .slice(2)
      .map((line) => Array.from(line))
    const cells = lines(staffing)
      .slice(2)
      .flatMap((line, row) => Array.from(line, (letter, column) => ({ letter, row, column })))
      .filter(({ letter }) => letter >= '⠁' && letter <= '⣿')
    expect(cells.length).toBeGreaterThan(150)
    for (const { letter, row, column } of cells) expect(behind[row]?.[column]).toBe(letter)
    expect(drawn().split(muted).length).toBeGreaterThan(drawn({}, staffing).split(muted).length + 10)
  })

  test('take the place of a band that could not be told from them', () => {
    expect(drawn({ color: 'none' })).toContain('▲ thin: 7 of 200 runs')
    expect(drawn({ color: 'none' })).not.toContain('band')
    expect(drawn({ color: 'none', bands: 'all' })).toContain('band: 90 % of 200 runs; ▲ thin')
  })

  test('are not drawn where nothing can say what they are', () => {
    const narrow = { columns: 24, rows: 9, color: 'none' } as const
    expect(drawn(narrow)).not.toContain('thin')
    expect(drawn(narrow)).toBe(drawn({ ...narrow, bands: 'none' }, staffing))
  })

  test('leave the time cursor to be seen', () => {
    const cursor = { symbols: 'ascii', color: 'none', cursor: 52 } as const
    expect(
      drawn(cursor)
        .split('\n')
        .filter((line) => line.slice(8, 60).includes('|')).length,
    ).toBeGreaterThan(12)
  })

  test('are told in words', () => {
    expect(describeFigure(figure)).toContain('Behind it 20 of 200 runs end between 36 % and 53 %.')
  })
})
