import { ablatedAll, evaluateAll, fails } from '@fishbowl/lab'
import { openThreads } from '@fishbowl/sim/threads'
import { afterAll, expect, test } from 'vitest'
import { wordVerdict } from '../support/verdict.ts'
import { claims, resting, scenarios } from './library-claims.ts'

const threads = openThreads(2)
afterAll(() => threads.close())

test('every claim of the library comes out as recorded', async () => {
  const verdicts = await evaluateAll(claims, scenarios, threads.run)
  expect(verdicts.filter(({ outcome }) => fails(outcome)).map(wordVerdict)).toEqual([])
})

test('every claim that holds fails without the mechanism it rests on', async () => {
  const verdicts = await ablatedAll(resting, scenarios, threads.run, { most: 20 })
  expect(verdicts.filter(({ held }) => held).map(wordVerdict)).toEqual([])
})
