import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { testFolder } from '../cli/folder.ts'
import { bin } from '../support/cli.ts'
import { keys, openTerminal } from '../support/terminal.ts'
import { shows } from './support/screens.ts'

// $EDITOR of the tests: it writes a lawful value in the place of the one that is none.
const editor = `import { readFileSync, writeFileSync } from 'node:fs'
const file = process.argv[2]
writeFileSync(file, readFileSync(file, 'utf8').replace('training: 9', 'training: 0.9'))
`

test('the scenario files of the folder are listed, what is broken says why, and E mends it', async () => {
  const folder = testFolder()
  folder.write('plan.yaml', 'fishbowl: 1\nid: plan\ntitle: Our own plan\nextends: bare.yaml\nhorizon: 20\n')
  folder.write('bad.yaml', 'fishbowl: 1\nid: mended\nextends: bare.yaml\npolicies: { training: 9 }\n')
  folder.write('huge.yaml', `fishbowl: 1\ntitle: ${'x'.repeat(300_000)}\n`)
  folder.write('study.yaml', 'fishbowlStudy: 1\nid: study\n')
  folder.write('compose.yaml', 'services:\n  fishbowl:\n    image: none\n')
  folder.write('notes.txt', 'fishbowl: 1\n')
  folder.write('below/deep.yaml', 'fishbowl: 1\nid: deep\n')
  mkdirSync(join(folder.path, 'folder.yaml'))
  const script = folder.write('editor.mjs', editor)
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--threads', '1', '--replicates', '4'],
    cwd: folder.path,
    columns: 120,
    rows: 36,
    env: { EDITOR: `'${process.execPath}' '${script}'`, VISUAL: undefined },
  })
  const { until, type, exit } = terminal
  try {
    const list = await until(shows('files of this folder'), 20_000)
    const rows = list.slice(2, 10).map((line) => line.slice(0, 58).trim())
    expect(rows.join('\n')).toMatch(
      /^files of this folder\nbare .*\ncut .*\nplan +Our own plan\nstaffed .*\nbad\.yaml +cannot be read.*\nhuge\.yaml .*\nlibrary$/,
    )
    type('g')
    await until(shows('▸   bare'))
    type('jjjji')
    const info = await until(shows('policies.training must be between 0 and 1 (got 9)'))
    expect(info.join('\n')).toContain('4 | policies: { training: 9 }\n      |                       ^')
    type('q')
    await until(shows('▸   bad.yaml'))
    type('E')
    await until(shows('read bad.yaml again'))
    // now a scenario with a base that is a file beside it
    type(keys.enter)
    const compared = await until((lines) => shows('vs base')(lines) && shows('4 pairs')(lines), 20_000)
    expect(compared.join('\n')).toMatch(/bare[^]*mended/)
    type('qq')
    expect(await exit).toEqual({ code: 0, signal: null })
  } finally {
    await terminal.close()
  }
})
