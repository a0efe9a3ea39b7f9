import { spawnSync } from 'node:child_process'
import { globSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { columnIndex, historyWidth, librarySources, loadScenario } from '@fishbowl/core'
import { simulate } from '@fishbowl/sim'
import { expect, test } from 'vitest'
import { renewedReadme } from '../../tools/examples/readme.ts'
import { libraryText } from '../support/library.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = `${root}examples/embed`
const page = readFileSync(`${folder}/README.md`, 'utf8')
const programs = globSync('*.ts', { cwd: folder }).toSorted()

test('the programs print what their page shows: npm run examples', () => {
  expect(renewedReadme(page, folder)).toBe(page)
})

test('the page shows what every program prints', () => {
  for (const name of programs) if (name !== 'scenarios.ts') expect(page).toContain(`node ${name}`)
  for (const name of programs) expect(page).toContain(`[${name}](${name})`)
})

test('the example is right by the strictest types, and so are the types of the packages it stands on', () => {
  const { stdout, status } = spawnSync(
    process.execPath,
    [`${root}node_modules/typescript/bin/tsc`, '-p', folder],
    { encoding: 'utf8' },
  )
  expect(stdout).toBe('')
  expect(status).toBe(0)
})

/** Weekly active of an arm by a plain loop over the numbers of a run: visitors over members, weeks 52 to 77. */
function weeklyActive(count: number, replicate: number): number {
  const text = `{ fishbowl: 1, extends: one-cm, organisation: { members: 1000 }, horizon: 78, policies: { staffing: { team: [{ seniority: professional, count: ${count} }] } } }`
  const load = loadScenario({ file: 'arm', text }, librarySources(libraryText))
  if (!load.ok) throw new Error('a mistake in the arm')
  const { values } = simulate({ scenario: load.loaded.scenario, replicate })
  let visitors = 0
  for (let week = 52; week < 78; week++)
    visitors += values[week * historyWidth + columnIndex('visitors')] ?? Number.NaN
  return visitors / (1000 * 26)
}

test('the difference that compare.ts prints is the mean of twenty differences of plain sums', () => {
  let sum = 0
  for (let replicate = 0; replicate < 20; replicate++)
    sum += weeklyActive(2, replicate) - weeklyActive(1, replicate)
  expect(page).toContain(`\n+${((100 * sum) / 20).toFixed(1)} points (`)
})

const read = (path: string) => JSON.parse(readFileSync(`${root}${path}`, 'utf8')) as Record<string, unknown>

test('it names the two packages and nothing else, in the version of this workspace, and is published nowhere', () => {
  const { version } = read('packages/core/package.json')
  const { dependencies, private: isPrivate, devDependencies } = read('examples/embed/package.json')
  expect({ dependencies, isPrivate, devDependencies }).toEqual({
    dependencies: { '@fishbowl/core': version, '@fishbowl/sim': version },
    isPrivate: true,
    devDependencies: undefined,
  })
})

test('the code that the guide for embedders shows stands in the programs, word for word', () => {
  const guide = readFileSync(`${root}docs/guide/embed.md`, 'utf8')
  const all = programs.map((name) => readFileSync(`${folder}/${name}`, 'utf8')).join('\n')
  const blocks = [...guide.matchAll(/```ts\n([^]*?)```/g)]
  expect(blocks.length).toBeGreaterThan(0)
  for (const [, code = ''] of blocks) expect(all).toContain(code)
})
