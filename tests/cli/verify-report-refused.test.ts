import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import { importOrganisation } from '../../packages/tui/src/commands/org.ts'
import { report } from '../../packages/tui/src/commands/report.ts'
import { run } from '../../packages/tui/src/commands/run.ts'
import { verify } from '../../packages/tui/src/commands/verify.ts'
import { call, type Told, tiny, tinyFolder } from './report-folder.ts'

const folder = tinyFolder()
afterAll(folder.clean)
const verified = (path: string): Promise<Told> => call(verify, [path])

beforeAll(async () => {
  const { document } = await call(run, [folder.at('bare.yaml')], { replicates: 2 })
  const source = folder.write('run.json', jsonText(document))
  await call(report, [source], { output: folder.at('short'), format: 'csv' })
}, 60_000)

test('people of an organisation file are looked for beside the folder, and asked for where they are not', async () => {
  const csv = folder.write('people.csv', 'id,manager\n1,\n2,1\n3,1\n4,1\n5,2\n6,2\n')
  await call(importOrganisation, [csv], { output: folder.at('firm.json') })
  folder.write('real.yaml', tiny('real').replace(/organisation: .*/, 'organisation: { file: firm.json }'))
  const { document } = await call(run, [folder.at('real.yaml')], { replicates: 2 })
  const source = folder.write('real.json', jsonText(document))
  await call(report, [source], { output: folder.at('real'), format: 'csv' })
  expect((await verified(folder.at('real'))).exit).toBe('done')
  mkdirSync(folder.at('elsewhere'))
  renameSync(folder.at('firm.json'), folder.at('kept.json'))
  const { exit, text, hint } = await verified(folder.copy('real', 'elsewhere/real'))
  expect({ exit, text, hint }).toEqual({
    exit: 'usage',
    text: expect.stringMatching(
      /put their organisation file "firm\.json" \(digest [0-9a-f]{12}\) beside it$/,
    ),
    hint: `what belongs beside the results of a report goes beside its folder, into "${folder.at('elsewhere')}"`,
  })
  renameSync(folder.at('kept.json'), folder.at('elsewhere/firm.json'))
  expect((await verified(folder.at('elsewhere/real'))).exit).toBe('done')
})

test('the manifest alone is told from its folder', async () => {
  const { exit, text, hint } = await verified(folder.at('short/manifest.json'))
  expect({ exit, text, hint }).toEqual({
    exit: 'usage',
    text: `"${folder.at('short/manifest.json')}" is the manifest of a report; verify its folder`,
    hint: `fishbowl verify ${folder.at('short')}`,
  })
})

/** Changes the manifest of a report. */
function editedManifest(copy: string, change: (text: string) => string): void {
  const place = join(copy, 'manifest.json')
  writeFileSync(place, change(readFileSync(place, 'utf8')))
}

describe('what is no report of this version is refused with a reason', () => {
  const refused: readonly (readonly [string, (copy: string) => void, string, RegExp])[] = [
    [
      'a path that leads out',
      (copy) => editedManifest(copy, (text) => text.replace('"file": "tables/', '"file": "../tables/')),
      'usage',
      /manifest\.json" is no manifest of a report: files\.0\.file: it is no path inside the folder of the report/,
    ],
    [
      'another model',
      (copy) =>
        editedManifest(copy, (text) => text.replace(/"modelVersion": "[^"]+"/, '"modelVersion": "0.9.0"')),
      'failed',
      /was made by model "0\.9\.0", and this is model \S+: their numbers differ on purpose/,
    ],
    [
      'another fishbowl',
      (copy) => editedManifest(copy, (text) => text.replace(/"tool": "[^"]+"/, '"tool": "fishbowl 0.0.9"')),
      'failed',
      /was made by "fishbowl 0\.0\.9", and this is fishbowl \S+: their pages differ on purpose/,
    ],
    [
      'a manifest cut in half',
      (copy) => editedManifest(copy, (text) => text.slice(0, text.length / 2)),
      'usage',
      /manifest\.json" is no manifest of a report: it is no JSON document, or a part of one/,
    ],
    [
      'no manifest',
      (copy) => rmSync(join(copy, 'manifest.json')),
      'usage',
      /no-manifest" is no whole report: it has no manifest\.json/,
    ],
  ]
  test.each(refused)('%s', async (what, change, exit, says) => {
    const copy = folder.copy('short', what.replaceAll(' ', '-'))
    change(copy)
    const told = await verified(copy)
    expect({ exit: told.exit, hint: typeof told.hint }).toEqual({ exit, hint: 'string' })
    expect(told.text).toMatch(says)
  })
})
