import { canonicalJson, currentModel, modelVersions } from '@fishbowl/core'
import { digestOf, storedScenario } from '@fishbowl/lab'
import { simulate } from '@fishbowl/sim'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, parsed, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)
const fishbowl = (line: string) => folder.fishbowl(`${line} --quiet`)

// oxlint-disable-next-line typescript/no-explicit-any -- tests reach into any part of it
type Open = Record<string, any>
let run = ''
let mixed = ''

beforeAll(async () => {
  folder.write('old.yaml', small('old', 'model: 2.0.0\n'))
  const [one, two] = await Promise.all([
    fishbowl('run old.yaml --replicates 2 --threads 1 --json'),
    fishbowl('compare bare.yaml old.yaml --replicates 2 --threads 1'),
  ])
  run = one.stdout
  mixed = two.stdout
  folder.write('old.json', run)
})

describe('a scenario that pins an earlier version of the model', () => {
  test('says so in the result and in its document', () => {
    const { modelVersion, arms, notes } = parsed(run) as Open
    expect(modelVersion).toBe(currentModel)
    expect(arms[0].scenario.model).toBe('2.0.0')
    expect(notes).toContain(`old is pinned to model 2.0.0; the current one is ${currentModel}.`)
  })

  test('is told apart from the current one where both are compared', () => {
    const text = mixed.replaceAll('\n', ' ')
    expect(text).toContain(`old is pinned to model 2.0.0; the current one is ${currentModel}.`)
    expect(text).toContain('The scenarios run under different versions of the model')
    expect(mixed).toMatch(/^ +\+ model: "2\.0\.0"$/m)
  })

  test('comes out again when its result is verified', async () => {
    const { code, stdout } = await fishbowl('verify old.json --threads 1')
    expect({ code, stdout: stdout.split(':')[0] }).toEqual({ code: 0, stdout: 'pass' })
  })
})

describe('a result of the time when an earlier version was the current one', () => {
  test('comes out again, because each of its scenarios says its version', async () => {
    const document = parsed(run) as Open
    const [arm] = document['arms']
    document['modelVersion'] = '2.0.0'
    const scenario = storedScenario(arm.scenario)
    const histories = [0, 1].map((replicate) => simulate({ scenario, replicate }))
    arm.digest = digestOf('2.0.0', canonicalJson(arm.scenario), histories)
    folder.write('then.json', JSON.stringify(document))
    const { code, stdout } = await fishbowl('verify then.json --threads 1')
    expect(stdout).toMatch(/^pass: /)
    expect(stdout).toMatch(/^model 2\.0\.0$/m)
    expect(code).toBe(0)
  })

  test('is refused with the way to its numbers where its scenarios do not say it', async () => {
    const document = parsed(run) as Open
    document['modelVersion'] = '2.0.0'
    delete document['arms'][0].scenario.model
    folder.write('before.json', JSON.stringify(document))
    const { code, stderr } = await fishbowl('verify before.json --threads 1')
    expect(
      stderr,
    ).toBe(`fishbowl: "before.json" was made by model "2.0.0", and this is model ${currentModel}: their numbers differ on purpose
hint: this fishbowl still has that model: put model: 2.0.0 into the scenario file to make its numbers, or make it anew: fishbowl run old.yaml --replicates 2
`)
    expect(code).toBe(1)
  })
})

describe('fishbowl model diff', () => {
  test('of a version with itself says that nothing moved', async () => {
    const { code, stdout } = await fishbowl('model diff 2.0.0 2.0.0 staffed.yaml --replicates 2 --threads 1')
    expect(stdout).toContain('No assumption has another default.')
    expect(stdout).toContain('Nothing moved: all 5 differences lie within the smallest that matters')
    expect(stdout).toContain('again: fishbowl model diff 2.0.0 2.0.0 staffed.yaml --replicates 2')
    expect(code).toBe(0)
  })

  test('is against the current version where one is named, and is the same on any number of threads', async () => {
    const [one, two] = await Promise.all(
      [1, 2].map((n) =>
        fishbowl(`model diff 2.0.0 staffed.yaml old.yaml --replicates 3 --json --threads ${n}`),
      ),
    )
    expect(two?.stdout).toBe(one?.stdout)
    const document = parsed(one?.stdout ?? '') as Open
    expect(document).toMatchObject({ kind: 'model-diff', from: '2.0.0', to: currentModel, replicates: 3 })
    expect(document['shifts']).toHaveLength(10)
    expect(document['notes']).toEqual([
      'old pins a version; it was run under the two that are compared all the same.',
    ])
  })

  test.each([
    ['model diff 1.0.0', `there is no model "1.0.0" here; there is ${modelVersions.join(', ')}`],
    ['model diff 2.0.0 3.0.0 2.0.0', 'model diff compares two versions (got 2.0.0, 3.0.0, 2.0.0)'],
    ['model diff staffed.yaml --replicates 1', '--replicates must be at least 2: one pair has no interval'],
  ])('%s is refused', async (line, says) => {
    const { code, stderr } = await fishbowl(line)
    expect(stderr.split('\n')[0]).toBe(`fishbowl: ${says}`)
    expect(code).toBeGreaterThan(0)
  })
})

test('a sensitivity of two versions at once is refused: a place in a range would mean two values', async () => {
  const { code, stderr } = await fishbowl('sensitivity old.yaml --against bare.yaml')
  expect(stderr).toBe(`fishbowl: the scenarios run under models ${currentModel} and 2.0.0, whose ranges differ
hint: give both the same model:, or compare the versions with fishbowl model diff
`)
  expect(code).toBe(2)
})

test('an assumption that a version lacks cannot be varied under it', async () => {
  const { code, stderr } = await fishbowl('sensitivity old.yaml --assumptions quiet')
  expect(stderr).toBe(`fishbowl: --assumptions quiet: model 2.0.0 has no range for it
hint: take it out, or take model: out of the scenario
`)
  expect(code).toBe(2)
})
