import { assumptionIds } from '@fishbowl/core'
import { afterAll, describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { openFolder } from './folder.ts'

const { write, clean } = openFolder()
afterAll(clean)

/** A team of 120 people over 15 weeks on a scenario of the library: a run takes a millisecond. */
const tinyFile = (id: string, base: string, rest = ''): string =>
  write(
    `${id}.yaml`,
    `fishbowl: 1\nid: ${id}\ntitle: ${id} in tiny\nextends: ${base}\nhorizon: 15\norganisation: { members: 120 }\n${rest}`,
  )
const tiny = tinyFile('tiny', 'one-cm')
const more = tinyFile('more', 'two-cms')
const own = tinyFile('own', 'one-cm', 'assumptions: { wv: { value: 2, reason: measured here } }\n')

const ask = (...words: readonly string[]) => runCli(['sensitivity', ...words])

type Index = { readonly value: number; readonly low: number; readonly high: number; readonly wide: boolean }
type Split = { readonly parts: readonly { readonly source: string; readonly share: number }[] }
type Document = {
  readonly kind: string
  readonly digest: string
  readonly again: string
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
  readonly dead: readonly string[]
  readonly others: readonly string[]
  readonly cost: { readonly runs: number; readonly planned: { readonly all: number } }
  readonly design: { readonly assumptions: readonly string[]; readonly setByScenarios: readonly string[] }
  readonly screening?: readonly {
    readonly assumption: string
    readonly muStar: number
    readonly dead: boolean
  }[]
  readonly indices: readonly { readonly assumption?: string; readonly first: Index; readonly total: Index }[]
  readonly split?: Split
  readonly splitOfDifference?: Split
  readonly overSets?: { readonly sets: number; readonly sign: { readonly share: number } }
}

async function document(...words: readonly string[]): Promise<Document> {
  const { code, stdout, stderr } = await ask(...words, '--json')
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return JSON.parse(stdout) as Document
}

const sum = ({ parts }: Split): number => parts.reduce((all, { share }) => all + share, 0)

describe('fishbowl sensitivity', () => {
  test('finds the live assumption live and the dead one dead, and says where the spread comes from', async () => {
    const found = await document(tiny, '--assumptions', 'b0,minAnswer', '--points', '16')
    expect(found.kind).toBe('sensitivity')
    expect(found.dead).toEqual(['minAnswer'])
    expect(found.indices.map(({ assumption }) => assumption)).toEqual(['b0', 'minAnswer'])
    expect(found.indices[0]?.total.value).toBeGreaterThan(0.7)
    expect(found.indices[1]?.total).toEqual({ value: 0, low: 0, high: 0, wide: false })
    expect(found.split?.parts.map(({ source }) => source)).toEqual(['assumptions', 'luck'])
    expect(sum(found.split ?? { parts: [] })).toBeCloseTo(1, 9)
    expect(found.sentences.join(' ')).toContain('1 assumption does nothing here')
    expect(found.cost.runs).toBe(found.cost.planned.all)
  })

  test('is the same document on one thread, on two, and by the command it prints', async () => {
    const words = [tiny, '--assumptions', 'b0,wv', '--points', '8']
    const [one, two] = await Promise.all([
      document(...words, '--threads', '1'),
      document(...words, '--threads', '2'),
    ])
    expect(two).toEqual(one)
    expect(one.digest).toMatch(/^[0-9a-f]{12}$/)
    const again = one.again.split(' ').slice(2)
    expect(await document(...again)).toEqual(one)
    const other = await document(...words, '--seed', 'other')
    expect(other.digest).not.toBe(one.digest)
  })

  test('screens every assumption of the ledger and names those that do nothing', async () => {
    const found = await document(tiny, '--screen', '--trajectories', '2', '--replicates', '1')
    expect(found.design.assumptions).toEqual([...assumptionIds])
    expect(found.screening).toHaveLength(assumptionIds.length)
    const sizes = found.screening?.map(({ muStar }) => muStar) ?? []
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a))
    expect(found.dead).toEqual(expect.arrayContaining(['minAnswer', 'minCoach', 'wage', 'etaIntern']))
    expect(found.dead).not.toContain('b0')
    expect(found.indices).toEqual([])
    expect(found.cost.runs).toBe(2 * (assumptionIds.length + 1) + 8)
  })

  test('with --against it is about the paired difference, and policy has its share', async () => {
    const found = await document(more, '--against', tiny, '--assumptions', 'b0,wx', '--points', '16')
    expect(found.split?.parts.map(({ source }) => source)).toEqual([
      'policy',
      'assumptions',
      'luck',
      'policyAssumptions',
      'policyLuck',
    ])
    expect(sum(found.split ?? { parts: [] })).toBeCloseTo(1, 9)
    expect(sum(found.splitOfDifference ?? { parts: [] })).toBeCloseTo(1, 9)
    expect(found.overSets?.sets).toBe(32)
    expect(found.sentences.join(' ')).toMatch(
      /more has (more|less) weekly active than tiny in \d+ % of 32 sets/,
    )
  })

  test('leaves what the file sets, and says so', async () => {
    const found = await document(own, '--assumptions', 'b0', '--points', '8')
    expect(found.design.setByScenarios).toEqual(['wv'])
    expect(found.notes.join(' ')).toContain('wv stays where the file sets it.')
    const { code, stderr } = await ask(own, '--assumptions', 'b0,wv')
    expect(code).toBe(2)
    expect(stderr).toContain('--assumptions wv: the scenario sets it itself')
  })

  test('fits 80 columns, tells its cost first, and prints how to make it again', async () => {
    const { code, stdout, stderr } = await ask(tiny, '--trajectories', '2', '--points', '8')
    expect(code).toBe(0)
    expect(stderr).toMatch(/^sensitivity: at most \d+ runs, of them 356 for the screening\nabout /)
    const lines = stdout.trimEnd().split('\n')
    expect(lines.filter((line) => line.length > 80 && !line.startsWith('again: '))).toEqual([])
    for (const part of [
      'Screening (Morris, 2 trajectories',
      'Sobol indices (8 rows',
      'Where the spread comes from',
    ])
      expect(stdout).toContain(part)
    expect(stdout).toMatch(/^\d+ others {2}/m)
    expect(stdout).toMatch(/intervals are wider than 0\.1: take these indices as rough sizes/)
    expect(stdout).toMatch(/(Better data would help|More runs would help|cannot be told)/)
    expect(stdout).toMatch(/^digest [0-9a-f]{12} of \d+ runs$/m)
    expect(lines.at(-1)).toMatch(
      /^again: fishbowl sensitivity .* --trajectories 2 --points 8 --replicates 2$/,
    )
  })

  test.each([
    [['--assumptions', 'wvv'], 4, 'did you mean wv?'],
    [['--assumptions', ','], 4, '--assumptions names no assumption'],
    [['--points', '100'], 2, 'take 64 or 128'],
    [['--points', '4'], 2, '--points must be a whole number from 8 to 65536'],
    [['--replicates', '1'], 2, 'luck and assumptions cannot be told apart'],
    [['--screen', '--points', '64'], 2, '--points is for indices, which --screen leaves out'],
    [['--assumptions', 'b0', '--trajectories', '4'], 2, '--trajectories is for the screening'],
    [['--against', tiny], 2, 'compare it with another one'],
    [['--against', 'nowhere'], 4, 'nowhere'],
  ])('%j ends with %i and a way out', async (words, exit, says) => {
    const { code, stdout, stderr } = await ask(tiny, ...words)
    expect({ code, stdout }).toEqual({ code: exit, stdout: '' })
    expect(stderr).toContain(says)
  })
})
