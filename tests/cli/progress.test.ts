import { describe, expect, test } from 'vitest'
import { openProgress, type Telling } from '../../packages/tui/src/cli/progress.ts'
import type { Outside } from '../../packages/tui/src/outside.ts'

const loud: Telling = { quiet: false, json: false, symbols: 'ascii' }

/** What 200 runs of 25 ms each tell on stderr. */
function told(isTerminal: boolean, telling: Telling, knownEnd = true): readonly string[] {
  const texts: string[] = []
  let clock = 0
  const outside = {
    facts: { messagesAreTerminal: isTerminal, env: {}, columns: 60 },
    tell: (text: string) => texts.push(text),
    now: () => clock,
  } as unknown as Outside
  const progress = openProgress(outside, telling)
  for (let done = 1; done <= 200; done++) {
    clock += 25
    progress.at(done, knownEnd ? 200 : undefined)
  }
  progress.end()
  return texts
}

describe('progress', () => {
  test('in a terminal is one line, told ten times a second at most, and cleared at the end', () => {
    const texts = told(true, loud)
    // 5 seconds.
    expect(texts.length).toBeLessThanOrEqual(51)
    expect(texts.length).toBeGreaterThan(40)
    for (const text of texts) expect(text.startsWith('\r\u001B[K')).toBe(true)
    expect(texts[0]).toBe('\r\u001B[Kruns 4/200 -------------------- 2 %  40 a second  5 s left')
    expect(texts.at(-1)).toBe('\r\u001B[K')
  })

  test('never runs over the end of the line', () => {
    for (const text of told(true, loud)) expect(text.length - 4).toBeLessThan(60)
  })

  test('elsewhere is a plain line for each tenth, a second apart at least', () => {
    expect(told(false, loud)).toEqual([
      'runs 40/200 20 %  40 a second  4 s left\n',
      'runs 80/200 40 %  40 a second  3 s left\n',
      'runs 120/200 60 %  40 a second  2 s left\n',
      'runs 160/200 80 %  40 a second  1 s left\n',
      'runs 200/200 100 %  40 a second\n',
    ])
  })

  test('without a known end is told every ten seconds, so that short work stays silent', () => {
    expect(told(false, loud, false)).toEqual([])
  })

  test('is silent with --quiet, and with --json where a program reads stderr', () => {
    expect(told(true, { ...loud, quiet: true })).toEqual([])
    expect(told(false, { ...loud, json: true })).toEqual([])
    expect(told(true, { ...loud, json: true })).not.toEqual([])
  })
})
