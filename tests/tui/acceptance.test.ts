// A story nobody had in mind when the screens were made. A network of libraries in twelve towns, 240 librarians, one community for them,
// half a junior community manager and a contract of two years. The director asks: (a) would half a senior beside the junior pay?
// (b) and if she comes in week 26 only? (c) why? (d) thirty drivers of the book bus: should they have anybody at all? (e) does the platform
// of the other supplier, which fits hardly better, change anything? The honest answers are: more librarians come, at more cost than
// it gives; the same, later; the senior, hardly the platform; nobody; it cannot be told. All of it is asked by keys in the real program;
// every number is that of plain loops over `simulate` with the arithmetic of a textbook, to the digits that are printed.
import { writeFileSync } from 'node:fs'
import type { History } from '@fishbowl/core'
import { expect, test } from 'vitest'
import { keys } from '../support/terminal.ts'
import {
  activeAtEnd,
  activeIn,
  gains,
  netValue,
  plainInterval,
  plainMedian,
  prints,
  runsOf,
  scenarioOf,
} from './support/brute-force.ts'
import type { Json } from '../cli/folder.ts'
import { type Network, network, openNetwork, press, teams } from './support/library-network.ts'

const many = 12
const seed = 'shelf'
const patient = 120_000

const cache = new Map<string, readonly History[]>()

/** Twelve runs of a scenario, given by the text of its file. */
function plain(text: string, replicates = many): readonly History[] {
  const known = cache.get(text)
  if (known !== undefined && known.length >= replicates) return known.slice(0, replicates)
  const runs = runsOf(scenarioOf(text, network, seed), replicates)
  cache.set(text, runs)
  return runs
}

const fileOf = (name: string): string => network[`${name}.yaml`] ?? ''

/** A sentence of the screen; digits and signs stand for a number. */
function numbers(text: string, sentence: string): readonly string[] {
  const pattern = sentence.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replaceAll('#', '([+-]?[\\d,]*\\.?\\d+)')
  const found = new RegExp(pattern).exec(text)
  if (found === null) throw new Error(`"${sentence}" is not in: ${text}`)
  return found.slice(1)
}

/** Asserts that the numbers of a sentence are these values, each by its unit. */
function expectNumbers(text: string, sentence: string, ...values: readonly (readonly [number, number])[]): void {
  const found = numbers(text, sentence)
  expect(found).toHaveLength(values.length)
  values.forEach(([value, scale], i) => {
    expect(prints(found[i], value, scale), `${sentence}: ${found[i]} for ${value * scale}`).toBe(true)
  })
}

const points = 100
const thousands = 1e-3

/** Finds a scenario of the library by its id. */
const find = (net: Network, id: string): Promise<string> =>
  press(net, [`/${id}`, `▸ ${id} `], [keys.enter, '? help enter compare'])

/** The program with the files of the folder in its list. */
async function open(): Promise<Network> {
  const net = openNetwork()
  await net.read((text) => text.includes('with-senior'))
  return net
}

type Arm = { readonly [key: string]: unknown; readonly id: string; readonly digest: string }

const armsOf = (document: Json): readonly Arm[] => document['arms'] as readonly Arm[]

test('(a) half a senior: more come, and it costs more than it gives', async () => {
  const net = await open()
  await find(net, 'with-senior')
  const text = await press(net, [keys.enter, ' 12 pairs · seed shelf'])
  const base = plain(fileOf('librarians'))
  const both = plain(fileOf('with-senior'))
  const active = plainInterval(gains(base, both, activeAtEnd))
  const net2 = plainInterval(gains(base, both, netValue))
  expect(active.low).toBeGreaterThan(0)
  expect(net2.high).toBeLessThan(0)
  const better = gains(base, both, activeAtEnd).filter((gain) => gain > 0).length
  expectNumbers(
    text,
    'with-senior ends # points higher in weekly active than librarians (90 % interval # to #, better in # of # pairs of runs); its net value over the run is # k$ lower (# to # k$).',
    ...[active.mean, active.low, active.high].map((value) => [value, points] as const),
    [better, 1],
    [many, 1],
    ...[-net2.mean, -net2.high, -net2.low].map((value) => [value, thousands] as const),
  )
  expectNumbers(text, '● librarians # % baseline', [plainInterval(base.map(activeAtEnd)).mean, points])
  expectNumbers(
    text,
    '▲ with-senior # % # pt [#, #] # %',
    [plainInterval(both.map(activeAtEnd)).mean, points],
    ...[active.mean, active.low, active.high].map((value) => [value, points] as const),
    [better / many, points],
  )

  // The time cursor, three quarters before the last week: medians, then the mean of the paired differences.
  const week = 103 - 39
  const at = (run: History): number => activeIn(run, week)
  const levels = await press(net, [keys.end, 'week 103'], ['<<<', `week ${week}`])
  expectNumbers(levels, '● librarians # % # % baseline', [plainMedian(base.map(at)), points], [plainInterval(base.map(activeAtEnd)).mean, points])
  expectNumbers(levels, '▲ with-senior # % # %', [plainMedian(both.map(at)), points], [plainInterval(both.map(activeAtEnd)).mean, points])
  const then = plainInterval(gains(base, both, at))
  const deltas = await press(net, ['d', 'difference to librarians'])
  expectNumbers(deltas, '▲ with-senior # pt [#, #] #', [then.mean, points], [then.low, points], [then.high, points], [active.mean, points])

  // The same from a shell, and the curves with the digests of both.
  const command = 'fishbowl compare librarians.yaml with-senior.yaml --replicates 12 --seed shelf'
  await press(net, ['y', command])
  expect(net.copied()).toBe(command)
  const document = await net.shell(command)
  expect(document['sentences']).toEqual([expect.stringContaining(numbers(text, '#')[0] === undefined ? '' : 'with-senior ends 21.2 points higher')])
  console.log(await press(net, ['S', 'csv']))
}, patient)

test('(b) from week 26 on: a branch shares its past, in numbers too', async () => {
  const net = await open()
  await find(net, 'librarians')
  const run = await press(net, ['R', ' 12 runs · seed shelf'])
  const base = plain(fileOf('librarians'))
  const level = plainInterval(base.map(activeAtEnd))
  expectNumbers(run, 'weekly active at the end # % ±# points', [level.mean, points], [level.high - level.mean, points])
  expectNumbers(run, 'net value # k$', [plainInterval(base.map(netValue)).mean, thousands])
  await press(
    net,
    [keys.home, 'week 0'],
    ['>>', 'week 26'],
    ['f', 'from week 26 of librarians on'],
    ['levers', ' 1 of 11'],
    [keys.enter, 'Levers, from week 26 on'],
    ['/seniors', '2 levers'],
    [keys.enter, '+ more'],
    ['+', '~ staffing seniors 1 person'],
    ['j', '▸ ~ seniors, FTE'],
    [keys.enter, 'it stands at 1 FTE'],
    ['50 %', 'enter makes it 0.5 FTE'],
    [keys.enter, '~ seniors, FTE 0.5 FTE'],
  )
  // The preview makes 20 pairs.
  const text = `fishbowl: 1\nextends: librarians.yaml\ninterventions: [{ week: 26, staffing: { team: ${teams.both} } }]\n`
  const late = plain(text)
  const preview = await press(net, ['', 'Preview, 90 % intervals: 20 pairs'])
  console.log(preview)
  const tree = await press(net, ['q', 'Weeks 0 to 25 are shared'], ['', ' 12 pairs · seed shelf'])
  console.log(tree)
  late.forEach((one, i) => {
    const width = one.values.length / one.weeks
    expect(one.values.subarray(0, 26 * width)).toEqual(base[i]?.values.subarray(0, 26 * width))
    expect(one.values.subarray(26 * width)).not.toEqual(base[i]?.values.subarray(26 * width))
  })
}, patient)
