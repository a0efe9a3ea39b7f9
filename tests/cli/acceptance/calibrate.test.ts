import { describe, expect, test } from 'vitest'
import { ask, type Open, say, tooWide } from './ask.ts'
import { missed } from './calibrated.ts'

describe('calibrate on curves of known origin', () => {
  test('a curve under a weaker order than assumed: the truth lies in every range that is told', async () => {
    const fit = await ask(
      'calibrate engineering-office.yaml office-observed.csv --assumptions b0,wd,wn --max-runs 1500',
    )
    expect(missed(fit, { wd: 1.5 })).toEqual([])
    expect(fit.posterior.marginals.map(({ id }: Open) => id).toSorted()).toEqual(['b0', 'wd', 'wn'])
  })

  test('six weeks in tens of people do not tell what they cannot show', async () => {
    const words = 'calibrate engineering-office.yaml office-short.csv --max-runs 1500 --assumptions'
    const fit = await ask(`${words} wd,down,wom,lc`)
    const told = fit.posterior.marginals.filter(({ identified }: Open) => identified)
    expect(told.map(({ id }: Open) => id).filter((id: string) => id !== 'wd')).toEqual([])
    expect(missed(fit, { wd: 1.5 })).toEqual([])
    expect(fit.sentences.join(' ')).toMatch(/cannot tell .*down.*wom|cannot tell .*wom.*down/)
  })

  test('a curve that no run comes near is refused with advice, exit code 3, and nothing is fitted', async () => {
    const { code, stdout } = await say(
      'calibrate insurer.yaml insurer-impossible.csv --assumptions b0,wx --max-runs 1000',
    )
    expect(code).toBe(3)
    expect(stdout).toContain('No run comes near these data')
    expect(stdout).toContain('Nothing was fitted')
    expect(stdout).toMatch(/\?$/m)
    expect(tooWide(stdout)).toEqual([])
  })
})
