import { describe, expect, test } from 'vitest'
import { type Folder, parsed, small, testFolder } from './folder.ts'

const claim = (id: string, rest: string): string => `  - id: ${id}
    says: the claim called ${id}
    measure: weeklyActive
    weeks: [20, 28]
    because: it is a test
${rest}`
const against = '    than: { scenario: bare }\n    by: 0.01\n'

const miss = (by: number, interval: string): string =>
  `    than: 0.9\n    by: ${by}\n    miss: { interval: [${interval}], why: nobody does }\n`

function write(folder: Folder, claims: string): void {
  folder.write(
    'claims.yaml',
    `fishbowl: 1\nid: claims\nextends: staffed.yaml\nexpect:\n${claims}  - { id: level, says: more than nobody comes, measure: weeklyActive, weeks: [20, 28], than: 0, by: 0.001, because: it is a test }\n`,
  )
}

describe('fishbowl check', () => {
  test('a file without mistakes and without claims is valid', async () => {
    const { code, stdout } = await testFolder().fishbowl('check bare.yaml')
    expect({ code, stdout }).toEqual({
      code: 0,
      stdout: '1 file is valid; there is no expect: block to test\n',
    })
  })

  test('claims that hold end with 0, with their interval and the runs they took', async () => {
    const folder = testFolder()
    // A claim against another scenario takes it from the library.
    write(folder, claim('not-mandated', '    than: 0.99\n    is: less\n    by: 0.01\n'))
    const { code, stdout } = await folder.fishbowl('check claims.yaml --threads 1')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^not-mandated +held +-[\d.]+ to -[\d.]+ pt +below -1\.0 pt +20 +weekly active$/m)
    expect(stdout).toContain('1 file is valid; 2 claims: 2 held, 0 failed, 0 known misses')
  })

  test('a claim that fails ends with 3 and tells what was claimed and what was measured', async () => {
    const folder = testFolder()
    write(folder, claim('everybody', '    than: 0.9\n    by: 0.05\n'))
    const { code, stdout, stderr } = await folder.fishbowl('check claims.yaml --threads 1')
    expect({ code, stderr }).toEqual({ code: 3, stderr: '' })
    expect(stdout).toMatch(/^everybody +MISSED/m)
    expect(stdout).toMatch(/- claims: everybody \(MISSED\): the claim called everybody\./)
    expect(stdout).toContain('2 claims: 1 held, 1 failed, 0 known misses')
  })

  test('a known miss passes, and fails once it holds', async () => {
    const folder = testFolder()
    write(folder, claim('everybody', miss(0.05, '-1, 0')))
    const known = await folder.fishbowl('check claims.yaml --threads 1')
    expect(known.code).toBe(0)
    expect(known.stdout).toMatch(/^everybody +known miss/m)
    write(folder, claim('nobody', `    is: less\n${miss(0.01, '-0.001, 0')}`))
    const holds = await folder.fishbowl('check claims.yaml --threads 1')
    expect(holds.code).toBe(3)
    expect(holds.stdout).toMatch(/^nobody +HOLDS NOW/m)
  })

  test('--json holds every verdict, on any number of threads the same', async () => {
    const folder = testFolder()
    write(folder, claim('everybody', '    than: 0.9\n    by: 0.05\n'))
    const [one, two] = await Promise.all([
      folder.fishbowl('check claims.yaml --json --threads 1'),
      folder.fishbowl('check claims.yaml --json --threads 2'),
    ])
    expect(two).toEqual(one)
    expect(one.code).toBe(3)
    expect(parsed(one.stdout)).toMatchObject({
      schemaVersion: 1,
      kind: 'check',
      failed: 1,
      verdicts: [{ outcome: 'missed', clear: true }, { outcome: 'held' }],
    })
  })

  test('a claim finds its other arm among the files of the command, or beside its own file', async () => {
    const folder = testFolder()
    folder.write(
      'more.yaml',
      `fishbowl: 1\nid: more\nextends: staffed.yaml\nexpect:\n${claim('more-than-bare', against)}`,
    )
    const { code, stdout } = await folder.fishbowl('check bare.yaml more.yaml')
    expect(code).toBe(0)
    expect(stdout).toMatch(/^more-than-bare +held +\+/m)
    const alone = await folder.fishbowl('check more.yaml')
    expect(alone.code).toBe(0)
    expect(alone.stdout).toMatch(/^more-than-bare +held +\+/m)
    folder.write(
      'lost.yaml',
      `fishbowl: 1\nid: lost\nextends: staffed.yaml\nexpect:\n${claim('more-than-bare', against.replace('bare', 'nowhere'))}`,
    )
    const lost = await folder.fishbowl('check lost.yaml')
    expect(lost.code).toBe(4)
    expect(lost.stderr).toContain('a claim of lost.yaml compares with another scenario: no file')
  })

  test('a claim that looks beyond the end of its other arm is refused as a mistake of the file', async () => {
    const folder = testFolder()
    folder.write('short.yaml', 'fishbowl: 1\nid: short\nextends: staffed.yaml\nhorizon: 5\n')
    folder.write(
      'long.yaml',
      `fishbowl: 1\nid: long\nextends: staffed.yaml\nexpect:\n${claim('more-than-bare', against.replace('bare', 'short'))}`,
    )
    const { code, stderr } = await folder.fishbowl('check long.yaml')
    expect(code).toBe(2)
    expect(stderr).toMatch(/looks at week \d+ of short, which has 5 weeks/)
  })
})

test('mistakes come with file, line, column, caret and hint, those of all files at once, and exit code 2', async () => {
  const folder = testFolder()
  folder.write('one.yaml', small('one', 'policies:\n  staffing:\n    team: [{ seniority: profesional }]\n'))
  folder.write('two.yaml', small('two', 'horizn: 30\n'))
  const { code, stdout, stderr } = await folder.fishbowl('check one.yaml two.yaml')
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(stderr).toMatch(/^one\.yaml:9:25: /)
  expect(stderr).toMatch(/\n +\| +\^+\n/)
  expect(stderr).toContain('hint: did you mean "professional"?')
  expect(stderr).toMatch(/\ntwo\.yaml:7:1: unknown key "horizn" in scenario\n/)
  expect(stderr).not.toContain('    at ')
  const json = await folder.fishbowl('check one.yaml two.yaml --json')
  expect(parsed(json.stderr)).toMatchObject({
    error: {
      exitCode: 2,
      issues: [
        { file: 'one.yaml', line: 9 },
        { file: 'two.yaml', line: 7 },
      ],
    },
  })
})
