import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { type ColumnId, columnIds, libraryIds, loadScenario, type Sources, wordIssues } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { libraryText } from '../support/library.ts'
import { openFolder, parsed } from './folder.ts'

// An engineering firm of 600 whose community belongs to IT asks what to do with it until the next
// budget round, thirty weeks from now.
const story = {
  nothing: `extends: technology-led
title: IT owns it and nobody looks after it
horizon: 30
organisation: { members: 600 }
policies: { ownership: { owner: it } }
`,
  juniors: `extends: nothing.yaml
title: Two juniors for half their time
policies: { staffing: { team: [{ seniority: junior, count: 2, fte: 0.5 }] } }
`,
  professional: `extends: nothing.yaml
title: One professional, tied to a project
policies: { alignment: integrated, staffing: { team: [{ seniority: professional }] } }
`,
  order: `extends: nothing.yaml
title: Everyone is told to use it for a quarter
interventions: [{ from: 4, until: 17, says: the order, mandate: true }]
`,
  // The same two people, named in one order and in the other: no policy apart from luck.
  pair: `extends: nothing.yaml
title: A professional and a junior, both for half their time
policies:
  alignment: integrated
  staffing: { team: [{ seniority: professional, fte: 0.5 }, { seniority: junior, fte: 0.5 }] }
`,
  swapped: `extends: nothing.yaml
title: A junior and a professional, both for half their time
policies:
  alignment: integrated
  staffing: { team: [{ seniority: junior, fte: 0.5 }, { seniority: professional, fte: 0.5 }] }
`,
} as const
type Name = keyof typeof story
const plans = ['nothing', 'juniors', 'professional', 'order'] as const

/** With 20 the twins differed by luck, as one in ten equal pairs does at 90 %. */
const replicates = 30
/** Student's t at 95 % with 29 degrees of freedom, out of a table (1.6991) with more digits. */
const student = 1.6991270265334972

const folder = openFolder()
afterAll(folder.clean)
const fileOf = (name: Name): string => `${name}.yaml`

const sources: Sources = {
  ids: libraryIds,
  read(name, from) {
    if (libraryIds.some((id) => id === name)) return { file: `${name}.yaml`, text: libraryText(name) }
    const file = join(dirname(from), name)
    return existsSync(file) ? { file, text: readFileSync(file, 'utf8') } : undefined
  },
}

type Series = { readonly weeklyActive: readonly number[]; readonly netValue: readonly number[] }
const judged = ['weeklyActive', 'netValue'] as const

/** Every replicate of a scenario, one after the other, judged from the raw columns. */
function replay(name: Name): Series {
  const file = join(folder.path, fileOf(name))
  const load = loadScenario({ file, text: readFileSync(file, 'utf8') }, sources)
  if (!load.ok) throw new Error(wordIssues(load.issues))
  const { scenario } = load.loaded
  const weeklyActive: number[] = []
  const netValue: number[] = []
  for (let replicate = 0; replicate < replicates; replicate++) {
    const { values, weeks, members } = simulate({ scenario, replicate })
    const at = (week: number, id: ColumnId): number =>
      values[week * columnIds.length + columnIds.indexOf(id)] ?? Number.NaN
    let visits = 0
    for (let week = weeks - 13; week < weeks; week++) visits += at(week, 'visitors')
    let net = 0
    for (let week = 0; week < weeks; week++) {
      net += at(week, 'value') - at(week, 'memberCost')
      net -= at(week, 'cmCost') + at(week, 'licenceCost') + at(week, 'managerCost')
    }
    weeklyActive.push(visits / 13 / members)
    netValue.push(net)
  }
  return { weeklyActive, netValue }
}

type Estimate = {
  readonly mean: number
  readonly sd: number
  readonly low: number
  readonly high: number
}

function estimate(values: readonly number[]): Estimate {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0)
  const sd = Math.sqrt(squares / (values.length - 1))
  const half = (student * sd) / Math.sqrt(values.length)
  return { mean, sd, low: mean - half, high: mean + half }
}

const less = (changed: readonly number[], base: readonly number[]): readonly number[] =>
  changed.map((value, r) => value - (base[r] ?? Number.NaN))

/** What `compare --json` says, as far as the story reads it. */
type Told = {
  readonly arms: readonly { readonly end: Readonly<Record<string, Estimate>> }[]
  readonly pairs: readonly {
    readonly end: Readonly<Record<string, Estimate>>
    readonly better: Readonly<Record<string, { readonly share: number }>>
  }[]
  readonly sentences: readonly string[]
}

async function told(names: readonly Name[]): Promise<Told> {
  const line = [
    'compare',
    ...names.map(fileOf),
    '--replicates',
    `${replicates}`,
    '--threads',
    '1',
    '--json',
    '--quiet',
  ]
  const { code, stdout, stderr } = await folder.fishbowl(line)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout) as unknown as Told
}

function expectSame(actual: Estimate | undefined, own: Estimate): void {
  for (const key of ['mean', 'sd', 'low', 'high'] as const) {
    const gap = Math.abs((actual?.[key] ?? Number.NaN) - own[key])
    expect(gap / Math.max(1, Math.abs(own[key])), key).toBeLessThan(1e-9)
  }
}

describe('the story of a firm', () => {
  const own = new Map<Name, Series>()
  const seriesOf = (name: Name): Series => own.get(name) ?? { weeklyActive: [], netValue: [] }
  let options: Told
  let twins: Told

  beforeAll(async () => {
    for (const [name, text] of Object.entries(story))
      folder.write(`${name}.yaml`, `fishbowl: 1\nid: ${name}\n${text}`)
    const both = Promise.all([told(plans), told(['pair', 'swapped'])])
    for (const name of Object.keys(story) as Name[]) own.set(name, replay(name))
    ;[options, twins] = await both
  }, 60_000)

  test('check finds nothing wrong with its files', async () => {
    const { code, stdout } = await folder.fishbowl(['check', ...plans.map(fileOf)])
    expect(code).toBe(0)
    expect(stdout).toContain('4 files are valid')
  })

  test.each(judged)('levels of %s are what a plain loop over the raw columns gives', (id) => {
    expect(options.arms).toHaveLength(plans.length)
    for (const [i, name] of plans.entries())
      expectSame(options.arms[i]?.end[id], estimate(seriesOf(name)[id]))
  })

  test.each(judged)('paired differences in %s are what a plain loop gives', (id) => {
    const against = (document: Told, base: Name, names: readonly Name[]): void => {
      expect(document.pairs).toHaveLength(names.length)
      for (const [i, name] of names.entries()) {
        const deltas = less(seriesOf(name)[id], seriesOf(base)[id])
        expectSame(document.pairs[i]?.end[id], estimate(deltas))
        const wins = deltas.reduce((sum, delta) => sum + (delta > 0 ? 1 : delta === 0 ? 0.5 : 0), 0)
        expect(document.pairs[i]?.better[id]?.share).toBeCloseTo(wins / replicates, 12)
      }
    }
    against(options, 'nothing', plans.slice(1))
    against(twins, 'pair', ['swapped'])
  })

  test('where every hire is worth less than nobody, each sentence says by how much', () => {
    for (const [i, name] of plans.slice(1).entries()) {
      const delta = estimate(less(seriesOf(name).netValue, seriesOf('nothing').netValue))
      expect(delta.high, name).toBeLessThan(0)
      const [size, least, most] = [-delta.mean, -delta.high, -delta.low].map((x) => (x / 1000).toFixed(1))
      expect(options.sentences[i]).toContain(
        `; its net value over the run is ${size} k$ lower (${least} to ${most} k$).`,
      )
    }
  })

  test('a higher weekly active is told beside the loss, and not instead of it', () => {
    const delta = estimate(less(seriesOf('professional').weeklyActive, seriesOf('nothing').weeklyActive))
    expect(delta.low).toBeGreaterThan(0)
    expect(options.sentences[1]).toMatch(
      new RegExp(
        `^professional ends ${(100 * delta.mean).toFixed(1)} points higher in weekly active than nothing `,
      ),
    )
    expect(options.sentences[1]).toContain(' k$ lower ')
  })

  test('of the same team named in another order no difference in weekly active is claimed', () => {
    const delta = estimate(less(seriesOf('swapped').weeklyActive, seriesOf('pair').weeklyActive))
    expect(delta.low).toBeLessThan(0)
    expect(delta.high).toBeGreaterThan(0)
    const [sentence] = twins.sentences
    expect(sentence).toContain(
      `swapped and pair cannot be told apart in weekly active with ${replicates} pairs of runs`,
    )
    const [low, high] = [delta.low, delta.high].map((x) => (100 * x).toFixed(2))
    expect(sentence).toContain(`(90 % interval of the difference ${low} to ${high})`)
    expect(sentence).not.toMatch(/weekly active than/)
  })
})
