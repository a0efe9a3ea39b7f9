import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { cellWidth } from '@fishbowl/report'
import { afterAll, describe, expect, test } from 'vitest'
import { type Json, openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const { fishbowl, write } = folder

/** Advice on the team alone takes a second or two here. */
const quick = ['--policies', 'staffing', '--max-runs', '400', '--quiet']
const advise = (file: string, goal: string, ...more: readonly string[]) =>
  fishbowl(['advise', file, '--goal', goal, ...quick, ...more])

async function told(file: string, goal: string, ...more: readonly string[]): Promise<Json> {
  const { code, stdout, stderr } = await advise(file, goal, '--json', ...more)
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return parsed(stdout)
}

describe('fishbowl advise', () => {
  test('hires nobody in a small organisation, and says what that rests on, in 80 columns', async () => {
    const { code, stdout, stderr } = await advise('bare.yaml', 'max netValue')
    expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
    expect(stdout).toMatch(/^Hire nobody: leave it as it is\.$/m)
    expect(stdout).toMatch(/^A as it is$/m)
    expect(stdout).toMatch(/^digest [0-9a-f]{12}$/m)
    expect(stdout).toContain(
      "again: fishbowl advise bare.yaml --goal 'max netValue' --policies staffing --max-runs 400\n",
    )
    const lines = stdout.split('\n').filter((line) => !line.startsWith('again:'))
    expect(lines.filter((line) => cellWidth(line) > 80)).toEqual([])
  })

  test('writes its advice as a scenario that does what was advised', async () => {
    const goal = 'weeklyActive >= 12 % by week 29'
    const file = 'advised.yaml'
    const { code, stdout } = await advise('bare.yaml', goal, '--share', '0.5', '-o', file)
    expect({ code, stdout }).toMatchObject({ code: 0 })
    expect(stdout).toContain(`wrote ${file}`)
    const document = await told('bare.yaml', goal, '--share', '0.5')
    const [advice] = document['finalists'] as readonly (Json & { readonly cost: { readonly mean: number } })[]
    expect(advice?.['words']).toBe(document['advised'])
    expect(stdout).toContain(`Advice: ${String(document['advised'])}.`)
    const again = await told(file, goal, '--share', '0.5')
    const itself = (again['finalists'] as readonly Json[]).find(
      (one) => Object.keys(one['changes'] as object).length === 0,
    )
    expect(itself?.['value']).toEqual(advice?.['value'])
  })

  test('that is to leave all as it is says that there is nothing to write', async () => {
    const { code, stdout } = await advise('bare.yaml', 'max netValue', '-o', 'same.yaml')
    expect(code).toBe(0)
    expect(stdout.replace(/\s+/g, ' ')).toContain('same.yaml: nothing to write, as the advice is to leave')
    expect((await fishbowl('check same.yaml')).code).not.toBe(0)
  })

  test('written to another folder is a file that check accepts', async () => {
    mkdirSync(join(folder.path, 'sub'), { recursive: true })
    const file = 'sub/advised.yaml'
    const goal = 'weeklyActive >= 12 % by week 29'
    const { stdout } = await advise('bare.yaml', goal, '--share', '0.5', '-o', file)
    expect(stdout).toContain(`wrote ${file}`)
    expect(await fishbowl(['check', file])).toMatchObject({ code: 0, stderr: '' })
  })

  test('says that what comes after the run does not count where staff comes or goes by date', async () => {
    const goal = 'weeklyActive >= 6 % by week'
    const dated = ['--share', '0.5', '--policies', 'staffing,timing', '--max-runs', '800', '--weeks', '104']
    const late = await fishbowl(['advise', 'bare.yaml', '--goal', `${goal} 103`, ...dated, '--quiet'])
    expect(late.stdout).toMatch(/^Advice: .*(from week|until week)/m)
    expect(late.stdout.replace(/\s+/g, ' ')).toMatch(
      /what comes after week \d+ is not counted; run longer with --weeks/,
    )
    const early = await advise('bare.yaml', `${goal} 29`, '--share', '0.5')
    expect(early.stdout).not.toContain('is not counted')
  })

  test('lists which values of a home were among the policies', async () => {
    const home = ['--policies', 'owner,training', '--draws', '0', '--max-runs', '800', '--quiet']
    const { stdout } = await fishbowl(['advise', 'bare.yaml', '--goal', 'max netValue', ...home])
    expect(stdout.replace(/\s+/g, ' ')).toMatch(
      /Among the policies: owner as it is, it, .* or centre-of-excellence; training as it is or 1 \(everybody\)\./,
    )
  })

  test('prints its advice as a file that finds its scenario from here', async () => {
    const { stdout } = await advise('bare.yaml', 'weeklyActive >= 12 % by week 29', '--share', '0.5')
    expect(stdout).toContain('  extends: "./bare.yaml"\n')
  })

  test('gives the same document on one thread and on two', async () => {
    const [one, two] = await Promise.all(
      ['1', '2'].map((n) => told('bare.yaml', 'max netValue', '--threads', n)),
    )
    expect(one).toEqual(two)
  })

  test('ends with 3 where nothing reaches the goal within the budget, and names the nearest', async () => {
    const { code, stdout } = await advise('bare.yaml', 'weeklyActive >= 95 %', '--budget', '100k')
    expect(code).toBe(3)
    expect(stdout.replace(/\s+/g, ' ')).toContain(
      'No policy within 100.0 k$ a year reaches weekly active of at least 95 %',
    )
    expect(stdout).toMatch(/The nearest is A /)
  })

  test('says that too few runs cannot tell', async () => {
    const { code, stdout } = await advise('bare.yaml', 'max netValue', '--max-runs', '10')
    expect(code).toBe(2)
    expect(stdout).toBe('')
    const enough = await fishbowl([
      'advise',
      'bare.yaml',
      '--goal',
      'weeklyActive >= 30 %',
      '--max-runs',
      '10',
      '--quiet',
    ])
    expect(enough.code).toBe(3)
    expect(enough.stdout).toMatch(/^It cannot be told: /m)
  })

  test.each([
    [
      ['--goal', 'weeklyActiv >= 25 %'],
      '--goal:1: "weeklyActiv" is no measure\n  weeklyActiv >= 25 %\n  ^^^^^^^^^^^\n',
    ],
    [['--goal', 'weeklyActive >= 25'], '                  ^^\nhint: write 25 %\n'],
    [[], "advise needs a goal: --goal '"],
    [['--goal', 'max netValue', '--policies', 'ownr'], 'did you mean owner?'],
    [['--goal', 'max netValue', '--budget', 'much'], '--budget must be $ a year'],
    [['--goal', 'max netValue', '--share', '1.2'], '--share must be over 0 and at most 1'],
    [['--goal', 'max netValue', '-o', 'bare.yaml'], 'exists already'],
    [['--staffing-table', '--goal', 'max netValue'], 'takes no --goal'],
  ])('refuses %j with the way out', async (options, message) => {
    const { code, stdout, stderr } = await fishbowl(['advise', 'bare.yaml', ...options])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toContain(message)
  })

  test('keeps its runs: the second time none is made', async () => {
    const first = await told('bare.yaml', 'max netValue', '--keep', 'runs.sqlite')
    expect(await told('bare.yaml', 'max netValue', '--keep', 'runs.sqlite')).toEqual(first)
  })

  test('writes the whole scenario where a rule of staffing has to go, which no extension can take away', async () => {
    write('rule.yaml', small('rule', 'policies: { staffing: { ratio: { membersPerCm: 100 } } }\n'))
    const { code, stdout } = await advise(
      'rule.yaml',
      'weeklyActive >= 12 % by week 29',
      '-o',
      'without.yaml',
    )
    expect(code).toBe(0)
    expect(stdout).toMatch(/^Advice: .*professional/m)
    const check = await fishbowl('check without.yaml')
    expect(check.code).toBe(0)
    const shown = await fishbowl('scenarios show without.yaml --json')
    const { scenario } = parsed(shown.stdout) as unknown as { scenario: { policies: object } }
    expect(scenario.policies).toEqual({
      staffing: { team: [expect.objectContaining({ seniority: 'professional' })] },
    })
  })
})
