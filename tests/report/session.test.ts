import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { SessionDebrief } from '@fishbowl/lab/workshop'
import type { Block } from '@fishbowl/report/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { sessionText } from '../support/debriefs.ts'
import { strayNumbers } from './debrief-numbers.ts'
import { chartFaults } from './recompute/drawn.ts'
import { fromCsv, type KeptTables } from './recompute/kept-tables.ts'
import { type Made, reportOn } from './recompute/made-report.ts'
import { chartsOf } from './recompute/wrong.ts'

let folder: string
let made: Made
let csv: KeptTables
let text: string

const debriefIn = (): SessionDebrief => (JSON.parse(text) as { debrief: SessionDebrief }).debrief

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fishbowl-session-'))
  text = await sessionText()
  const path = join(folder, 'session.json')
  writeFileSync(path, text)
  made = await reportOn([path], ['html', 'md', 'csv'])
  csv = fromCsv(made.files)
})
afterAll(() => rmSync(folder, { recursive: true }))

const blocksOf = (id: string): readonly Block[] =>
  made.report.sections.find((section) => section.id === id)?.blocks ?? []
const refused = (change: (debrief: SessionDebrief) => object): Promise<string> => {
  const path = join(folder, 'changed.json')
  writeFileSync(path, JSON.stringify({ ...JSON.parse(text), debrief: change(debriefIn()) }))
  return readSources([path], openOutside()).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
}

describe('the report of a session', () => {
  test('every number of its texts and tables is in the tables that it names', () => {
    expect(strayNumbers(made.report, csv)).toEqual([])
  })

  test('every curve and bar is drawn from the table that the figure names', () => {
    const charts = chartsOf(made.report).filter(({ kind }) => kind !== 'dots')
    expect(charts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['reveal-which', 'reveal-way', 'reveal-level', 'leaderboard', 'teams']),
    )
    const faults = charts.flatMap((chart) => chartFaults(chart, csv))
    expect(faults).toEqual([])
  })

  test('each step is told, questions with room for notes', () => {
    expect(made.report.sections.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['step-hello', 'step-which', 'step-play', 'step-talk', 'step-end', 'hidden']),
    )
    expect(blocksOf('step-talk')).toEqual([
      { kind: 'text', text: 'What did you learn?', from: [] },
      { kind: 'notes', lines: 3 },
    ])
  })

  test('people are counted by what they chose, and nobody is named', () => {
    const rows = csv.get('room-predictions')?.rows ?? []
    const which = rows.filter((row) => row['step'] === 'which')
    expect(which.reduce((sum, row) => sum + Number(row['chose']), 0)).toBe(4)
    expect(new Set(which.map((row) => row['team']))).toEqual(new Set(['Finance', 'Sales', 'HR']))
    expect([...csv.values()].flatMap(({ columns }) => columns)).not.toContain('seat')
  })

  test('teams stand in the order of value, ties said as ties', () => {
    const standings = debriefIn().leaderboard?.standings ?? []
    const rows = csv.get('leaderboard')?.rows ?? []
    const names = ['Finance', 'Sales', 'HR']
    expect(rows.map((row) => [row['team'], row['rank'], row['tied_with']])).toEqual(
      standings.map(({ team, rank, tiedWith }) => [
        names[team],
        rank,
        tiedWith.map((other) => names[other]).join(', '),
      ]),
    )
  })
})

describe('a document that was changed by hand is refused', () => {
  test('another digest', async () => {
    expect(await refused((one) => ({ ...one, digest: '0123456789ab' }))).toContain('digest: it is not that')
  })

  test('a team that is not there', async () => {
    const why = await refused((one) => ({
      ...one,
      branches: one.branches.map((branch) => ({ ...branch, team: 9 })),
    }))
    expect(why).toContain('it tells of a team that it does not have')
  })

  test('a hidden assumption of another value', async () => {
    const why = await refused((one) => ({
      ...one,
      file: {
        ...one.file,
        hidden: { says: 'x', assumptions: { hire: { value: 3, reason: 'changed' } } },
      },
    }))
    expect(why).toContain('digest: it is not that')
  })
})
