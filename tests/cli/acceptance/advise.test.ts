import { describe, expect, test } from 'vitest'
import { adviseLine, judged } from './advised.ts'
import { ask, say, tooWide } from './ask.ts'
import { changed, mean, organisation, values } from './brute.ts'

const posts = ['--policies', 'staffing,seniority', '--draws', '0', '--max-runs', '800', '--weeks', '60']

describe('a design office where nobody should be hired', () => {
  const whole = { measure: 'netValue', from: 0, to: 59 } as const

  test('is told to hire nobody, and every finalist is worth what plain loops on other luck say', async () => {
    const advice = await ask(adviseLine('engineering-office.yaml', 'max netValue', posts))
    expect(advice.outcome).toBe('best')
    expect(advice.sentences[0]).toMatch(/^Hire nobody/)
    const base = organisation('engineering-office.yaml', { horizon: 60 })
    const found = judged(advice, base, whole, 20)
    for (const { words, said, se, brute } of found)
      expect(Math.abs(said - mean(brute)) / se, words).toBeLessThan(4)
    const [best] = found.toSorted((a, b) => mean(b.brute) - mean(a.brute))
    expect(best?.words).toBe(advice.advised)
  })

  test('and one community manager of any seniority loses money against nobody in every run', () => {
    const base = organisation('engineering-office.yaml', { horizon: 60 })
    const nobody = values(base.scenario, whole, 5)
    for (const seniority of ['intern', 'junior', 'professional', 'senior']) {
      const hired = values(changed(base, { policies: { staffing: { team: [{ seniority }] } } }), whole, 5)
      for (const [r, value] of hired.entries()) expect(value).toBeLessThan(nobody[r] ?? Number.NaN)
    }
  })

  test('with no money a goal that takes people is out of reach: no advice, exit code 3', async () => {
    const goal = 'weeklyActive >= 40 % by week 59'
    const { code, stdout } = await say(
      adviseLine('engineering-office.yaml', goal, [...posts, '--budget', '0']),
    )
    expect(code).toBe(3)
    expect(stdout).toMatch(/^No policy within 0 \$ a year reaches/m)
    expect(tooWide(stdout)).toEqual([])
  })
})

test.each([
  ['max netvalu', /netValue/],
  ['weeklyActive >= 20', /write 20 %/],
  ['weeklyActive >= 20 % by week 104', /from 0 to 103/],
])('a goal that cannot be meant (%s) is refused with the way out', async (goal, says) => {
  const { code, stderr } = await say(adviseLine('engineering-office.yaml', goal, []))
  expect(code).toBe(2)
  expect(stderr).toMatch(says)
})
