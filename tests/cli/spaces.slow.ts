import { storedScenario } from '@fishbowl/lab'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const fishbowl = (line: string, ...more: readonly string[]) =>
  folder.fishbowl([...line.split(' '), ...more, '--threads', '1', '--quiet'])

const team = 'staffing: { team: [{ seniority: professional }] }'
const spaces = `spaces:
  guild: { title: Guild of the engineers, community: { audience: { share: 0.4 } }, policies: { alignment: integrated } }
  alumni: { community: { audience: { share: 0.3 } } }
`

const dated = (change: string) =>
  small('dated', `policies: { ${team} }\ninterventions: [{ ${change}, staffing: { team: [] } }]\n`)
const posts = (count: number) =>
  `staffing: { team: [{ seniority: intern, count: ${count} }, { seniority: junior, count: 500 }, { seniority: senior, count: 500 }] }`

/** A document with every part open to change. */
// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into any part of it
type Open = Record<string, any>
/** What verify says of a document after a change. */
async function verified(text: string, change: (document: Open) => void) {
  const document: Open = parsed(text)
  change(document)
  folder.write('changed.json', JSON.stringify(document))
  const { code, stdout, stderr } = await fishbowl('verify changed.json')
  return { code, says: `${stdout}${stderr}`.replaceAll(/\s+/g, ' ') }
}

let whole = ''
beforeAll(async () => {
  folder.write('harbour.yaml', small('harbour', `policies: { ${team} }\n${spaces}`))
  folder.write('mill.yaml', small('mill', spaces))
  whole = (await fishbowl('run harbour.yaml --replicates 2 --json')).stdout
})

describe('one space of several', () => {
  test('is named by every line that speaks of it, with its title where it has one', async () => {
    const { stdout } = await fishbowl('run harbour.yaml --space guild --replicates 2')
    expect(stdout).toMatch(/^Guild of the engineers, a space of harbour in small\n/)
    expect(stdout).toMatch(/ harbour \/ guild +\d+ %|● harbour \/ g\S*…? /)
    expect(stdout.replaceAll('\n', ' ')).toContain('weekly active of harbour / guild ends at')
    const other = await fishbowl('run harbour.yaml --space alumni --replicates 2')
    expect(other.stdout).toMatch(/^alumni, a space of harbour in small\n/)
  })

  test('is named in a comparison, which still says how the files differ', async () => {
    const { stdout } = await fishbowl('compare harbour.yaml mill.yaml --space guild --replicates 2')
    const flat = stdout.replaceAll(/\n */g, ' ')
    expect(flat).toContain('harbour / guild (baseline): Guild of the engineers, a space of harbour in small')
    expect(flat).toContain('weekly active, difference to harbour / guild')
    expect(flat).toMatch(/What . mill changes on harbour:/)
    expect(flat).toMatch(/mill \/ guild and harbour \/ guild|mill \/ guild ends .* than harbour \/ guild/)
    const named = await fishbowl(
      'compare harbour.yaml mill.yaml --space guild --baseline mill --replicates 2 --json',
    )
    expect(parsed(named.stdout)).toMatchObject({
      baseline: 'mill / guild',
      arms: [{ id: 'harbour / guild' }, {}],
    })
    expect((await verified(named.stdout, () => undefined)).code).toBe(0)
  })

  test('a comparison of all together points to --space', async () => {
    const { stdout } = await fishbowl('compare harbour.yaml mill.yaml --replicates 2')
    expect(stdout.replaceAll('\n', ' ')).toContain(
      'All spaces are counted together; --space main, alumni or guild compares one of them.',
    )
    const bare = await fishbowl('compare bare.yaml staffed.yaml --replicates 2')
    expect(bare.stdout).not.toContain('--space')
  })
})

describe('verify finds', () => {
  test('names that were exchanged between spaces', async () => {
    const { code, says } = await verified(whole, ({ arms }) => {
      const { id } = arms[1]
      arms[1].id = arms[2].id
      arms[2].id = id
    })
    expect(code).toBe(2)
    expect(says).toContain('arm "harbour/alumni" is space "main" of harbour')
  })

  test('a measure that was defined otherwise', async () => {
    const better = await verified(whole, ({ measure }) => (measure.better = 'less'))
    expect(better).toMatchObject({ code: 3, says: expect.stringContaining('measure.better') })
    const per = await verified(whole, ({ measure }) => (measure.per = [['visitors']]))
    expect(per).toMatchObject({ code: 3, says: expect.stringContaining('measure.per') })
  })

  test('keys that no result has, at any depth', async () => {
    const end = await verified(whole, ({ arms }) => (arms[0].end.luck = { mean: 7 }))
    expect(end).toMatchObject({ code: 3, says: expect.stringMatching(/harbour, luck, .*found nothing/) })
    const mean = await verified(whole, ({ arms }) => (arms[0].end.roi.median = 7))
    expect(mean).toMatchObject({
      code: 3,
      says: expect.stringMatching(/harbour, return, median: expected 7, found nothing/),
    })
    const arm = await verified(whole, ({ arms }) => (arms[0].remark = 'fine'))
    expect(arm).toMatchObject({ code: 2, says: expect.stringContaining('remark') })
    const top = await verified(whole, (document) => (document['remark'] = 'fine'))
    expect(top).toMatchObject({ code: 2, says: expect.stringContaining('remark') })
  })
})

/** What a fork of week 12 prints, of a scenario with this dated change. */
async function noteOf(change: string, lever: string): Promise<string> {
  folder.write('dated.yaml', dated(change))
  const name = `${change.replaceAll(/\W/g, '')}.fbs`
  await fishbowl(`run dated.yaml --replicates 2 --until 12 --save ${name}`)
  return (await fishbowl(`run --from ${name}`, '--set', lever)).stdout.replaceAll(/\n/g, ' ')
}

describe('a fork says what it stands over', () => {
  const cms = 'staffing.team=[{ seniority: senior }]'

  test('in the week of the fork itself', async () => {
    expect(await noteOf('week: 12', cms)).toContain(
      'The scenario itself changes staffing.team in week 12; the fork stands over it.',
    )
  })

  test('and while a change that began before still holds, not when it has ended or is about something else', async () => {
    expect(await noteOf('from: 5, until: 20', cms)).toContain(
      'The scenario itself changes staffing.team from week 5 until week 20; the fork stands over it.',
    )
    expect(await noteOf('from: 5, until: 12', cms)).not.toContain('stands over')
    expect(await noteOf('from: 6, until: 20', 'alignment=incidental')).not.toContain('stands over')
  })
})

describe('limits hold in every space', () => {
  test('a space has at most 1000 posts, by its policies and by its interventions', async () => {
    folder.write('crowd.yaml', small('crowd', `spaces: { guild: { policies: { ${posts(1)} } } }\n`))
    const { code, stderr } = await fishbowl('check crowd.yaml')
    expect(code).toBe(2)
    expect(stderr).toContain('spaces.guild.policies.staffing.team must have at most 1000 posts (got 1001)')
    expect(stderr).toMatch(/crowd\.yaml:7:/)
    folder.write(
      'later.yaml',
      small('later', `spaces: { guild: { interventions: [{ week: 5, ${posts(1)} }] } }\n`),
    )
    expect((await fishbowl('check later.yaml')).stderr).toContain('got 1001')
    folder.write('full.yaml', small('full', `spaces: { guild: { policies: { ${posts(0)} } } }\n`))
    expect((await fishbowl('check full.yaml')).stderr).toBe('')
  })

  test('a result with more member-weeks than a file may have is not run again', () => {
    const scenario = parsed(whole)['arms'] as readonly Open[]
    const stored = (members: number): Open => {
      const copy = structuredClone(scenario[0]?.['scenario']) as Open
      copy['organisation'].members = members
      copy['horizon'] = 100
      return copy
    }
    // 1,066,666 members times 100 weeks times three spaces are 319,999,800 member-weeks
    expect(() => storedScenario(stored(1_066_666))).not.toThrow()
    expect(() => storedScenario(stored(1_066_667))).toThrow(/320000000 member-weeks/)
  })

  test('nor is one that no file may be, while changes after a shortened end are fine', async () => {
    const { says } = await verified(whole, ({ arms }) => {
      arms[0].scenario.spaces.guild.community.outsideExperts = 5
    })
    expect(says).toContain('outside experts belong to the first space')
    const { stdout } = await fishbowl('run cut.yaml --weeks 10 --replicates 2 --json')
    expect((await verified(stdout, () => undefined)).code).toBe(0)
  })
})

describe('customers or partners', () => {
  const external = `fishbowl: 1
id: partners
horizon: 30
organisation: { members: 200, audience: external, turnover: 0.5 }
policies: { alignment: integrated, ${team} }
`

  test('are what shares are of, and nobody of them hears of it from a line manager', async () => {
    folder.write('partners.yaml', external)
    const run = await fishbowl('run partners.yaml --replicates 2')
    expect(run.stdout).toContain('share of eligible customers or partners')
    expect(run.stdout).not.toContain('eligible employees')
    const story = await fishbowl('story partners.yaml')
    expect(story.stdout).toContain('announcements 0.')
    expect(story.stdout).not.toContain('line manager')
    const inside = await fishbowl('story harbour.yaml')
    expect(inside.stdout.replaceAll(/\s+/g, ' ')).toContain('line manager and announcements')
  })
})

test('a fork cannot be what no file may be', async () => {
  folder.write('buyers.yaml', small('buyers').replace('members: 200', 'members: 200, audience: external'))
  await fishbowl('run buyers.yaml --replicates 2 --until 12 --save buyers.fbs')
  const { code, stderr } = await fishbowl('run --from buyers.fbs --set mandate=true')
  expect(code).toBe(2)
  expect(stderr).toContain('--set: its scenario cannot be: mandate: true has nobody to work on')
})

test('the interval of a share ends at 0 and at 100 %', async () => {
  folder.write('tiny.yaml', 'fishbowl: 1\nid: tiny\nhorizon: 4\norganisation: { members: 12 }\n')
  const { stdout } = await fishbowl('run tiny.yaml --replicates 3 --measure answeredShare')
  const rows = stdout.split('\n').filter((line) => / to -?[\d.]+ %/.test(line))
  expect(rows.length).toBeGreaterThan(1)
  for (const row of rows) expect(row).not.toMatch(/-\d|1\d\d\.[1-9] %|[2-9]\d\d\.\d %/)
})

test('help spaces tells the key, with an example, in 80 columns', async () => {
  const { code, stdout } = await fishbowl('help spaces')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^spaces: /)
  expect(stdout).toContain('\n    community: { audience: { share: 0.2 } }\n')
  expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  expect((await fishbowl('help measures')).stdout).toContain('audience: external')
})
