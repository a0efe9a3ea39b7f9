import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { cellWidth } from '@fishbowl/report'
import { describe, expect, test } from 'vitest'
import { small, testFolder } from './folder.ts'

const child = (base: string, id = 'child'): string => `fishbowl: 1\nid: ${id}\nextends: ${base}\n`

describe('extends', () => {
  test('takes a file in the same folder or below it, and an entry of the library', async () => {
    const folder = testFolder()
    folder.write('sub/base.yaml', small('base'))
    folder.write('a.yaml', child('sub/base.yaml'))
    folder.write('b.yaml', child('two-cms'))
    const results = await Promise.all([folder.fishbowl('check a.yaml'), folder.fishbowl('check b.yaml')])
    expect(results.map(({ code }) => code)).toEqual([0, 0])
  })

  const outside: readonly (readonly [base: string, why: string])[] = [
    ['../base.yaml', 'a path must stay in the folder of the scenario file'],
    ['sub/../../base.yaml', 'a path must stay in the folder of the scenario file'],
    ['/etc/hosts.yaml', 'a path must stay in the folder of the scenario file'],
    ['link.yaml', 'it is a link out of the folder of the scenario file'],
    ['linked/base.yaml', 'it is a link out of the folder of the scenario file'],
    ['missing.yaml', 'there is no such file'],
    ['sub.yaml/', 'it is a folder'],
    ['chained.yaml', 'only the scenario file itself may extend a path'],
  ]
  test.each(outside)('refuses %s at its place: %s', async (base, why) => {
    const folder = testFolder()
    folder.write('base.yaml', small('base'))
    folder.write('in/base.yaml', small('base'))
    folder.write('in/chained.yaml', child('base.yaml', 'chained'))
    mkdirSync(join(folder.path, 'in', 'sub.yaml'))
    symlinkSync('../base.yaml', join(folder.path, 'in', 'link.yaml'))
    symlinkSync('..', join(folder.path, 'in', 'linked'))
    folder.write('in/child.yaml', child(base))
    const { code, stdout, stderr } = await folder.fishbowl('check in/child.yaml')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^in\/(child|chained)\.yaml:3:10: extends "/)
    expect(stderr).toContain(why)
    expect(stderr).not.toContain('localhost')
  })
})

describe('files that are no scenarios', () => {
  const kinds: readonly (readonly [name: string, text: string, says: RegExp])[] = [
    ['empty.yaml', '', /^empty\.yaml:1:1: the file is empty/],
    [
      'huge.yaml',
      `fishbowl: 1\n# ${'x'.repeat(300_000)}\n`,
      /the file has at least \d+ kB; at most 96 kB are read/,
    ],
    ['nul.yaml', 'fishbowl: 1\ntitle: "a\u0000b"\n', /the character \\u0000 is not allowed/],
    ['escape.yaml', 'fishbowl: 1\ntitle: "a\u001B[2Jb"\n', /the character \\u001b is not allowed/],
    ['escaped.yaml', 'fishbowl: 1\ntitle: "a\\e[2Jb"\n', /\\u001b/],
    ['bomb.yaml', 'a: &a [x,x]\nb: &b [*a,*a]\n', /^bomb\.yaml:1:/],
    ['proto.yaml', 'fishbowl: 1\n__proto__: { x: 1 }\n', /^proto\.yaml:2:1: /],
    ['nan.yaml', 'fishbowl: 1\nhorizon: .nan\n', /^nan\.yaml:2:10: horizon/],
    ['absurd.yaml', 'fishbowl: 1\norganisation: { members: 2000000 }\nhorizon: 1040\n', /member-weeks/],
  ]
  test.each(kinds)('%s is refused with a place and a reason', async (name, text, says) => {
    const folder = testFolder()
    folder.write(name, text)
    const { code, stdout, stderr } = await folder.fishbowl(`run ${name}`)
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(says)
    expect(stderr).not.toContain('\u001B')
    expect(stderr).not.toContain('\n    at ')
  })

  test('bytes that are no UTF-8, and folders, are refused', async () => {
    const folder = testFolder()
    writeFileSync(join(folder.path, 'latin.yaml'), Buffer.from([0x66, 0xfc, 0x72]))
    mkdirSync(join(folder.path, 'folder'))
    expect((await folder.fishbowl('run latin.yaml')).stderr).toBe(
      'fishbowl: cannot read "latin.yaml": it is not UTF-8 text\n',
    )
    expect(await folder.fishbowl('run folder')).toMatchObject({
      code: 2,
      stderr: 'fishbowl: cannot read "folder": it is a folder\n',
    })
  })
})

describe('names and titles that would like to be more', () => {
  test('a file called like an option is read after --', async () => {
    const folder = testFolder()
    folder.write('-q.yaml', small('dash'))
    expect(await folder.fishbowl(['check', '--', '-q.yaml'])).toMatchObject({ code: 0, stderr: '' })
  })

  test('a control sequence in a file name is shown, not obeyed', async () => {
    const folder = testFolder()
    const { code, stderr } = await folder.fishbowl(['run', '\u001B]0;title\u0007.yaml'])
    expect(code).toBe(4)
    expect(stderr).toBe(
      'fishbowl: no file "\\u001b]0;title\\u0007.yaml"; fishbowl scenarios list shows the library\n',
    )
  })

  test('a title of wide characters and marks keeps the page within 80 cells', async () => {
    const folder = testFolder()
    const title = '漢字コミュニティ '.repeat(12)
    folder.write('wide.yaml', small('wide').replace('wide in small', title))
    const { code, stdout } = await folder.fishbowl('run wide.yaml --replicates 2')
    expect(code).toBe(0)
    expect(
      stdout
        .split('\n')
        .slice(0, 4)
        .every((line) => cellWidth(line) <= 80),
    ).toBe(true)
    expect((await folder.fishbowl('run wide.yaml --replicates 2 --symbols ascii')).stdout).toMatch(
      /^[\n -~]+$/,
    )
  })

  test('the id of a file without one is its name', async () => {
    const folder = testFolder()
    folder.write('My Plan (2).yaml', 'fishbowl: 1\nextends: bare.yaml\n')
    const { stdout } = await folder.fishbowl(['run', 'My Plan (2).yaml', '--replicates', '2'])
    expect(stdout).toContain('weekly active of my-plan-2 ends at')
    expect(stdout).toContain("again: fishbowl run 'My Plan (2).yaml' --replicates 2")
  })
})
