import { cellWidth } from '@fishbowl/report'
import { afterAll, describe, expect, test } from 'vitest'
import { openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const { fishbowl } = folder

type Document = {
  readonly again: string
  readonly replicate: number
  readonly scenarios: readonly { readonly id: string; readonly digest: string }[]
  readonly members: readonly {
    readonly member: number
    readonly rule?: string
    readonly lives: readonly { readonly member: number; readonly events: readonly object[] }[]
    readonly partings: Readonly<Record<string, readonly { readonly week: number }[]>>
  }[]
}

async function told(line: string): Promise<Document> {
  const { code, stdout, stderr } = await fishbowl(`${line} --json`)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout) as unknown as Document
}

describe('fishbowl story', () => {
  test('tells the life of a member in lines of 80 columns, and how to tell it again', async () => {
    const { code, stdout, stderr } = await fishbowl('story staffed.yaml --member 17')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^[A-Z][a-z]+ \(member 17 of work group 2\): openness to visiting /m)
    expect(stdout).toMatch(/^Week 0 +Hears of the space \(draw 0\.\d+, chance 0\.\d+\), by any of: the$/m)
    expect(stdout).toMatch(/^Weeks 0 to 12 /m)
    expect(stdout).toMatch(/^In all: \d+ visits?/m)
    expect(stdout).toContain('again: fishbowl story staffed.yaml --member 17 --replicate 0\n')
    expect(stdout.split('\n').filter((line) => cellWidth(line) > 80)).toEqual([])
  })

  test('picks three lives, each by a rule that is printed', async () => {
    const { members } = await told('story staffed.yaml')
    expect(members).toHaveLength(3)
    const { stdout } = await fishbowl('story staffed.yaml')
    const page = stdout.replace(/\s+/g, ' ')
    for (const { member, rule } of members) {
      expect(page).toContain(`(member ${member} of work group`)
      expect(page).toContain(`Picked as ${rule}.`)
    }
  })

  test('is about the run that `run` makes: the digest of replicate 0 is the same', async () => {
    const [story, run] = await Promise.all([
      told('story staffed.yaml --member 3'),
      told('run staffed.yaml --replicates 1 --quiet'),
    ])
    const { arms } = run as unknown as { arms: readonly { digest: string }[] }
    expect(story.scenarios[0]?.digest).toBe(arms[0]?.digest)
    const other = await told('story staffed.yaml --member 3 --replicate 1')
    expect(other.scenarios[0]?.digest).not.toBe(arms[0]?.digest)
    expect(other.replicate).toBe(1)
  })

  test('--against says where the lives part, on one draw with two chances', async () => {
    const { code, stdout } = await fishbowl('story staffed.yaml --against bare.yaml')
    expect(code).toBe(0)
    const page = stdout.replace(/\s+/g, ' ')
    expect(page).toContain('Picked as the one whose number of visits differs most between the two scenarios.')
    expect(page).toMatch(
      /in week \d+ the member [a-z -]+ in bare and [a-z -]+ in staffed\. The draw was (0\.\d+) in both; the chance was [\d.]+ in bare and [\d.]+ in staffed/i,
    )
    expect(page).toMatch(/ bare: In all: \d+ visits?.* staffed: In all: \d+ visits?/)
    const { members } = await told('story staffed.yaml --against bare.yaml --member 17')
    expect(members[0]?.lives).toHaveLength(2)
    expect(members[0]?.partings).toHaveProperty('main')
  })

  test('a cut at week 20 parts no life before week 20', async () => {
    const { members } = await told('story staffed.yaml --against cut.yaml --members 6')
    const weeks = members.flatMap(({ partings }) =>
      Object.values(partings)
        .flat()
        .map(({ week }) => week),
    )
    expect(weeks.length).toBeGreaterThan(0)
    expect(Math.min(...weeks)).toBeGreaterThanOrEqual(20)
  })

  test('several spaces are told one after the other, or the one that is asked for', async () => {
    folder.write('two.yaml', small('two', 'spaces: { news: { title: News } }\n'))
    const [both, one, none] = await Promise.all([
      fishbowl('story two.yaml --member 4'),
      fishbowl('story two.yaml --member 4 --space news'),
      fishbowl('story two.yaml --member 4 --space nws'),
    ])
    expect(both.stdout).toMatch(/^In main:$[^]*^In news:$/m)
    expect(one.stdout).toMatch(/^[A-Z][a-z]+ \(member 4 /m)
    expect(one.stdout).not.toMatch(/^In (main|news):$/m)
    expect(none).toMatchObject({ code: 4, stderr: 'fishbowl: two has no space "nws"; did you mean news?\n' })
  })

  test('nobody is told of whose life no rule tells', async () => {
    folder.write(
      'idle.yaml',
      small(
        'idle',
        'policies: { launch: { size: 0 } }\nassumptions: { casc: { value: 0.002, reason: test }, wom: { value: 0.05, reason: test } }\n',
      ),
    )
    const { code, stderr } = await fishbowl('story idle.yaml --weeks 1')
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr: 'fishbowl: no life of idle is told by any rule: nobody visits; name one with --member <n>\n',
    })
  })
})

const refused: readonly (readonly [line: string, says: string])[] = [
  ['story', 'story needs <scenario>; see fishbowl story --help'],
  [
    'story staffed.yaml --member 200',
    '--member 200 is not in staffed: its 200 members are numbered from 0 to 199',
  ],
  [
    'story staffed.yaml --member x',
    '--member must be one to ten whole numbers with commas, such as 17 or 3,17 (got "x")',
  ],
  [
    'story staffed.yaml --member 1 --members 2',
    '--member names members and --members has them picked; give one of them',
  ],
  ['story staffed.yaml --members 7', '--members must be a whole number from 1 to 6 (got "7")'],
  ['story staffed.yaml --replicates 3', 'a story is of one replicate; name it with --replicate <n>, from 0'],
  [
    'story staffed.yaml --against other.yaml',
    'staffed and other have other organisations, so member 0 of one is not member 0 of the other; compare scenarios of one organisation',
  ],
  [
    'story staffed.yaml --against staffed.yaml',
    'two scenarios are called staffed; give their files different ids',
  ],
]

test.each(refused)('fishbowl %s is refused in one line', async (line, says) => {
  folder.write('other.yaml', small('other').replace('members: 200', 'members: 201'))
  expect(await fishbowl(line)).toEqual({ code: 2, stdout: '', stderr: `fishbowl: ${says}\n` })
})
