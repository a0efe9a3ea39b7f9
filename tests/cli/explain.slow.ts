import { cellWidth } from '@fishbowl/report'
import { afterAll, describe, expect, test } from 'vitest'
import { openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const { fishbowl, write } = folder

const team = 'staffing: { team: [{ seniority: professional, count: 2 }] }'
write('project.yaml', small('project', 'policies: { alignment: integrated }\n'))
write('team.yaml', small('team', `policies: { ${team} }\n`))
write('trained.yaml', small('trained', 'policies: { training: 0.02 }\n'))

type Estimate = { readonly mean: number; readonly low: number; readonly high: number; readonly n: number }
type Document = {
  readonly kind: string
  readonly again: string
  readonly arms: readonly { readonly id: string; readonly digest: string }[]
  readonly levers: readonly {
    readonly id: string
    readonly gain: Estimate
    readonly alone: Estimate
    readonly last: Estimate
    readonly values: readonly number[]
  }[]
  readonly total: Estimate
  readonly totals: readonly number[]
  readonly together: Estimate
  readonly mechanisms?: {
    readonly mechanisms: readonly { readonly mechanism: string; readonly rests: Estimate }[]
    readonly inert: readonly string[]
  }
  readonly stories: {
    readonly fates: Readonly<Record<'both' | 'onlyFirst' | 'onlySecond', readonly number[]>> & {
      readonly replicate: number
    }
    readonly members: readonly {
      readonly member: number
      readonly rule: string
      readonly partings: Readonly<Record<string, readonly { readonly week: number }[]>>
    }[]
  }
  readonly sentences: readonly string[]
  readonly notes: readonly string[]
}

async function explained(line: string): Promise<Document> {
  const { code, stdout, stderr } = await fishbowl(`explain ${line} --json`)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout) as unknown as Document
}

const gains = ({ levers }: Document): Readonly<Record<string, number>> =>
  Object.fromEntries(levers.map(({ id, gain }) => [id, gain.mean]))

const flat = (text: string): string => text.replace(/\s+/g, ' ')

describe('fishbowl explain', () => {
  test('shares the gain out as four plain arms of a comparison do by hand', async () => {
    const [found, compared] = await Promise.all([
      explained('bare.yaml staffed.yaml --replicates 6'),
      fishbowl('compare bare.yaml project.yaml team.yaml staffed.yaml --replicates 6 --quiet --json'),
    ])
    const { arms } = parsed(compared.stdout) as unknown as {
      arms: readonly { digest: string; end: Readonly<Record<string, Estimate>> }[]
    }
    const [none = 0, project = 0, staff = 0, both = 0] = arms.map(
      ({ end }) => end['weeklyActive']?.mean ?? Number.NaN,
    )
    const byId = Object.fromEntries(found.levers.map((lever) => [lever.id, lever]))
    expect(byId['staffing']?.gain.mean).toBeCloseTo((staff - none + both - project) / 2, 12)
    expect(byId['alignment']?.gain.mean).toBeCloseTo((project - none + both - staff) / 2, 12)
    expect(byId['staffing']?.alone.mean).toBeCloseTo(staff - none, 12)
    expect(byId['staffing']?.last.mean).toBeCloseTo(both - project, 12)
    expect(found.total.mean).toBeCloseTo(both - none, 12)
    expect(found.together.mean).toBeCloseTo(both - none - (staff - none) - (project - none), 12)
    // these are the runs that a comparison makes
    expect(found.arms.map(({ digest }) => digest)).toEqual([arms[0]?.digest, arms[3]?.digest])
  })

  test('tells it in plain words and tables of 80 columns, the costs before', async () => {
    const { code, stdout, stderr } = await fishbowl('explain bare.yaml staffed.yaml --replicates 6')
    expect(code).toBe(0)
    expect(stderr).toMatch(
      /^explain: 2 levers, all 4 subsets in 6 replicates, mechanisms off in 6: up to \d+ runs\n/,
    )
    const page = flat(stdout)
    expect(page).toMatch(
      /Of the [\d.]+ points of weekly active that staffed gains over bare \(90 % interval [\d.]+ to [\d.]+\), [\d.]+ come from (staffing|alignment) \([\d.]+ to [\d.]+\) and [\d.]+ from (staffing|alignment) \(/,
    )
    expect(page).toMatch(
      /Together they give [\d.]+ more than apart, each alone added up \([\d.]+ to [\d.]+\)\./,
    )
    expect(stdout).toMatch(/^staffing +\+[\d.]+ +[\d.]+ to [\d.]+ +\+?[\d.]+ +\+[\d.]+$/m)
    expect(stdout).toContain('  + policies.staffing.team: [{ seniority: professional, count: 2 }]\n')
    expect(page).toMatch(/Without [a-z-]+ \([^)]+\) the gain of [\d.]+ points falls to [\d.]+ \(/)
    expect(page).toMatch(
      /In replicate \d, whose gain is nearest to the median, \d+ of 200 members still come/,
    )
    expect(page).toMatch(
      /[A-Z][a-z]+ \(member \d+ of work group \d+\), the one whose number of visits differs most/,
    )
    expect(page).toContain('6 replicates are few, and intervals from them are rough')
    expect(page).toContain('This rests on assumptions')
    expect(stdout).toContain('again: fishbowl explain bare.yaml staffed.yaml --replicates 6\n')
    expect(stdout.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([])
  })

  test('gives the same document on any number of threads', async () => {
    const line = 'explain bare.yaml staffed.yaml --replicates 3 --json'
    const [one, two] = await Promise.all([fishbowl(`${line} --threads 1`), fishbowl(`${line} --threads 3`)])
    expect(one.stdout).toBe(two.stdout)
  })

  test('sums to the gain in every replicate, carried by mechanisms of facilitation', async () => {
    const { totals, levers, mechanisms } = await explained('bare.yaml staffed.yaml --replicates 5')
    totals.forEach((total, r) => {
      const sum = levers.reduce((all, { values }) => all + (values[r] ?? Number.NaN), 0)
      expect(Math.abs(sum - total)).toBeLessThan(1e-9)
    })
    expect(mechanisms?.mechanisms.map(({ mechanism }) => mechanism)).toContain('facilitation')
    // there is neither a mandate nor a second space
    expect(mechanisms?.inert).toEqual(expect.arrayContaining(['authority', 'shared-attention']))
  })

  test('turned round the gain is a loss, and the shares change their sign', async () => {
    const [there, back] = await Promise.all([
      explained('bare.yaml staffed.yaml --replicates 5'),
      explained('staffed.yaml bare.yaml --replicates 5'),
    ])
    expect(back.sentences[0]).toMatch(
      /^Of the [\d.]+ points of weekly active that bare loses against staffed \(90 % interval [\d.]+ to/,
    )
    expect(back.sentences[1]).toMatch(/^Together they take [\d.]+ (more|less) than apart/)
    for (const [id, gain] of Object.entries(gains(there))) expect(gains(back)[id]).toBeCloseTo(-gain, 12)
  })

  test('a cut at week 20 parts no life before, and takes members away', async () => {
    const { stories, levers } = await explained('staffed.yaml cut.yaml --replicates 4')
    expect(levers.map(({ id }) => id)).toEqual(['week-20'])
    const weeks = stories.members.flatMap(({ partings }) =>
      Object.values(partings)
        .flat()
        .map(({ week }) => week),
    )
    expect(weeks.length).toBeGreaterThan(0)
    expect(Math.min(...weeks)).toBeGreaterThanOrEqual(20)
    expect(stories.fates.onlyFirst.length).toBeGreaterThan(stories.fates.onlySecond.length)
    const only = stories.members.find(({ rule }) => rule.includes('only in staffed'))
    expect(stories.fates.onlyFirst).toContain(only?.member)
  })

  test('where luck is all there is no gain can be told, and no mechanism is looked at', async () => {
    const { sentences, total, mechanisms } = await explained('bare.yaml trained.yaml --replicates 5')
    expect(total.low <= 0 && total.high >= 0).toBe(true)
    expect(sentences).toEqual([
      expect.stringMatching(
        /^No gain can be told: trained less bare is -?[\d.]+ to [\d.]+ points in weekly active/,
      ),
    ])
    expect(mechanisms).toBeUndefined()
    const { stdout } = await fishbowl('explain bare.yaml trained.yaml --replicates 5 --quiet')
    expect(flat(stdout)).toContain(
      'Which mechanisms carry it is not looked at, since no difference can be told.',
    )
  })

  test('one replicate gives no interval, and nothing is told', async () => {
    const { sentences } = await explained('bare.yaml staffed.yaml --replicates 1')
    expect(sentences[0]).toMatch(
      /^One replicate gives no interval: nothing can be told of the [\d.]+ points of/,
    )
  })

  test('scenarios that say the same are said to be the same, without a run', async () => {
    write('same.yaml', small('same', 'policies: { mandate: false, launch: { size: 1 } }\n'))
    const [words, itself] = await Promise.all([
      fishbowl('explain bare.yaml same.yaml'),
      fishbowl('explain bare.yaml bare.yaml'),
    ])
    expect(words).toEqual({
      code: 0,
      stderr: '',
      stdout:
        'Nothing differs between bare and same (the files differ in launch, mandate, to\nthe same effect): the model makes the same runs of both.\n',
    })
    expect(itself).toMatchObject({
      code: 0,
      stdout: 'Nothing differs between bare and bare-2: the model makes the same runs of both.\n',
    })
  })

  test('a measure of which less is better rises or falls, and money has its unit', async () => {
    const [unanswered, worth] = await Promise.all([
      explained('bare.yaml staffed.yaml --replicates 6 --measure noReply'),
      explained('bare.yaml staffed.yaml --replicates 6 --measure netValue'),
    ])
    expect(unanswered.sentences[0]).toMatch(
      / by which unanswered falls from bare to staffed \(90 % interval|^No gain/,
    )
    expect(worth.sentences[0]).toMatch(/ k?\$ /)
  })

  test('a space is explained by itself', async () => {
    const news = 'spaces: { news: { title: News, policies: { alignment: integrated } } }\n'
    write('first.yaml', small('first', news))
    write('second.yaml', small('second', news.replace('policies: {', `policies: { ${team},`)))
    const [together, one] = await Promise.all([
      explained('first.yaml second.yaml --replicates 4'),
      explained('first.yaml second.yaml --replicates 4 --space news'),
    ])
    expect(together.levers.map(({ id }) => id)).toEqual(['space-news'])
    expect(one.total.mean).not.toBe(together.total.mean)
    expect(one.stories.members.flatMap(({ partings }) => Object.keys(partings))).toContain('news')
    expect(together.notes.join(' ')).toContain('All spaces are counted together')
  })

  test('drawn orders say so, and how large their error is', async () => {
    const { notes, levers, total } = await explained('bare.yaml staffed.yaml --replicates 4 --permutations 4')
    expect(notes.join(' ')).toMatch(/Shares are estimated from 4 orders of the levers in each replicate/)
    expect(levers.reduce((sum, { gain }) => sum + gain.mean, 0)).toBeCloseTo(total.mean, 12)
  })

  test('--keep keeps the runs: the same command reads them, and says the same', async () => {
    const first = await explained('bare.yaml staffed.yaml --replicates 2 --keep kept.sqlite')
    const again = await explained('bare.yaml staffed.yaml --replicates 2 --keep kept.sqlite')
    expect(again).toEqual(first)
  })

  test('other people, another seed and another length are said', async () => {
    write('larger.yaml', small('larger', 'seed: other\n').replace('200', '260').replace('30', '40'))
    const { levers, notes, stories } = await explained('bare.yaml larger.yaml --replicates 3')
    expect(levers.map(({ id }) => id)).toEqual(['organisation'])
    const said = notes.join(' ')
    expect(said).toContain('all scenarios ran with "fishbowl"')
    expect(said).toContain('The organisation is one lever.')
    expect(said).toContain('The horizons differ')
    expect(stories).toEqual({
      why: 'the organisations differ, so member 0 of one is not member 0 of the other',
    })
  })
})

const refused: readonly (readonly [line: string, code: number, says: string])[] = [
  ['explain bare.yaml', 2, 'explain needs <first> <second>; see fishbowl explain --help'],
  ['explain bare.yaml staffed.yaml cut.yaml', 2, 'explain'],
  ['explain bare.yaml nope.yaml', 4, 'no file "nope.yaml"; fishbowl scenarios list shows the library'],
  [
    'explain bare.yaml staffed.yaml --permutations 5',
    2,
    '--permutations must be an even number from 4 to 1000 (got "5")',
  ],
  ['explain bare.yaml staffed.yaml --space news', 4, 'bare has no space "news"; there is main'],
  ['explain bare.yaml staffed.yaml --member 3', 2, 'unknown option "--member"'],
]

test.each(refused)('fishbowl %s is refused in one line', async (line, code, says) => {
  const found = await fishbowl(line)
  expect(found).toMatchObject({ code, stdout: '' })
  expect(found.stderr).toContain(`fishbowl: ${says}`)
  expect(found.stderr.trimEnd().split('\n')).toHaveLength(1)
})

test('a mistake in a file is told with its line', async () => {
  write('wrong.yaml', small('wrong', 'policies: { training: 7 }\n'))
  const { code, stderr } = await fishbowl('explain bare.yaml wrong.yaml')
  expect(code).toBe(2)
  expect(stderr).toMatch(/wrong\.yaml:7:\d+: policies\.training must be between 0 and 1 \(got 7\)/)
})
