import { spawnSync } from 'node:child_process'
import { describe, expect, test } from 'vitest'
import { Failure } from '../../packages/tui/src/cli/failure.ts'
import { openScenario } from '../../packages/tui/src/scenarios.ts'
import { bin } from '../support/cli.ts'
import { childEnvironment } from '../support/environment.ts'
import { parsed, testFolder } from './folder.ts'

const few = ['--replicates', '2', '--quiet']

/** Runs a printed command line in a shell, as a reader who copies it would. */
function inShell(command: string, cwd: string): { readonly code: number | null; readonly stdout: string } {
  const words = `fishbowl() { '${process.execPath}' '${bin}' "$@"; }\n${command}`
  const { status, stdout } = spawnSync('sh', ['-c', words], {
    cwd,
    encoding: 'utf8',
    env: childEnvironment(),
  })
  return { code: status, stdout }
}

/** A command line that a page names, such as its `again: `. */
const commandIn = (page: string, name = 'again'): string =>
  page
    .split('\n')
    .find((line) => line.startsWith(`${name}: `))
    ?.slice(name.length + 2) ?? ''

const trained = '{ fishbowl: 1, id: trained, extends: bare.yaml, policies: { training: 1 } }'

const digests = (text = ''): unknown =>
  (parsed(text)['arms'] as { digest: string }[]).map((arm) => arm.digest)

test('a scenario in the place of a name gives what a file of the same words gives', async () => {
  const folder = testFolder()
  folder.write('file.yaml', 'fishbowl: 1\nid: trained\nextends: bare.yaml\npolicies: { training: 1 }\n')
  const [written, named] = await Promise.all(
    [trained, 'file.yaml'].map((one) => folder.fishbowl(['compare', 'bare.yaml', one, '--json', ...few])),
  )
  expect(written).toMatchObject({ code: 0, stderr: '' })
  expect(digests(written?.stdout)).toEqual(digests(named?.stdout))
})

test.each([
  ['an apostrophe', `{ fishbowl: 1, id: plan, title: "the team's plan", extends: bare.yaml, horizon: 20 }`],
  ['quotes of both kinds', `{ fishbowl: 1, id: plan, title: 'it''s "ours"', extends: bare.yaml }`],
  [
    'what a shell would act on',
    '{ fishbowl: 1, id: plan, title: "$HOME `id` $(id) \\\\ ! * ~", extends: bare.yaml }',
  ],
  ['words of other scripts', '{ fishbowl: 1, id: plan, title: "café 社区", extends: bare.yaml }'],
  ['several lines', '{\n\tfishbowl: 1,\r\n  id: plan,\n  extends: bare.yaml,\n  title: "two\n  words"\n}\n'],
  ['JSON', '{"fishbowl":1,"id":"plan","extends":"bare.yaml","horizon":20}'],
])('the printed command gives the same page again: %s', async (_what, inline) => {
  const folder = testFolder()
  const { stdout } = await folder.fishbowl(['compare', 'bare.yaml', inline, ...few])
  const again = commandIn(stdout)
  expect(again).toContain('fishbowl compare bare.yaml ')
  expect(inShell(`${again} --quiet`, folder.path)).toEqual({ code: 0, stdout })
})

test('several without an id are told apart by their places', async () => {
  const folder = testFolder()
  const one = '{ fishbowl: 1, extends: bare.yaml }'
  const { stdout } = await folder.fishbowl(['compare', one, 'staffed.yaml', one, '--json', ...few])
  expect((parsed(stdout)['arms'] as { id: string }[]).map(({ id }) => id)).toEqual([
    'scenario-1',
    'staffed',
    'scenario-3',
  ])
})

describe('mistakes', () => {
  test('have the place of the operand, line, column and caret; those of all operands come at once', async () => {
    const folder = testFolder()
    const { code, stdout, stderr } = await folder.fishbowl([
      'compare',
      '{ fishbowl: 1, extends: bare.yaml, policies: { training: 7 } }',
      'staffed.yaml',
      '{ fishbowl: 1, extends: two-cm }',
    ])
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(
      stderr,
    ).toContain(`scenario 1 on the command line:1:58: policies.training must be between 0 and 1 (got 7)
   1 | { fishbowl: 1, extends: bare.yaml, policies: { training: 7 } }
     |                                                          ^`)
    expect(stderr).toContain('scenario 3 on the command line:1:25: extends names no scenario')
    expect(stderr).toContain('did you mean "two-cms"?')
  })

  const files = {
    read: (path: string) =>
      path === 'chained.yaml'
        ? ({ ok: true, bytes: new TextEncoder().encode('fishbowl: 1\nextends: bare.yaml\n') } as const)
        : ({ ok: false, why: 'missing' } as const),
    realPath: (path: string) => path,
  }
  const refused: readonly (readonly [inline: string, says: string])[] = [
    ['{', 'the scenario on the command line:1:1: the bracket "{" is never closed'],
    ['{ extends: two-cms }', 'fishbowl is missing'],
    ['{ fishbowl: 1, colour: red }', 'the scenario on the command line:1:16: unknown key "colour"'],
    ['{ fishbowl: 1, extends: ../base.yaml }', 'a path must stay in the folder'],
    ['{ fishbowl: 1, extends: /etc/hosts.yaml }', 'a path must stay in the folder'],
    ['{ fishbowl: 1, extends: chained.yaml }', 'only the scenario file itself may extend a path'],
    ['{ fishbowl: 1, extends: missing.yaml }', 'there is no such file'],
    ['{ fishbowl: 1, # a comment\nextends: two-cms }', 'what follows a # would be lost on one line'],
    ['{ fishbowl: 1, title: "\u001B[2J" }', 'the character \\u001b is not allowed'],
    ['{ fishbowl: 1, title: "\\e[2J" }', '\\u001b'],
    ['{ fishbowl: 1, title: "\u202Eabc" }', 'the character \\u202e is not allowed'],
    ['{ a: &a [x, x], b: [*a, *a] }', 'an anchor is not allowed'],
    ['{ fishbowl: 1, __proto__: { x: 1 } }', '__proto__'],
    [`{ fishbowl: 1, title: "${'x'.repeat(100_000)}" }`, 'at most 96 kB are read'],
    [`${'{ a: '.repeat(5000)}${'}'.repeat(5000)}`, 'the scenario on the command line:1:'],
  ]
  test.each(refused)('refused: %.40s', (inline, says) => {
    let words = ''
    try {
      openScenario(inline, files)
    } catch (error) {
      words = error instanceof Failure ? error.message : 'no words'
    }
    expect(words).toContain(says)
    expect(words).not.toContain('\u001B')
    expect(words.length).toBeLessThan(2000)
  })

  test('two scenarios of one id are refused', async () => {
    const folder = testFolder()
    const { code, stderr } = await folder.fishbowl(['compare', trained, trained])
    expect(code).toBe(2)
    expect(stderr).toContain('two scenarios are called trained')
  })
})

describe('every command that takes a scenario takes it written out', () => {
  test('a kept result verifies, from another folder too', async () => {
    const folder = testFolder()
    const { stdout } = await folder.fishbowl(['compare', 'bare.yaml', trained, '--json', ...few])
    folder.write('elsewhere/result.json', stdout)
    expect(await folder.fishbowl('verify elsewhere/result.json --quiet')).toMatchObject({
      code: 0,
      stderr: '',
    })
    const { code } = inShell(`${parsed(stdout)['again'] as string} --json > again.json`, folder.path)
    expect(code).toBe(0)
    expect((await folder.fishbowl('verify again.json --quiet')).code).toBe(0)
  })

  const lines: readonly (readonly string[])[] = [
    ['explain', 'bare.yaml', trained, ...few],
    ['story', 'bare.yaml', '--against', trained],
    ['sensitivity', 'bare.yaml', '--against', trained, '--screen', '--trajectories', '2', ...few],
    [
      'advise',
      trained,
      '--goal',
      'max netValue',
      '--policies',
      'training',
      '--max-runs',
      '60',
      '--draws',
      '0',
      '-q',
    ],
    ['run', trained, ...few],
  ]
  test.each(lines)('%s %s', async (...line) => {
    const folder = testFolder()
    const { code, stdout, stderr } = await folder.fishbowl(line)
    expect({ code: code === 3 ? 0 : code, stderr }).toEqual({ code: 0, stderr: '' })
    const again = commandIn(stdout)
    expect(again).toContain(`'${trained}'`)
    expect(inShell(`${again} --quiet`, folder.path).stdout).toBe(stdout)
  })

  test('what advise writes is a scenario of its own', async () => {
    const folder = testFolder()
    const bare = '{ fishbowl: 1, id: plain, extends: bare.yaml }'
    const goal = [
      '--goal',
      'max weeklyActive',
      '--policies',
      'training',
      '--max-runs',
      '200',
      '--draws',
      '0',
      '-q',
    ]
    const { stdout } = await folder.fishbowl(['advise', bare, ...goal, '-o', 'advised.yaml'])
    expect(stdout).toContain('wrote advised.yaml')
    expect(await folder.fishbowl('check advised.yaml')).toMatchObject({ code: 0, stderr: '' })
  })

  test('scenarios show and diff, check with a claim against a file here, and run until a week', async () => {
    const folder = testFolder()
    expect((await folder.fishbowl(['scenarios', 'show', trained])).stdout).toContain(trained)
    expect((await folder.fishbowl(['scenarios', 'diff', trained])).stdout).toContain('+ policies.training: 1')
    const claim =
      'expect: [{ id: more, says: more, because: why, by: 0.01, measure: weeklyActive, weeks: [20, 29], than: { scenario: bare } }]'
    const claiming = `{ fishbowl: 1, id: claiming, extends: staffed.yaml, ${claim} }`
    expect((await folder.fishbowl(['check', claiming, '-q'])).stdout).toMatch(/more +held/)
    const saved = await folder.fishbowl(['run', trained, '--until', '10', '--save', 's.fbs', ...few])
    expect(saved).toMatchObject({ code: 0, stderr: '' })
  })

  test('a study file and a file to be written refuse it in words', async () => {
    const folder = testFolder()
    const study = await folder.fishbowl(['study', 'plan', trained])
    expect(study.stderr).toContain('there is no study file')
    const base = await folder.fishbowl(['scenarios', 'new', 'x.yaml', '--base', trained])
    expect(base.stderr).toContain('is not in the library')
  })
})

test('help says how a scenario is written out', async () => {
  const folder = testFolder()
  const { stdout } = await folder.fishbowl('help operands')
  expect(stdout).toContain('as YAML or JSON')
  const example = stdout.slice(stdout.indexOf('fishbowl compare'))
  expect(inShell(`${example.trimEnd()} --replicates 1 --weeks 20 --quiet`, folder.path).code).toBe(0)
  expect((await folder.fishbowl('run --help')).stdout).toContain('in braces')
})
