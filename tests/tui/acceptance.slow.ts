// A story nobody had in mind when the screens were made. A network of libraries in twelve towns, 240 librarians, one community for them,
// half a junior community manager and a contract of two years. The director asks: (a) would half a senior beside the junior pay?
// (b) and if she comes in week 26 only? (c) why? (d) thirty drivers of the book bus: should they have anybody at all? (e) does the platform
// of the other supplier, which fits hardly better, change anything? The honest answers are: more librarians come, at more cost than
// it gives; the same, later; the senior, hardly the platform; nobody; it cannot be told. All of it is asked by keys in the real program;
// every number is that of plain loops over `simulate` with the arithmetic of a textbook, to the digits that are printed.
import type { History } from '@fishbowl/core'
import { expect, test } from 'vitest'
import { keys } from '../support/terminal.ts'
import {
  activeAtEnd,
  activeIn,
  gains,
  netValue,
  type Plain,
  plainInterval,
  plainMedian,
  runsOf,
  scenarioOf,
} from './support/brute-force.ts'
import {
  digestsOf,
  digestsSaved,
  find,
  network,
  openReady,
  panelOf,
  press,
  teams,
} from './support/library-network.ts'
import { all, expectNumbers, lower, points, thousands, type Value } from './support/printed.ts'

const many = 12
const seed = 'shelf'

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

const compared = ' 12 pairs · seed shelf'

test('(a) half a senior: more come, and it costs more than it gives', async () => {
  const net = await openReady()
  await find(net, 'with-senior')
  const text = await press(net, [keys.enter, compared])
  const base = plain(fileOf('librarians'))
  const both = plain(fileOf('with-senior'))
  const active = plainInterval(gains(base, both, activeAtEnd))
  const money = plainInterval(gains(base, both, netValue))
  expect(active.low).toBeGreaterThan(0)
  expect(money.high).toBeLessThan(0)
  const better = gains(base, both, activeAtEnd).filter((gain) => gain > 0).length
  const sentence =
    'with-senior ends # points higher in weekly active than librarians (90 % interval # to #, better in # of # pairs of runs); its net value over the run is # k$ lower (# to # k$).'
  const told: readonly Value[] = [...all(active, points), [better, 1], [many, 1], ...lower(money, thousands)]
  expectNumbers(text, sentence, told)
  const [ofBase, ofBoth] = [base, both].map((runs) => plainInterval(runs.map(activeAtEnd)).mean)
  expectNumbers(text, '● librarians # % baseline', [[ofBase, points]])
  expectNumbers(text, '▲ with-senior # % # pt [#, #] # %', [
    [ofBoth, points],
    ...all(active, points),
    [better / many, points],
  ])

  // The time cursor, three quarters before the last week: medians, then the mean of the paired differences.
  const week = 103 - 39
  const at = (run: History): number => activeIn(run, week)
  const levels = await press(net, [keys.end, 'week 103'], ['<<<', `week ${week}`])
  expectNumbers(levels, '● librarians # % # % baseline', [
    [plainMedian(base.map(at)), points],
    [ofBase, points],
  ])
  expectNumbers(levels, '▲ with-senior # % # %', [
    [plainMedian(both.map(at)), points],
    [ofBoth, points],
  ])
  const deltas = await press(net, ['d', 'difference to librarians'])
  expectNumbers(deltas, '▲ with-senior # pt [#, #] # pt', [
    ...all(plainInterval(gains(base, both, at)), points),
    [active.mean, points],
  ])

  // The same from a shell; the curves that are saved bear the same digests.
  const command = 'fishbowl compare librarians.yaml with-senior.yaml --replicates 12 --seed shelf'
  await press(net, ['y', command])
  expect(net.copied()).toBe(command)
  const document = await net.shell(command)
  expectNumbers(String(document['sentences']), sentence, told)
  expect(await digestsSaved(net)).toEqual(digestsOf(document))
})

test('(b) from week 26 on: a branch shares its past, week by week', async () => {
  const net = await openReady()
  await find(net, 'librarians')
  const alone = await press(net, ['R', ' 12 runs · seed shelf'])
  const base = plain(fileOf('librarians'))
  const level = plainInterval(base.map(activeAtEnd))
  expectNumbers(alone, 'weekly active at the end # % ±# points', [
    [level.mean, points],
    [level.high - level.mean, points],
  ])
  expectNumbers(alone, 'net value # k$', [[plainInterval(base.map(netValue)).mean, thousands]])
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
    ['', 'Preview, 90 % intervals: 20 pairs'],
  )
  const text = `fishbowl: 1\nextends: librarians.yaml\ninterventions: [{ week: 26, staffing: { team: ${teams.both} } }]\n`
  const ends = `librarians-w26 ends # points higher in weekly active than librarians (90 % interval # to #, better in # of # pairs of runs); its net value over the run is # k$ lower (# to # k$).`
  const values = (runs: number): readonly Value[] => {
    const [before, after] = [plain(fileOf('librarians'), runs), plain(text, runs)]
    const active = gains(before, after, activeAtEnd)
    const better = active.filter((gain) => gain > 0).length
    const money = plainInterval(gains(before, after, netValue))
    return [...all(plainInterval(active), points), [better, 1], [runs, 1], ...lower(money, thousands)]
  }
  expectNumbers(panelOf(net, 'Preview', 'right'), ends, values(20))

  const late = plain(text)
  await press(net, ['q', 'Weeks 0 to 25 are shared'], ['', compared])
  const tree = panelOf(net, 'weekly active, median', 'left')
  expectNumbers(tree, ends.replace('librarians-w26', 'w26'), values(12))
  expectNumbers(tree, 'Week 26: ● # %, ▲ # %; paired difference # pt [#, #].', [
    [plainMedian(base.map((one) => activeIn(one, 26))), points],
    [plainMedian(late.map((one) => activeIn(one, 26))), points],
    ...all(plainInterval(gains(base, late, (one) => activeIn(one, 26))), points),
  ])
  await press(net, [keys.left, 'Week 25 is shared'])
  expectNumbers(panelOf(net, 'weekly active, median', 'left'), 'Week 25 is shared: # % in both.', [
    [plainMedian(base.map((one) => activeIn(one, 25))), points],
  ])
  late.forEach((one, i) => {
    const shared = (26 * one.values.length) / one.weeks
    expect(one.values.subarray(0, shared)).toEqual(base[i]?.values.subarray(0, shared))
    expect(one.values.subarray(shared)).not.toEqual(base[i]?.values.subarray(shared))
  })

  // Compared with what it branched off: nothing differs in week 25; a shell, which knows of no fork, says the same.
  const both = await press(
    net,
    [keys.enter, '› Compare'],
    ['', compared],
    ['d', 'difference to librarians'],
    [keys.home, 'week 0'],
    ['>>', 'week 26'],
    [keys.left, 'week 25'],
  )
  expectNumbers(both, ends, values(12))
  expectNumbers(both, '▲ librarians-w26 # pt [#, #]', [
    [0, 1],
    [0, 1],
    [0, 1],
  ])
  await press(net, ['y', 'fishbowl compare'])
  const document = await net.shell(net.copied())
  expectNumbers(String(document['sentences']), ends, values(12))
  expect(await digestsSaved(net)).toEqual(digestsOf(document))
})

test('a lever is changed, saved, and is asked why; a shell answers the same', async () => {
  const net = await openReady()
  await find(net, 'with-senior')
  await press(
    net,
    ['e', 'the first change makes a draft'],
    ['/fit', '2 levers'],
    [keys.enter, '+ more'],
    ['+', '▸ ~ platform fit 60 %'],
    ['', 'Preview, 90 % intervals: 20 pairs'],
  )
  const better = fileOf('with-senior').replace('policies: {', 'policies: { platform: { fit: 0.6 },')
  const [staffed, whole] = [plain(fileOf('with-senior'), 20), plain(better, 20)]
  expectNumbers(
    panelOf(net, 'Preview', 'right'),
    'with-senior-draft ends # points higher in weekly active than with-senior (90 % interval # to #',
    all(plainInterval(gains(staffed, whole, activeAtEnd)), points),
  )
  await press(net, ['\u0013', 'save as with-senior-draft.yaml'], [keys.enter, 'saved: fishbowl check'])
  expect(await net.fishbowl('check with-senior-draft.yaml')).toMatchObject({ code: 0 })

  // (c) Why: staffing or the platform? Half the sum of what a lever gives alone and last, over all four subsets, in 40 replicates.
  const all40 = {
    none: plain(fileOf('librarians'), 40),
    staffing: plain(fileOf('with-senior'), 40),
    platform: plain(fileOf('librarians').replace('fit: 0.55', 'fit: 0.6'), 40),
    both: plain(better, 40),
  }
  await press(
    net,
    ['q', '▸ with-senior-draft '],
    [keys.escape, 'What-if answers'],
    ['/librarians', '▸ librarians '],
    [keys.enter, '? help enter compare'],
    [' ', 'baseline ● librarians'],
    [keys.escape, 'What-if answers'],
    ['/with-senior-draft', '▸ with-senior-draft '],
    [keys.enter, '? help enter compare'],
    [' ', '▲ with-senior-draft'],
    [keys.enter, compared],
  )
  const why = await press(net, ['w', ' 40 replicates'])
  const active = Object.fromEntries(Object.entries(all40).map(([key, runs]) => [key, runs.map(activeAtEnd)]))
  const value = (of: (at: (key: keyof typeof all40) => number) => number): Plain =>
    plainInterval(all40.none.map((_, i) => of((key) => active[key]?.[i] ?? Number.NaN)))
  const staffing = value((at) => (at('staffing') - at('none') + at('both') - at('platform')) / 2)
  const platform = value((at) => (at('platform') - at('none') + at('both') - at('staffing')) / 2)
  const sentence =
    'Of the # points of weekly active that with-senior-draft gains over librarians (90 % interval # to #), # come from staffing (# to #) and # from platform (# to #).'
  const told = [value((at) => at('both') - at('none')), staffing, platform].flatMap((one) => all(one, points))
  expectNumbers(why, sentence, told)
  const detail = panelOf(net, 'Due to staffing', 'right')
  expectNumbers(detail, 'Alone, switched on in librarians: # points (90 % interval # to #).', [
    ...all(
      value((at) => at('staffing') - at('none')),
      points,
    ),
  ])
  expectNumbers(detail, 'Last, added to with-senior-draft without it: # points (90 % interval # to #).', [
    ...all(
      value((at) => at('both') - at('platform')),
      points,
    ),
  ])
  await press(net, ['y', 'fishbowl explain librarians.yaml with-senior-draft.yaml'])
  const document = await net.shell(net.copied())
  expectNumbers(String(document['sentences']), sentence, told)
  const whole40 = await press(net, ['jj', '▸ all'], [keys.enter, 'digest'])
  for (const words of digestsOf(document))
    expect(whole40).toContain(`digest ${words.split(' ').toReversed().join(' ')}`)
})

test('(d) thirty drivers: anybody costs more than he gives', async () => {
  const net = await openReady({ columns: 80, rows: 24 })
  await find(net, 'book-bus-junior')
  const text = await press(net, [keys.enter, compared], ['M', 'comes out'])
  const money = plainInterval(gains(plain(fileOf('book-bus')), plain(fileOf('book-bus-junior')), netValue))
  expect(money.high).toBeLessThan(0)
  expectNumbers(
    text,
    'book-bus-junior comes out # k$ lower in net value than book-bus (90 % interval # to # k$, better in # of # pairs of runs)',
    [...lower(money, thousands), [0, 1], [many, 1]],
  )
  expectNumbers(text, '▲ book-bus-junior # k$ # k$ [#, #] # %', [
    [plainInterval(plain(fileOf('book-bus-junior')).map(netValue)).mean, thousands],
    ...all(money, thousands),
    [0, 1],
  ])
})

test('(e) the platform of the other supplier: it cannot be told', async () => {
  const net = await openReady({ columns: 80, rows: 24 })
  await find(net, 'other-shelf')
  const text = await press(net, [keys.enter, compared])
  const [base, other] = [plain(fileOf('librarians')), plain(fileOf('other-shelf'))]
  const active = plainInterval(gains(base, other, activeAtEnd))
  const money = plainInterval(gains(base, other, netValue))
  for (const { low, high } of [active, money]) expect(low * high).toBeLessThan(0)
  expectNumbers(
    text,
    'other-shelf and librarians cannot be told apart in weekly active with # pairs of runs (90 % interval of the difference # to #); with the same confidence a difference larger than # points is ruled out; in net value they cannot be told apart (90 % interval of the difference # to # $)',
    [
      [many, 1],
      [active.low, points],
      [active.high, points],
      [Math.max(-active.low, active.high), points],
      [money.low, 1],
      [money.high, 1],
    ],
  )
})

test('a small study ranks its points as plain loops do', async () => {
  const net = await openReady()
  await press(net, ['7', 'circulation.yaml'], ['', 'not started'])
  const text = await press(net, ['R', '32/32 done'], [keys.enter, 'best first'])
  const turnovers = [0.05, 0.2]
  // A study takes the seed of its scenarios.
  const ofPoint = ['claimed', 'integrated'].flatMap((alignment) =>
    turnovers.map((turnover) => {
      const changed = fileOf('librarians')
        .replace('turnover: 0.09', `turnover: ${turnover}`)
        .replace('policies: {', `policies: { alignment: ${alignment},`)
      const runs = runsOf(scenarioOf(changed, network, 'fishbowl'), 8)
      return { says: `${alignment}, ${turnover}`, runs, active: plainInterval(runs.map(activeAtEnd)) }
    }),
  )
  const best = ofPoint.toSorted((a, b) => b.active.mean - a.active.mean)
  const places = best.map(({ says }) => text.indexOf(says))
  expect(places).toEqual(places.toSorted((a, b) => a - b))
  const first = ofPoint[0]?.runs ?? []
  for (const [i, { says, runs, active }] of ofPoint.entries()) {
    expectNumbers(text, `${says} # % # to # %`, all(active, points))
    const gain = all(plainInterval(gains(first, runs, activeAtEnd)), points)
    if (i > 0) expectNumbers(text, `${says} # % # to # % # (# to #) pt`, [...all(active, points), ...gain])
  }
  await press(net, ['y', 'fishbowl study results'])
  const results = await net.shell(net.copied())
  const { digest, runs } = await net.shell('fishbowl study run circulation.yaml')
  expect(runs).toMatchObject({ done: 32, made: 0 })
  expect(results['digest']).toBe(digest)
  await press(net, ['l', `digest ${String(digest)}`])
})
