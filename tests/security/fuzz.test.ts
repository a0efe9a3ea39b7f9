import { beforeAll, describe, expect, test } from 'vitest'
import { Failure } from '../../packages/tui/src/cli/failure.ts'
import { fuzzed } from './fuzz/fuzz.ts'
import { mutatedText } from './fuzz/mutate-text.ts'
import { allTargets } from './fuzz/targets.ts'
import type { Target } from './fuzz/trial.ts'

let targets: readonly Target[]
beforeAll(async () => {
  targets = await allTargets()
}, 120_000)

describe('files that are changed, cut, doubled and filled with what nobody would write', () => {
  test('are read or refused in words, with their name and place, whatever they are: 600 of 10,000', async () => {
    const found = await fuzzed(targets, 600, 8)
    expect(found.wrong.join('\n\n')).toBe('')
  })

  test('are the same for the same seed, and others for another one', async () => {
    const [one, again, other] = [
      await fuzzed(targets, 60, 1),
      await fuzzed(targets, 60, 1),
      await fuzzed(targets, 60, 2),
    ]
    expect(again.inputs).toBe(one.inputs)
    expect(other.inputs).not.toBe(one.inputs)
  })
})

describe('a reader that breaks is found, and the input made small', () => {
  const text = 'a: 1\nhorizon: 30\ntitle: a longer title of no interest\n'
  const broken = (read: (text: string) => void): Target => ({
    name: 'broken',
    file: 'x.yaml',
    hasLines: true,
    make: (roll) => mutatedText(text, roll),
    read: (bytes) => read(new TextDecoder().decode(bytes)),
  })
  test.each<[string, (text: string) => void, string]>([
    [
      'with an error of its own',
      (t) => t.includes('title') && (undefined as unknown as string).trim(),
      'TypeError',
    ],
    [
      'with a refusal that names no file',
      (t) => {
        if (t.includes('title')) throw new Failure('usage', 'the horizon is 0')
      },
      'no name of the file',
    ],
    [
      'with a refusal that names no line',
      (t) => {
        if (t.includes('title')) throw new Failure('usage', 'x.yaml: the horizon is 0')
      },
      'no line',
    ],
    [
      'with words that a terminal obeys',
      (t) => {
        if (t.includes('title')) throw new Failure('usage', `x.yaml:1:1: \u001B[2J`, { whole: true })
      },
      'a terminal would obey',
    ],
  ])('%s', async (_, read, says) => {
    const { wrong } = await fuzzed([broken(read)], 40, 3)
    expect(wrong).toHaveLength(1)
    expect(wrong[0]).toContain(says)
    expect(wrong[0]).toContain('least input: "title"')
  })
})
