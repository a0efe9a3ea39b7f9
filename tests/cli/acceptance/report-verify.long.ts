import { createHash } from 'node:crypto'
import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { findChromium, openChromium, openPage } from '../../support/chromium.ts'
import { openSeason, replicates } from './cableways.ts'

const season = openSeason()
afterAll(season.clean)
const line = `compare cableway.yaml warden.yaml paint.yaml thaw.yaml --replicates ${replicates}`

beforeAll(async () => {
  await season.keep('season.json', line)
  await season.told('report season.json -o out --brief --format html,md,svg,csv')
})

type End = { readonly weeklyActive: { mean: number; low: number; high: number } }
type Forgeable = {
  readonly arms: readonly { readonly id: string; readonly end: End }[]
  readonly pairs: readonly { readonly arm: string; readonly end: End }[]
}

/** The next digit, and 0 after 9. */
const next = (digit: string): string => String((Number(digit) + 1) % 10)

const browser = findChromium('the brief of the cableways on paper')

test.skipIf(browser === undefined)(
  '(f) with all that was asked, the brief is one page of paper',
  async () => {
    await season.keep('why.json', `explain cableway.yaml thaw.yaml --replicates ${replicates}`)
    await season.keep(
      'robust.json',
      'sensitivity thaw.yaml --against cableway.yaml --assumptions b0,wv --points 16',
    )
    await season.told('report season.json why.json robust.json -o all --brief --format html')
    const opened = await openChromium(browser ?? '')
    try {
      const text = season.read('all/brief.html')
      const { page, wrong, asked } = await openPage(opened, { folder: season.at('.'), text, options: {} })
      const pdf = await page.pdf({ preferCSSPageSize: true })
      expect(pdf.toString('latin1').match(/\/Type \/Page\b/g)).toHaveLength(1)
      expect(wrong).toEqual([])
      expect(asked.filter((url) => !url.startsWith('file:'))).toEqual([])
    } finally {
      await opened.close()
    }
  },
)

describe('(g) whoever doubts it', () => {
  test('finds the command in the report, and it makes the same result', async () => {
    const command = /^fishbowl (compare .*)$/m.exec(season.read('out/report.md'))?.[1] ?? ''
    expect(command).toBe(line)
    expect(await season.told(`${command} --json`)).toBe(season.read('out/sources/comparison.json'))
  })

  test('verifies it: pass, and with all of its runs', async () => {
    expect(await season.told('verify out')).toMatch(/^pass: /)
    expect(await season.told('verify out --all')).toMatch(/^pass: /)
  })

  test.each([
    ['index.html', /(?<=warden ends )\d/],
    ['brief.html', /\d(?= k\$<)/],
    ['report.md', /(?<=digest of thaw\*\*: \D*)\d/],
    ['brief.md', /(?<=weekly active, median of )\d/],
    ['figures/adoption-weeklyActive.svg', /\d(?= %<\/text>)/],
    ['tables/levels.csv', /(?<=,weeklyActive,share,\d+,\d+,0\.\d+)\d/],
    ['tables/cumulated.csv', /\d(?=\n$)/],
    ['tables/dictionary.csv', /(?<=of shares 0\.0)\d/],
    ['sources/comparison.json', /(?<="mean": ?-?\d\.\d+)\d/],
    ['manifest.json', /(?<="sha256": ?"\D*)\d/],
  ] as const)('one digit of %s', async (file, place) => {
    cpSync(season.at('out'), season.at('forged'), { recursive: true })
    const text = season.read(`forged/${file}`)
    const changed = text.replace(place, next)
    expect(changed).not.toBe(text)
    writeFileSync(season.at(`forged/${file}`), changed)
    const said = await season.told('verify forged', 3)
    rmSync(season.at('forged'), { recursive: true })
    expect(said).not.toMatch(/^pass/)
    expect(said).toContain(file)
  })

  test('a digit that was changed with its sum in the manifest', async () => {
    cpSync(season.at('out'), season.at('forged'), { recursive: true })
    const sum = (path: string): string =>
      createHash('sha256')
        .update(readFileSync(season.at(path)))
        .digest('hex')
    const [file, manifest] = ['forged/tables/cumulated.csv', 'forged/manifest.json']
    const before = sum(file)
    writeFileSync(season.at(file), season.read(file).replace(/\d(?=\n$)/, next))
    const changed = season.read(manifest).replace(before, sum(file))
    expect(changed).not.toBe(season.read(manifest))
    writeFileSync(season.at(manifest), changed)
    expect(await season.told('verify forged', 3)).toContain('cumulated.csv')
    rmSync(season.at('forged'), { recursive: true })
  })

  test('a number of a result, forged before a report is made: no report is made of it', async () => {
    const kept = season.read('season.json')
    const forged = kept.replace(/(?<="mean": ?0\.\d{3})\d/, next)
    expect(forged).not.toBe(kept)
    writeFileSync(season.at('forged.json'), forged)
    await expect(season.told('report forged.json -o lie --format md,csv')).rejects.toThrow(/ended with 2: /)
  })

  test('numbers that were forged to fit each other are found by running all of it', async () => {
    const data = JSON.parse(season.read('season.json')) as Forgeable
    const pair = data.pairs.find(({ arm }) => arm === 'warden')
    const arm = data.arms.find(({ id }) => id === 'warden')
    for (const { weeklyActive } of [pair?.end, arm?.end].filter((end) => end !== undefined))
      for (const key of ['mean', 'low', 'high'] as const) weeklyActive[key] += 0.01
    writeFileSync(season.at('fitted.json'), JSON.stringify(data))
    await season.told('report fitted.json -o fitted --format md,csv')
    expect(await season.told('verify fitted --all', 3)).toContain('warden')
  })
})
