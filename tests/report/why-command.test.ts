import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Report } from '@fishbowl/report/document'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openFolder, small } from '../cli/folder.ts'
import { blocksOf, reportOfFiles, textsOf } from './why-reports.ts'

const { write, fishbowl, path, clean } = openFolder()
afterAll(clean)

// Says what it expects, which changes no run.
write(
  'bare.yaml',
  small(
    'bare',
    'watch: [the first weeks]\nexpect: [{ id: low, says: few come, measure: weeklyActive, weeks: [12, 29], is: less, than: { scenario: no-cm }, by: 0.01, because: nobody is there, mechanism: salaries }]\n',
  ),
)

async function kept(name: string, line: string): Promise<void> {
  const { code, stdout, stderr } = await fishbowl([
    ...line.split(' '),
    '--weeks',
    '12',
    '--threads',
    '1',
    '--json',
    '--quiet',
  ])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  write(name, stdout)
}

const partsOf = (...names: readonly string[]): Promise<Report> =>
  reportOfFiles(names.map((name) => join(path, name)))

beforeAll(async () => {
  await Promise.all([
    kept('cmp.json', 'compare bare.yaml staffed.yaml --replicates 4'),
    kept('why.json', 'explain bare.yaml staffed.yaml --replicates 3 --seed other'),
    kept('sens.json', 'sensitivity staffed.yaml --against bare.yaml --assumptions b0,wv --points 8'),
    kept('adv.json', 'advise bare.yaml --goal netValue --policies staffing --draws 4 --max-runs 300'),
  ])
}, 60_000)

describe('a report of what the commands say', () => {
  test('a comparison with its explanation, its robustness and an advice on it', async () => {
    const all = await fishbowl([
      'report',
      'cmp.json',
      'why.json',
      'sens.json',
      'adv.json',
      '-o',
      'all',
      '--format',
      'md,csv',
      '--quiet',
    ])
    expect(all).toMatchObject({ code: 0, stderr: '' })
    const page = readFileSync(join(path, 'all/report.md'), 'utf8')
    for (const title of ['## Why', '## Does the ranking survive?', '## What to do'])
      expect(page).toContain(title)
    expect(page).toContain(
      'This explanation was made with seed "other" and the comparison with seed "fishbowl"',
    )
    expect(page).not.toContain('about another')
    expect(page).not.toContain('was not asked')
    expect(readFileSync(join(path, 'all/tables/levers.csv'), 'utf8')).toContain('bare,staffed,weeklyActive')
  })

  test('the page says what the commands said', async () => {
    const report = await partsOf('why.json', 'adv.json')
    for (const [name, id] of [
      ['why.json', 'why'],
      ['adv.json', 'advice'],
    ] as const) {
      const { sentences } = JSON.parse(readFileSync(join(path, name), 'utf8')) as { sentences: string[] }
      const said = textsOf(report, id).join(' ')
      expect(sentences.filter((sentence) => !said.includes(sentence))).toEqual([])
    }
  })

  test('where nobody asked whether the ranking survives, the command that asks is there', async () => {
    const blocks = blocksOf(await partsOf('cmp.json'), 'robustness')
    expect(blocks.flatMap((block) => (block.kind === 'command' ? [block.command] : []))).toEqual([
      'fishbowl sensitivity staffed.yaml --against bare.yaml --measure weeklyActive --weeks 12 --json > sensitivity.json',
    ])
  })

  test('a scenario that was changed in between is said', async () => {
    const other = readFileSync(join(path, 'why.json'), 'utf8').replaceAll('"members":200', '"members":190')
    write('why-other.json', other)
    expect(other).toContain('190')
    expect(textsOf(await partsOf('cmp.json', 'why-other.json'), 'why').join(' ')).toContain(
      'This explanation is about another bare and staffed than the comparison',
    )
  })
})
