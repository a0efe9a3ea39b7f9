import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { runCli } from '../support/cli.ts'
import { parsed, testFolder } from './folder.ts'
import { guide, organisationIn, people } from './organisations.ts'

/** An export as HR systems and spreadsheets make it, with everything wrong that we know of. Line numbers stand behind. */
const messy = [
  '\uFEFFPersonnel Number;Name;Reports to;Org Unit;Site;Hire Date;Salary\u001B[2J', // 1
  '00001;"Bell, Ann";;Board;Lyon;31.01.2001;1', // 2, a root
  '00002 ;"O\'Neil, ""Bob""";00001;Sales;Lyon;43616;2', // 3, space behind the id, a day number
  '', // 4
  "00003;=cmd|'/c calc'!A1;00002;Sales ;Lyon;5/31/19;3", // 5, a formula
  '00004;\u001B[31mEve\u001B[0m\u0007;2;Sales;Oslo;2019-05-31;4', // 6, the manager lost its zeros
  ';;;;;;', // 7
  '00003;"Twin, T.";00001;Sales;Lyon;01-Jan-99;5', // 8, the id of line 5
  '00005;"Cyc, A";00007;IT;Oslo;2010;6', // 9, a circle of three
  '00006;"Cyc, B";00005;IT;Oslo;2010-02;7', // 10
  '00007;"Cyc, C";00006;IT;Oslo;tbd;8', // 11, no date
  '00008;"Root, Two";;IT;;2015-01-01T00:00:00;9', // 12, a second root
  '00009;"Self, S";00009;IT;;;10', // 13, the own manager
  '00010;Smith; John;00008;IT;Oslo;2011;11', // 14, a separator without quotes
  ';"No, Id";00008;IT;Oslo;2011;12', // 15
  '\u001B]0 pwn\u0007;"Esc, Id";\u202E99999;IT;Oslo;2011;13', // 16, hostile
  '00011;"Multi', // 17
  'Line";00010;IT;Oslo;2012;14', // 18, under the broken line 14, which is not told twice
  '00012;"After, Multi";nobody;IT;Oslo;2012;15', // 19
  '',
].join('\r\n')

/** Everything that a terminal may obey but a line end. */
const hostile = /(?!\n)[\p{Cc}\p{Bidi_Control}]/u

describe('fishbowl org import', () => {
  test('tells every broken row of a messy export with its place and the way out, and writes nothing', async () => {
    const folder = testFolder()
    folder.write('messy.csv', messy)
    const { code, stdout, stderr } = await folder.fishbowl('org import messy.csv -o my-org.json')
    expect([code, stdout]).toEqual([2, ''])
    expect(stderr).toBe(`messy.csv:8:1: the id "00003" is taken in line 5
hint: keep one row for each person

messy.csv:14:38: the row has 8 values, the header 7
hint: put a value that holds the separator in quotes

messy.csv:15:1: the person has no id
hint: give everyone an id

messy.csv:6:21: the manager "2" is nobody's id; did you mean "00002"?
messy.csv:16:20: the manager "\\u202e99999" is nobody's id
messy.csv:19:22: the manager "nobody" is nobody's id
hint: add the missing person, or leave the manager of people at the top empty

messy.csv:13:17: the manager "00009" is the person's own id
hint: leave the manager of the person at the top empty

messy.csv:9:16: "00005" reports to "00007" reports to "00006" reports to "00005": a circle
hint: change one of these managers, or leave one empty

8 rows are broken; --skip-broken leaves broken rows out
`)
    expect(existsSync(join(folder.path, 'my-org.json'))).toBe(false)
  })

  test('leaves broken rows out on request, and says what that makes of the organisation', async () => {
    const folder = testFolder()
    folder.write('messy.csv', messy)
    const { code, stdout, stderr } = await folder.fishbowl(
      'org import messy.csv --skip-broken -o my-org.json',
    )
    expect([code, stderr]).toEqual([0, ''])
    expect(stdout).toContain(`Separator: semicolon.
Read: id from "Personnel Number", manager from "Reports to", department from
"Org Unit", location from "Site", start from "Hire Date".
Ignored and not kept: "Name", "Salary\\u001b[2J".
`)
    expect(stdout).toContain('Start dates that are no dates count as unknown: "tbd" (line 11, column 30).')
    expect(stdout).toContain('8 rows are broken and left out, or read without the manager.')
    // Lines 2, 3, 5, 6, 9 to 13, 16, 18 and 19; at the top are 1, 4, 5, 8, 9, 11, 12 and the hostile one.
    const { manager, departments, locations } = organisationIn(folder, 'my-org.json')
    expect(manager.length).toBe(12)
    expect(manager.filter((boss) => boss === -1).length).toBe(8)
    expect([departments, locations]).toEqual([
      ['D1', 'D2', 'D3'],
      ['L1', 'L2'],
    ])
  })

  test('hostile text never reaches the terminal raw', async () => {
    const folder = testFolder()
    folder.write('messy.csv', messy)
    const results = await Promise.all(
      ['', ' --json', ' --skip-broken', ' --skip-broken --json', ' --skip-broken --keep-labels'].map(
        (options) => folder.fishbowl(`org import messy.csv${options}`),
      ),
    )
    for (const { stdout, stderr } of results) expect(stdout + stderr).not.toMatch(hostile)
  })

  test('ten rows of a kind are told, the rest is counted', async () => {
    const folder = testFolder()
    const rows = Array.from({ length: 40 }, (_, i) => `${i},gone,x`)
    folder.write('people.csv', people(['a,,x', ...rows]))
    const { stderr } = await folder.fishbowl('org import people.csv')
    expect(stderr.match(/nobody's id/g)?.length).toBe(10)
    expect(stderr).toContain('and 30 more of this kind\n')
    expect(stderr).toContain('40 rows are broken')
  })

  test.each([
    ['an empty file', '', 'people.csv:1:1: the file is empty'],
    ['a header alone', 'id,manager\n', 'people.csv:1:1: nobody can be read'],
    ['one person', 'id,manager\n1,\n', 'people.csv:1:1: only one person can be read'],
    [
      'no column for managers',
      'id,name\n1,Ann\n',
      'people.csv:1:1: no column holds the manager; the headers are "id", "name"',
    ],
    [
      'an open quote',
      'id,manager\n1,\n2,"1\n3,1\n',
      'people.csv:3:3: a quote opens here and is not closed as it should be',
    ],
  ])('%s is told, and leaving rows out does not help', async (_, text, message) => {
    const folder = testFolder()
    folder.write('people.csv', text)
    const { code, stderr } = await folder.fishbowl('org import people.csv --skip-broken -o my-org.json')
    expect(code).toBe(2)
    expect(stderr.split('\n')[0]).toBe(message)
    expect(stderr).toMatch(/\nhint: /)
    expect(existsSync(join(folder.path, 'my-org.json'))).toBe(false)
  })

  test('a circle names its people, a long one the first six', async () => {
    const folder = testFolder()
    const ring = Array.from({ length: 9 }, (_, i) => `p${i},p${(i + 1) % 9},x`)
    folder.write('people.csv', people(['a,,x', 'p20,p3,x', ...ring]))
    const { stderr } = await folder.fishbowl('org import people.csv')
    expect(stderr.split('\n')[0]).toBe(
      'people.csv:4:4: "p0" reports to "p1" reports to "p2" reports to "p3" reports to "p4" reports to "p5" reports to 3 more reports to "p0": a circle',
    )
    expect(stderr).toContain('1 row is broken')
  })

  test('headers that are not known are named by the user', async () => {
    const folder = testFolder()
    folder.write('people.csv', 'Nummer;Chefin;Bereich\n1;;a\n2;1;b\n')
    const unknown = await folder.fishbowl('org import people.csv')
    expect(unknown.stderr).toContain('no column holds the id; the headers are "Nummer", "Chefin", "Bereich"')
    const named = await folder.fishbowl(
      'org import people.csv --columns id=nummer,manager=Chefin,department=Bereich',
    )
    expect(named.stdout).toContain(
      'Read: id from "Nummer", manager from "Chefin", department from "Bereich".',
    )
    const wrong = await Promise.all(
      ['id=Numer', 'boss=Chefin', 'id'].map((columns) =>
        folder.fishbowl(`org import people.csv --columns ${columns}`),
      ),
    )
    expect(wrong.map(({ stderr }) => stderr.split('; ')[0])).toEqual([
      'fishbowl: --columns id="Numer": the file has no such header',
      'fishbowl: --columns has no meaning at "boss=Chefin"',
      'fishbowl: --columns has no meaning at "id"',
    ])
    expect(wrong[0]?.stderr).toContain('did you mean "Nummer"?')
  })

  test('says what is wrong with the files themselves', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(['1,,a', '2,1,a']))
    folder.write('latin.csv', 'x')
    folder.write('there.json', '{}')
    const missing = await folder.fishbowl('org import nobody.csv')
    expect([missing.code, missing.stderr]).toEqual([
      4,
      'fishbowl: cannot read "nobody.csv": there is no such file\n',
    ])
    const taken = await folder.fishbowl('org import people.csv -o there.json')
    expect([taken.code, taken.stderr]).toEqual([
      2,
      'fishbowl: "there.json" exists already; choose another name\n',
    ])
    expect(readFileSync(join(folder.path, 'there.json'), 'utf8')).toBe('{}')
  })
})

describe('fishbowl org show', () => {
  test('prints what the guide shows for its example, and the same at the end of the import', async () => {
    const folder = testFolder()
    folder.write('people.csv', readFileSync(new URL('people.csv', guide), 'utf8'))
    const made = await folder.fishbowl('org import people.csv -o my-org.json')
    const shown = await folder.fishbowl('org show my-org.json')
    const page = readFileSync(new URL('organisation.md', guide), 'utf8')
    const [table = ''] = /^figure [^]*?(?=\n\n)/m.exec(shown.stdout) ?? []
    expect(table.split('\n').length).toBe(20)
    expect(page).toContain(table)
    expect(made.stdout).toContain(table)
    expect(shown.stdout).toContain('\n  gallup.com/workplace/')
    expect(shown.stdout.split('\n').filter((line) => line.length > 80)).toEqual([])
  })

  test('says the same as data, without the people', async () => {
    const folder = testFolder()
    folder.write('people.csv', people(['1,,a', '2,1,a', '3,1,b']))
    await folder.fishbowl('org import people.csv -o my-org.json')
    const { stdout } = await folder.fishbowl('org show my-org.json --json')
    expect(parsed(stdout)).toMatchObject({
      kind: 'organisation',
      digest: expect.stringMatching(/^[0-9a-f]{64}$/),
      structure: { people: 3, trees: 1, levels: 2, managers: 1, span: { median: 2 }, departments: 2 },
      references: { inside: { says: '34 to 37 %', source: 'email-Eu' } },
    })
    expect(parsed(stdout)['manager']).toBeUndefined()
  })

  test('refuses what import did not write', async () => {
    const folder = testFolder()
    const { code, stderr } = await folder.fishbowl('org show bare.yaml')
    expect([code, stderr]).toEqual([
      2,
      'fishbowl: "bare.yaml": it is no organisation file\nhint: write it again: fishbowl org import people.csv -o my-org.json\n',
    ])
  })
})

test('100,000 people are read, arranged, measured and written', { timeout: 60_000 }, async () => {
  const folder = testFolder()
  const rows = Array.from(
    { length: 100_000 },
    (_, i) => `${i},${i === 0 ? '' : Math.floor((i - 1) / 7)},d${i % 400}`,
  )
  folder.write('people.csv', people(rows))
  const { code, stdout } = await folder.fishbowl('org import people.csv -o my-org.json')
  expect(code).toBe(0)
  expect(stdout).toMatch(/^people +100,000$/m)
  expect(organisationIn(folder, 'my-org.json').manager.length).toBe(100_000)
})

test('help tells the columns and the options', async () => {
  const { stdout } = await runCli(['org', 'import', '--help'])
  for (const word of [
    'id',
    'manager',
    'department',
    'location',
    'start date',
    'hire date',
    '--columns',
    '--keep-labels',
    '-o, --output',
  ])
    expect(stdout).toContain(word)
})
