import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeAll, expect, test } from 'vitest'
import { goldenCharts } from './figure-charts.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const home = join(root, 'tools/node26')
const node = join(home, `node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`)

// A folder with a lock file of its own: in the repository's it would take the place of the repository's node.
beforeAll(() => {
  if (existsSync(node)) return
  const shell = process.platform === 'win32'
  const { status, stderr } = spawnSync('npm', ['ci', '--no-audit', '--no-fund'], {
    cwd: home,
    encoding: 'utf8',
    shell,
  })
  if (status !== 0) throw new Error(`npm could not install node 26 in tools/node26: ${stderr}`)
})

test('the next major version of node draws the golden figures to the byte, as SVG and as PNG', () => {
  const script = join(root, 'tests/report/draw-figures.ts')
  const { stdout, stderr } = spawnSync(node, ['--conditions=@fishbowl/source', script], {
    encoding: 'utf8',
    cwd: root,
  })
  const golden = (id: string): string => join(root, 'tests/report/golden/figures', id)
  const [version, ...lines] = stdout.trim().split('\n')
  expect(version, stderr).toMatch(/^node v26\./)
  const expected = goldenCharts.map(({ id }) => {
    const svg = createHash('sha256')
      .update(readFileSync(golden(`${id}.svg`)))
      .digest('hex')
    return `${id} ${svg} ${readFileSync(golden(`${id}.png.sha256`), 'utf8').trim()}`
  })
  expect(lines).toEqual(expected)
})
