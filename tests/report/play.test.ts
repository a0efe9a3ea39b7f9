import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Block, Report } from '@fishbowl/report/document'
import { language, speak } from '@fishbowl/report/words'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { playText, sessionText, smallPlay } from '../support/debriefs.ts'
import { strayNumbers } from './debrief-numbers.ts'
import { chartFaults } from './recompute/drawn.ts'
import { fromCsv, type KeptTables } from './recompute/kept-tables.ts'
import { type Made, reportOn } from './recompute/made-report.ts'
import { tokensOf } from './recompute/number-tokens.ts'
import { saidOf } from './recompute/said.ts'
import { chartsOf, withOther } from './recompute/wrong.ts'

let folder: string
let made: Made
let csv: KeptTables

const kept = (name: string, text: string): string => {
  const path = join(folder, name)
  writeFileSync(path, text)
  return path
}

const refused = (text: string): Promise<string> =>
  readSources([kept('changed.json', text)], openOutside()).then(
    () => '',
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )

const textsOf = ({ sections }: Report): readonly string[] =>
  sections.flatMap(({ blocks }) =>
    blocks.flatMap((block: Block) => (block.kind === 'text' ? [block.text] : [])),
  )

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'fishbowl-play-'))
  made = await reportOn([kept('play.json', await playText())], ['html', 'md', 'csv'])
  csv = fromCsv(made.files)
})
afterAll(() => rmSync(folder, { recursive: true }))

describe('the report of a game', () => {
  test('every number of its texts and tables is in the tables that it names', () => {
    expect(strayNumbers(made.report, csv)).toEqual([])
    expect(saidOf(made.report).flatMap(({ text }) => tokensOf(text)).length).toBeGreaterThan(200)
  })

  test('a wrong number in a text is seen', () => {
    const { sections } = made.report
    const [first] = sections
    const answer = first?.blocks[0]
    if (first === undefined || answer?.kind !== 'text') throw new Error('no answer')
    for (const token of tokensOf(answer.text)) {
      const blocks = [{ ...answer, text: withOther(answer.text, token) }, ...first.blocks.slice(1)]
      const changed = { ...made.report, sections: [{ ...first, blocks }, ...sections.slice(1)] }
      expect(strayNumbers(changed, csv), token.text).not.toEqual([])
    }
  })

  test('every curve, bar and dot is drawn from the table that the figure names', () => {
    const charts = chartsOf(made.report)
    expect(charts.map(({ id }) => id)).toEqual(
      expect.arrayContaining(['curve-weeklyActive', 'money', 'calibration', 'what-if', 'luck']),
    )
    // Grey dots are where stated and right are the same: they are drawn from no row.
    const own = charts.map((chart) =>
      chart.kind === 'dots'
        ? Object.assign({}, chart, { dots: chart.dots.filter(({ ink }) => ink !== undefined) })
        : chart,
    )
    expect(own.flatMap((chart) => chartFaults(chart, csv))).toEqual([])
  })

  test('it tells the money of the game, of deciding nothing and of what else there was', async () => {
    const { own, base, counterfactuals } = await smallPlay()
    const rows = csv.get('branches')?.rows ?? []
    const valueOf = (branch: string): unknown =>
      rows.find((row) => row['branch'] === branch)?.['net_value_usd']
    expect(valueOf('own')).toBe(own.netValue)
    expect(valueOf('base')).toBe(base.netValue)
    for (const { id, netValue } of counterfactuals) expect(valueOf(id), id).toBe(netValue)
  })

  test('its rules are called rules, and its limits stand in it', () => {
    const texts = textsOf(made.report).join('\n')
    expect(texts).toContain('assumptions of the game')
    expect(made.report.sections.map(({ id }) => id)).toEqual([
      'answer',
      'decisions',
      'curve',
      'money',
      'predictions',
      'what-if',
      'luck',
      'lives',
      'rules',
      'assumptions',
      'limits',
      'provenance',
    ])
  })

  test('French has no English heading, and the same tables to the last number', async () => {
    const before = language()
    const spoken = await readSources([join(folder, 'play.json')], openOutside()).then(async (read) => {
      const { makeReport } = await import('../../packages/tui/src/report/make-report.ts')
      return makeReport(
        read,
        { formats: ['md', 'csv'], options: { brief: false, language: 'fr' } },
        { outside: openOutside(), progress: { at: () => undefined, end: () => undefined } },
      )
    })
    expect(language()).toBe(before)
    const titles = spoken.report.sections.map(({ title }) => title)
    const english = new Set(made.report.sections.map(({ title }) => title))
    expect(titles.filter((title) => english.has(title))).toEqual([])
    for (const [name, { rows }] of fromCsv(spoken.files)) {
      const numbers = (all: typeof rows) =>
        all.map((row) => Object.values(row).filter((cell) => typeof cell === 'number'))
      if (name !== 'dictionary') expect(numbers(rows), name).toEqual(numbers(csv.get(name)?.rows ?? []))
    }
    speak(before)
  })
})

describe('a document that was changed by hand is refused', () => {
  test('money that does not add up', async () => {
    const text = await playText((one) => ({
      ...one,
      rounds: one.rounds.map((round, i) =>
        i === 1 ? { ...round, account: { ...round.account, left: round.account.left + 1000 } } : round,
      ),
    }))
    expect(await refused(text)).toContain('rounds.1.account: it does not add up')
  })

  test('a decision that is told otherwise', async () => {
    const text = await playText((one) => ({
      ...one,
      rounds: one.rounds.map((round, i) => (i === 0 ? { ...round, decision: { seniors: 3 } } : round)),
    }))
    expect(await refused(text)).toContain('rounds.0: it is not what game.rounds says')
  })

  test('a branch that would have brought more', async () => {
    const text = await playText((one) => ({
      ...one,
      counterfactuals: one.counterfactuals.map((branch, i) =>
        i === 0 ? { ...branch, difference: branch.difference + 5000 } : branch,
      ),
    }))
    expect(await refused(text)).toContain('counterfactuals.0.difference')
  })

  test('luck that is not that of its runs', async () => {
    const text = await playText((one) => ({
      ...one,
      luck: one.luck && { ...one.luck, mean: { ...one.luck.mean, low: one.luck.mean.low + 1 } },
    }))
    expect(await refused(text)).toContain('luck.mean')
  })

  test('another document beside it: each makes a report of its own', async () => {
    const paths = [kept('one.json', await playText()), kept('two.json', await sessionText())]
    await expect(readSources(paths, openOutside())).rejects.toThrow('from that document alone')
  })

  test('a lever without such an option', async () => {
    const text = await playText((one) => ({
      ...one,
      game: { ...one.game, rounds: [{ answer: 0, decision: { platform: 8 } }] },
    }))
    expect(await refused(text)).toContain('a lever has no such option')
  })
})
