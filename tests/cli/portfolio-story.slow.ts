import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { type ColumnId, columnIds, type History, inSpace, loadScenario, wordIssues } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, parsed } from './folder.ts'

// A maker of instruments has a community for its 150 people and a guild for its service engineers, both looked after by the same two
// professionals, and beside them a community of its customers. In week 60 the budget round wants one of the two posts back.
const weeks = 78
const cutAt = 60
const team = (count: number) => `staffing: { team: [{ seniority: professional, count: ${count} }] }`
const firm = `fishbowl: 1
model: 2.0.0
horizon: ${weeks}
organisation: { members: 150, turnover: 0.15 }
policies: { alignment: integrated, ${team(2)} }
`
const guild = `  service-engineers:
    title: Guild of the service engineers
    community: { audience: { share: 0.4, division: true } }
    policies: { alignment: integrated }
`
const files = {
  house: `${firm}id: house\ntitle: Two communities, one team\nspaces:\n${guild}`,
  cut: `${firm}id: cut\ntitle: The same, decided beforehand\ninterventions: [{ week: ${cutAt}, ${team(1)} }]\nspaces:\n${guild}`,
  // a further community that nobody's work needs, and one of three people with a helper of its own
  leisure: `${firm}id: leisure\ntitle: A further community, for leisure\nspaces:\n${guild}  leisure: { policies: { alignment: incidental } }\n`,
  corner: `${firm}id: corner\ntitle: A further community, for three people\nspaces:\n${guild}  corner: { community: { audience: { share: 0.02 } }, policies: { staffing: { team: [{ seniority: junior, fte: 0.05 }] } } }\n`,
  customers: `fishbowl: 1
id: customers
title: The customers help one another
horizon: ${weeks}
organisation: { members: 150, audience: external, turnover: 0.5 }
policies: { alignment: integrated, ${team(1)} }
`,
} as const
type Name = keyof typeof files

const replicates = 6
/** Student's t at 95 % with 5 degrees of freedom, out of a table (2.0150) with more digits. */
const student = 2.015048372669157

const folder = openFolder()
afterAll(folder.clean)
const fishbowl = (line: string, ...more: readonly string[]) =>
  folder.fishbowl([...line.split(' '), ...more, '--threads', '1', '--quiet'])

/** Every replicate of a file, one after the other. */
function replay(name: Name): readonly History[] {
  const load = loadScenario({ file: `${name}.yaml`, text: files[name] }, { ids: [], read: () => undefined })
  if (!load.ok) throw new Error(wordIssues(load.issues))
  const { scenario } = load.loaded
  return Array.from({ length: replicates }, (_, replicate) => simulate({ scenario, replicate }))
}

const at = ({ values }: History, week: number, id: ColumnId): number =>
  values[week * columnIds.length + columnIds.indexOf(id)] ?? Number.NaN

/** Share of those who may join that visits, a week, over the last 13 weeks. */
function weeklyActive(history: History): number {
  let visits = 0
  for (let week = weeks - 13; week < weeks; week++) visits += at(history, week, 'visitors')
  return visits / 13 / history.members
}

/** Money over the whole run, from its parts. */
function netValue(history: History): number {
  let net = 0
  for (let week = 0; week < weeks; week++) {
    net += at(history, week, 'value') - at(history, week, 'memberCost')
    net -= at(history, week, 'cmCost') + at(history, week, 'licenceCost') + at(history, week, 'managerCost')
  }
  return net
}
const judges = { weeklyActive, netValue }
type Judged = keyof typeof judges

type Estimate = { readonly mean: number; readonly low: number; readonly high: number }
function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const half = student * Math.sqrt(squares / (values.length - 1) / values.length)
  return { mean, low: mean - half, high: mean + half }
}

type Ends = { readonly end: Readonly<Record<string, Estimate>> }
type Told = {
  readonly arms: readonly (Ends & {
    readonly id: string
    readonly digest: string
    readonly weeks: Readonly<Record<string, readonly number[]>>
  })[]
  readonly pairs: readonly Ends[]
  readonly sentences: readonly string[]
}
async function told(line: string, ...more: readonly string[]): Promise<Told> {
  const { code, stdout, stderr } = await fishbowl(line, '--json', ...more)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout) as unknown as Told
}

function expectEnds(ends: Ends | undefined, own: (judge: (history: History) => number) => readonly number[]) {
  for (const id of Object.keys(judges) as Judged[]) {
    const wanted = estimate(own(judges[id]))
    for (const key of ['mean', 'low', 'high'] as const) {
      const gap = Math.abs((ends?.end[id]?.[key] ?? Number.NaN) - wanted[key])
      expect(gap / Math.max(1, Math.abs(wanted[key])), `${id} ${key}`).toBeLessThan(1e-9)
    }
  }
}
const pairedTo =
  (base: readonly History[], other: readonly History[]) => (judge: (history: History) => number) =>
    other.map((history, r) => judge(history) - judge(base[r] as History))

/** A space of every replicate. */
const seenIn = (space: string, histories: readonly History[]): readonly History[] =>
  histories.map((history) => inSpace(history, space))

const house = replay('house')
const dated = replay('cut')

beforeAll(async () => {
  for (const [name, text] of Object.entries(files)) folder.write(`${name}.yaml`, text)
  const { code, stderr } = await fishbowl(
    `run house.yaml --until ${cutAt} --save house.fbs --replicates ${replicates}`,
  )
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
})

describe('two communities with one team', () => {
  test('are told together and one by one, as the raw columns have it', async () => {
    const { arms } = await told(`run house.yaml --replicates ${replicates}`)
    expect(arms.map(({ id }) => id)).toEqual(['house', 'house/main', 'house/service-engineers'])
    expectEnds(arms[0], (judge) => house.map(judge))
    expectEnds(arms[1], (judge) => seenIn('main', house).map(judge))
    expectEnds(arms[2], (judge) => seenIn('service-engineers', house).map(judge))
    // two fifths of 150 engineers may join the guild, and the people of both are not added up
    expect(seenIn('service-engineers', house)[0]?.members).toBe(60)
    for (const history of house) {
      const [main, guildOnly] = ['main', 'service-engineers'].map((id) =>
        at(inSpace(history, id), 20, 'aware'),
      )
      expect(at(history, 20, 'aware')).toBeLessThan((main ?? 0) + (guildOnly ?? 0))
    }
  })

  test('are printed as a table in 80 columns, and one of them alone as itself', async () => {
    const { stdout } = await fishbowl(`run house.yaml --replicates 2`)
    const rows = stdout.split('\n')
    for (const row of rows) if (!row.startsWith('again: ')) expect(row.length).toBeLessThan(81)
    const first = rows.findIndex((row) => row.startsWith('space '))
    expect(rows.slice(first + 2, first + 5).map((row) => row.split(/ {2,}/)[0])).toEqual([
      'all together',
      'main',
      'service-engineers',
    ])
    const alone = await told(`run house.yaml --space service-engineers --replicates ${replicates}`)
    expectEnds(alone.arms[0], (judge) => house.map((history) => judge(inSpace(history, 'service-engineers'))))
  })
})

describe('the cut of week 60, explored by a fork', () => {
  const cut = ['--set', 'staffing.team=[{ seniority: professional }]']

  test('is what the file that dates it to week 60 gives, paired run by run, together and in the guild', async () => {
    const [all, inGuild] = await Promise.all([
      told('compare --from house.fbs', ...cut),
      told('compare --from house.fbs --space service-engineers', ...cut),
    ])
    expectEnds(all.arms[1], (judge) => dated.map(judge))
    expectEnds(all.pairs[0], pairedTo(house, dated))
    expectEnds(
      inGuild.pairs[0],
      pairedTo(seenIn('service-engineers', house), seenIn('service-engineers', dated)),
    )
    // the past is shared to the last bit, and from the week of the fork on one post costs nothing any more
    const [base, fork] = all.arms
    for (const [id, means] of Object.entries(fork?.weeks ?? {}))
      expect(means.slice(0, cutAt), id).toEqual(base?.weeks[id]?.slice(0, cutAt))
    expect(fork?.weeks['cmPosts']?.[cutAt - 1]).toBe(2)
    expect(fork?.weeks['cmPosts']?.[cutAt]).toBe(1)
  })

  test('comes out again from its document, and a changed digit is found', async () => {
    const { stdout } = await fishbowl('compare --from house.fbs --json', ...cut)
    writeFileSync(join(folder.path, 'fork.json'), stdout)
    expect((await fishbowl('verify fork.json')).code).toBe(0)
    const document = parsed(readFileSync(join(folder.path, 'fork.json'), 'utf8')) as unknown as Told
    const changed = document.arms[1]?.end['netValue'] as { mean: number }
    changed.mean += 0.01
    writeFileSync(join(folder.path, 'changed.json'), JSON.stringify(document))
    const verdict = await fishbowl('verify changed.json')
    expect(verdict.code).not.toBe(0)
    expect(verdict.stdout).toMatch(/First difference: house-fork, net value, mean/)
  })

  test('can be cut again from the fork, in the guild too, and is then the file that dates both', async () => {
    await told('run --from house.fbs --until 70 --save again.fbs', ...cut)
    const change = 'spaces.service-engineers.policies.alignment=incidental'
    const twice = await told('run --from again.fbs', '--set', change)
    folder.write(
      'twice.yaml',
      files.cut
        .replace('id: cut', 'id: house')
        .replace(/policies: { alignment: integrated }\n$/, (line) =>
          line.concat('    interventions: [{ week: 70, alignment: incidental }]\n'),
        ),
    )
    const file = await told(`run twice.yaml --replicates ${replicates}`)
    expect(twice.arms.map(({ end }) => end)).toEqual(file.arms.map(({ end }) => end))
  })
})

describe('a further community', () => {
  test('for leisure is not worth it: the interval of the net value lies below 0', async () => {
    const leisure = replay('leisure')
    const { pairs, sentences } = await told(
      `compare house.yaml leisure.yaml --measure netValue --replicates ${replicates}`,
    )
    expectEnds(pairs[0], pairedTo(house, leisure))
    expect(pairs[0]?.end['netValue']?.high).toBeLessThan(0)
    expect(sentences.join(' ')).toMatch(/^leisure comes out [\d.]+ k\$ lower in net value than house /)
  })

  test('for three people moves activity so little that it cannot be told, and the answer says so', async () => {
    const corner = replay('corner')
    const { pairs, sentences } = await told(`compare house.yaml corner.yaml --replicates ${replicates}`)
    expectEnds(pairs[0], pairedTo(house, corner))
    const { low, high } = pairs[0]?.end['weeklyActive'] ?? { low: Number.NaN, high: Number.NaN }
    expect(low).toBeLessThan(0)
    expect(high).toBeGreaterThan(0)
    expect(sentences.join(' ')).toContain(
      `corner and house cannot be told apart in weekly active with ${replicates} pairs of runs`,
    )
  })
})

describe('the community of the customers', () => {
  test('is valued by support hours alone: their time costs the firm nothing', async () => {
    const customers = replay('customers')
    const { arms } = await told(`run customers.yaml --replicates ${replicates}`)
    expectEnds(arms[0], (judge) => customers.map(judge))
    expect(arms[0]?.end['memberCost']?.mean).toBe(0)
    expect(arms[0]?.end['managerCost']?.mean).toBe(0)
    expect(arms[0]?.end['value']?.mean).toBeGreaterThan(0)
  })

  test('has no line managers, and a file that gives them hours is told so', async () => {
    folder.write('told.yaml', `${files.customers}interventions: [{ week: 9, managers: { hours: 1 } }]\n`)
    const { code, stderr } = await fishbowl('run told.yaml')
    expect(code).toBe(2)
    expect(stderr).toContain('an external audience has no line managers')
  })
})
