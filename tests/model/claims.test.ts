import { ablatedAll, evaluateAll, type Verdict } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { wordVerdict } from '../support/verdict.ts'
import { claims, isLight, resting, scenarios } from './library-claims.ts'

/** Few replicates: what has to be seen on every change must be seen in a minute. All claims with all they need run in claims.long.ts. */
const few = { replicates: 6, most: 6, worlds: 1, talents: 4 }
const patience = 600_000

const light = claims.filter(isLight)
const threads = openThreads(2)
let verdicts: ReadonlyMap<string, Verdict> = new Map()
beforeAll(async () => {
  const all = await evaluateAll(light, scenarios, threads.run, few)
  verdicts = new Map(all.map((verdict) => [`${verdict.own}/${verdict.expectation.id}`, verdict]))
}, patience)
afterAll(() => threads.close())

test.each([
  'technology-led/spike-fades',
  'technology-led/putters',
  'professional-aligned/slow-build-up',
  'professional-aligned/worth-it',
  'two-cms/second-pays',
  'interns/worth-less',
  'budget-cut/a-year-later',
  'bad-cholesterol/useless',
  'work-group/a-manager-is-enough',
  'small-organisation/hire-nobody',
])('%s holds after six replicates', (name) => {
  expect(verdicts.get(name)?.outcome).toBe('held')
})

test('no claim that is said to hold is clearly missed', () => {
  const missed = [...verdicts.values()].filter(({ outcome, clear }) => outcome === 'missed' && clear)
  expect(missed.map(wordVerdict)).toEqual([])
})

test('no known miss holds or leaves its recorded interval', { timeout: patience }, async () => {
  const suspects = [...verdicts.values()].filter(({ outcome }) => outcome.startsWith('miss-'))
  // six replicates may say so by luck: what they say is asked again with as many as it needs
  const again = await evaluateAll(suspects, scenarios, threads.run, { ...few, most: 200 })
  const moved = again.filter(({ outcome }) => outcome.startsWith('miss-'))
  expect(moved.map(wordVerdict)).toEqual([])
})

test('a claim fails without the mechanism it rests on', { timeout: patience }, async () => {
  const off = await ablatedAll(resting.filter(isLight), scenarios, threads.run, few)
  expect(off.filter(({ held }) => held).map(wordVerdict)).toEqual([])
  // That it fails says something only where it holds with the mechanism, with the same few replicates.
  const held = off.filter(({ own, expectation }) => verdicts.get(`${own}/${expectation.id}`)?.held)
  expect(held.length).toBeGreaterThan(0.9 * off.length)
})
