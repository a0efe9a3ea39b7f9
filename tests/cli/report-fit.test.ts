import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultScenario } from '@fishbowl/core'
import { organisationNetwork } from '@fishbowl/lab'
import { createNetwork, rootOf } from '@fishbowl/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { reportOf } from '../../packages/report/src/document/report-of.ts'
import { type Command, jsonText } from '../../packages/tui/src/cli/answer.ts'
import type { Settings } from '../../packages/tui/src/cli/settings.ts'
import { calibrate } from '../../packages/tui/src/commands/calibrate.ts'
import { compare } from '../../packages/tui/src/commands/compare.ts'
import { organisationNetworkOf } from '../../packages/tui/src/commands/org-network.ts'
import { report } from '../../packages/tui/src/commands/report.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { fromCsv, type KeptRow } from '../report/recompute/kept-tables.ts'
import { call, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)

/** People of a run of the model itself, 60 who all know of it; the last three weeks are held out. */
const counts = [31, 22, 19, 15, 13, 15, 12, 9, 11, 8, 9, 7, 8, 6, 7]

async function keep(name: string, command: Command, operands: readonly string[], settings: Settings = {}) {
  const { document, text } = await call(command, operands.map(folder.at), settings)
  if (document['kind'] === undefined) throw new Error(text)
  folder.write(name, jsonText(document))
}

/** A kept document after a change, as another file. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into any part of it
function changed(name: string, as: string, change: (document: any) => void): void {
  const document = JSON.parse(folder.read(name)) as unknown
  change(document)
  folder.write(as, JSON.stringify(document))
}

async function reported(name: string, sources: readonly string[]) {
  const output = folder.at(name)
  const told = await call(report, sources.map(folder.at), { output, format: 'md,csv' })
  if (told.exit !== 'done') throw new Error(told.text)
  const files = readdirSync(join(output, 'tables')).map((path) => ({
    path,
    bytes: new Uint8Array(readFileSync(join(output, 'tables', path))),
  }))
  return { tables: fromCsv(files), page: folder.read(`${name}/report.md`) }
}

/** The charts of the adoption section of a report. */
async function adoptionCharts(sources: readonly string[]) {
  const read = await readSources(sources.map(folder.at), openOutside())
  const { sections } = reportOf(read.sources, 'c0ffee')
  return sections
    .filter(({ id }) => id === 'adoption')
    .flatMap(({ blocks }) => blocks)
    .flatMap((block) => (block.kind === 'chart' ? block.choices.map(({ chart }) => chart) : []))
}

const ours = (id: string, rest = ''): string =>
  `fishbowl: 1\nid: ${id}\ntitle: Ours\norganisation: { members: 60 }\ncommunity: { everyoneAware: true }\nhorizon: 20\n${rest}`

beforeAll(async () => {
  folder.write('ours.yaml', ours('ours'))
  folder.write('more.yaml', ours('more', 'policies: { staffing: { team: [{ seniority: professional }] } }\n'))
  const rows = counts.map((count, week) => `${week + 1},${count}`)
  folder.write('weekly.csv', ['week,active', ...rows].join('\n'))
  await keep('fit.json', calibrate, ['ours.yaml', 'weekly.csv'], {
    assumptions: 'b0,wn',
    'max-runs': 1000,
  })
  await keep('both.json', compare, ['ours.yaml', 'more.yaml'], { replicates: 2 })
  await keep('network.json', organisationNetworkOf, ['ours.yaml'])
}, 60_000)

describe('a calibration in a report', () => {
  test('has every observed week, those held out, the posterior and what cannot be told', async () => {
    const { tables, page } = await reported('fit', ['fit.json'])
    const weeks = (tables.get('fit-weeks')?.rows ?? []).filter((row) => row['series'] === 'active')
    expect(weeks.flatMap((row) => row['observed_people'] ?? [])).toEqual(counts)
    expect(weeks.flatMap((row) => row['use'] || []).map(String)).toEqual(
      counts.map((_, week) => (week < counts.length - 3 ? 'fitted' : 'held out')),
    )
    const document = JSON.parse(folder.read('fit.json')) as {
      readonly active: { readonly middle: readonly number[] }
      readonly posterior: { readonly marginals: readonly { readonly id: string; readonly median: number }[] }
      readonly sentences: readonly string[]
    }
    expect(weeks.map((row) => row['median_people'])).toEqual(document.active.middle)
    expect(tables.get('fitted-assumptions')?.rows.map((row) => [row['assumption'], row['median']])).toEqual(
      document.posterior.marginals.map(({ id, median }) => [id, median]),
    )
    expect(page).toMatch(/weekly\.csv has 15 weeks, .*, the last 3 held out to judge the forecast/)
    expect(document.sentences.length).toBeGreaterThan(3)
    for (const sentence of document.sentences) expect(page.replaceAll('\\', '')).toContain(sentence)
  })

  test('stands as observed points over the curves of its own scenario, as shares of its members', async () => {
    const charts = await adoptionCharts(['both.json', 'fit.json'])
    const observed = charts.map((chart) => (chart.kind === 'curves' ? chart.observed : undefined))
    expect(charts[0]?.id).toBe('adoption-weeklyActive')
    expect(observed[0]?.y).toEqual(counts.map((count) => count / 60))
    expect(observed[0]?.x).toEqual(counts.map((_, week) => week))
    expect(observed.slice(1).every((one) => one === undefined)).toBe(true)
    expect(charts[0]?.alt).toContain('Rings: observed (weekly.csv), 52 % in week 0 to 12 % in week 14.')
  })

  test('is not drawn over the curves of other organisations', async () => {
    changed('fit.json', 'other-fit.json', ({ scenario }) => (scenario.organisation.members = 61))
    const charts = await adoptionCharts(['both.json', 'other-fit.json'])
    expect(charts.some((chart) => chart.kind === 'curves' && chart.observed !== undefined)).toBe(false)
  })

  test('weeks that do not fit together are refused', async () => {
    const document = JSON.parse(folder.read('fit.json')) as { readonly weekNames: readonly string[] }
    folder.write('short.json', JSON.stringify({ ...document, weekNames: document.weekNames.slice(1) }))
    const { text } = await call(report, [folder.at('short.json')], { output: folder.at('never') })
    expect(text).toMatch(
      /short\.json" .*observed: its weeks, their names and the posters are not equally many/,
    )
  })
})

/** Every pair that the engine ties, by asking for each pair by itself. */
function plainTies(members: number): ReadonlySet<string> {
  const scenario = { ...defaultScenario, organisation: { ...defaultScenario.organisation, members } }
  const { group, circle, far, farStart } = createNetwork(scenario, rootOf(scenario.seed, 1), 0)
  const ties = new Set<string>()
  for (let i = 0; i < members; i++)
    for (let j = i + 1; j < members; j++) {
      const farOf = far.subarray(farStart[i], farStart[i + 1])
      if (group[i] === group[j] || circle[i] === circle[j] || farOf.includes(j)) ties.add(`${i} ${j}`)
    }
  return ties
}

describe('the network of an organisation', () => {
  test('has each pair that the engine ties, once, and one manager a group', () => {
    const scenario = { ...defaultScenario, organisation: { ...defaultScenario.organisation, members: 50 } }
    const { people, ties } = organisationNetwork(scenario, 1)
    expect(ties.map(({ from, to }) => `${from} ${to}`).toSorted()).toEqual([...plainTies(50)].toSorted())
    expect(people.filter(({ isManager }) => isManager)).toHaveLength(Math.ceil(50 / 8))
    expect(people[0]).toMatchObject({ group: 0, isManager: true })
  })

  test('is drawn with tables of people and ties, and says that its people are those of the comparison', async () => {
    const { tables, page } = await reported('net', ['both.json', 'network.json'])
    const rows = (name: string): readonly KeptRow[] => tables.get(name)?.rows ?? []
    const document = JSON.parse(folder.read('network.json')) as { readonly ties: readonly unknown[] }
    expect(rows('nodes')).toHaveLength(60)
    expect(rows('ties')).toHaveLength(document.ties.length)
    expect(page).toContain(
      'These are the people and ties of replicate 0 of ours: the organisation and the seed are the same.',
    )
    changed('network.json', 'other-network.json', (network) => {
      network.seed = 'other'
      network.scenario.seed = 'other'
    })
    const read = await readSources(['both.json', 'other-network.json'].map(folder.at), openOutside())
    const { sections } = reportOf(read.sources, 'c0ffee')
    expect(JSON.stringify(sections)).toContain('These are not the people of ours: the seed is another.')
  })

  test('of more than 300 people is refused', async () => {
    folder.write('large.yaml', 'fishbowl: 1\nid: large\norganisation: { members: 301 }\n')
    const { exit, text, hint } = await call(organisationNetworkOf, [folder.at('large.yaml')])
    expect([exit, text]).toEqual([
      'usage',
      '"large" has 301 people, and a network of more than 300 is a picture that nobody can read',
    ])
    expect(hint).toContain('fishbowl org show')
  })

  test('ties of people who are not there are refused', async () => {
    const document = JSON.parse(folder.read('network.json')) as Record<string, unknown>
    folder.write('stray.json', JSON.stringify({ ...document, ties: [{ from: 3, to: 60, kind: 'far' }] }))
    const { text } = await call(report, [folder.at('stray.json')], { output: folder.at('never') })
    expect(text).toContain('ties.0: it ties people who are not there')
  })
})
