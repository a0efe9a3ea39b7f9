import { createHash } from 'node:crypto'
import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { libraryIds } from '@fishbowl/core'
import { parquetMetadata } from 'hyparquet'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { shells } from '../../packages/tui/src/cli/table.ts'
import type { Installation } from './installation.ts'

const small = (id: string, more = ''): string =>
  `fishbowl: 1\nid: ${id}\norganisation: { members: 200 }\nhorizon: 30\n${more}`

const files: Readonly<Record<string, string>> = {
  'bare.yaml': small('bare'),
  'staffed.yaml': small(
    'staffed',
    'policies: { alignment: integrated, staffing: { team: [{ seniority: professional, count: 2 }] } }\n',
  ),
  'sizes.yaml': `fishbowlStudy: 1
id: sizes
scenarios: [bare.yaml, staffed.yaml]
design: { kind: grid, factors: { organisation.members: [100, 150] } }
replicates: 2
`,
  'people.csv': `id,name,manager,department\n1,Ada,,Board\n${Array.from({ length: 40 }, (_, i) => `${i + 2},N${i},1,Works`).join('\n')}\n`,
}

/** Every file of our packages in the installation, with what is in it. */
const prints = (folder: string): readonly string[] =>
  ['fishbowl', '@fishbowl']
    .flatMap((name) =>
      readdirSync(join(folder, 'node_modules', name), { recursive: true, encoding: 'utf8' }).map((file) =>
        join(folder, 'node_modules', name, file),
      ),
    )
    .filter((path) => statSync(path).isFile())
    .map((path) => `${path} ${createHash('sha256').update(readFileSync(path)).digest('hex')}`)

const isPng = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 8)).toString('latin1') === '\x89PNG\r\n\x1A\n'

/** What every command does where nothing is but the installation: no workspace, no network. */
export function commandTests({ folder, desk, asked, fishbowl }: Installation): void {
  const at = (name: string): string => join(desk, name)

  /** Runs a command that must succeed; what it prints. */
  function done(line: string): string {
    const { code, stdout, stderr } = fishbowl(line)
    expect(code === 0 ? '' : `fishbowl ${line} ended with ${code}: ${stderr}`).toBe('')
    return stdout
  }
  const data = (line: string) => JSON.parse(done(`${line} --json --quiet`))

  describe('installed from its tarballs, without workspace and network', () => {
    let before: readonly string[] = []
    beforeAll(() => {
      before = prints(folder)
      for (const [name, text] of Object.entries(files)) writeFileSync(at(name), text)
    })
    afterAll(() => {
      // Of all the commands here, whatever they did.
      expect(asked()).toBe('')
      expect(prints(folder)).toEqual(before)
    })

    test('the self-test comes out as known, here and on worker threads', () => {
      expect(done('doctor --threads 2').match(/ok: digest/g)).toHaveLength(2)
      expect(done('--version')).toMatch(/^fishbowl \d+\.\d+\.\d+ \(model \d+\.\d+\.\d+\)\n$/)
    })

    test('every scenario of the library is there and two of them are compared', () => {
      expect(data('scenarios list').scenarios.map(({ id }: { id: string }) => id)).toEqual(libraryIds)
      expect(done('compare one-cm two-cms --replicates 2 --weeks 20 --threads 2')).toContain('digest')
      expect(done('scenarios new mine.yaml')).toContain('mine.yaml')
      // The first line of a new file names a schema that an editor finds.
      const [, schema = ''] = /\$schema=(\S+)/.exec(readFileSync(at('mine.yaml'), 'utf8')) ?? []
      expect(JSON.parse(readFileSync(join(desk, schema), 'utf8'))).toHaveProperty('properties')
      expect(done('scenarios show mine.yaml')).toContain('mine')
    })

    test('a result is kept, verified, explained, and its sensitivity told', () => {
      writeFileSync(at('run.json'), done('run staffed.yaml --replicates 4 --json'))
      expect(done('verify run.json')).toMatch(/pass|same/i)
      writeFileSync(at('comparison.json'), done('compare bare.yaml staffed.yaml --replicates 4 --json'))
      writeFileSync(at('why.json'), done('explain bare.yaml staffed.yaml --replicates 4 --json'))
      expect(done('sensitivity staffed.yaml --screen --trajectories 2 --replicates 1')).not.toBe('')
      expect(done('story staffed.yaml')).not.toBe('')
      expect(done('check staffed.yaml')).not.toBe('')
    })

    test('a report is made with every format, its PNG with the packaged font, and verified', () => {
      done('report comparison.json why.json -o report --brief')
      const made = readdirSync(at('report'), { recursive: true, encoding: 'utf8' })
      for (const ending of [
        'index.html',
        'brief.html',
        'report.md',
        'manifest.json',
        '.svg',
        '.csv',
        '.parquet',
      ])
        expect(
          made.filter((name) => name.endsWith(ending)),
          ending,
        ).not.toEqual([])
      const pictures = made.filter((name) => name.endsWith('.png'))
      expect(pictures).not.toEqual([])
      for (const name of pictures) expect(isPng(readFileSync(join(desk, 'report', name))), name).toBe(true)
      expect(readFileSync(at('report/index.html'), 'utf8')).toContain('@font-face')
      expect(done('verify report --replicates 1')).toMatch(/pass|same/i)
    })

    test('a study is run on threads, summed up and exported as Parquet', () => {
      done('study run sizes.yaml --threads 2 --quiet')
      expect(done('study status sizes.sqlite')).toContain('8')
      expect(done('study results sizes.sqlite')).not.toBe('')
      done('study export sizes.sqlite -o tables --format parquet')
      const tables = readdirSync(at('tables')).filter((name) => name.endsWith('.parquet'))
      expect(tables.length).toBeGreaterThan(1)
      const { buffer } = Uint8Array.from(readFileSync(at('tables/runs.parquet')))
      expect(Number(parquetMetadata(buffer).num_rows)).toBe(8)
    })

    test('people are imported, and a scenario runs on their chart', () => {
      done('org import people.csv -o our-org.json')
      expect(data('org show our-org.json')).toBeTruthy()
      writeFileSync(
        at('ours.yaml'),
        'fishbowl: 1\nid: ours\norganisation: { file: our-org.json }\nhorizon: 20\n',
      )
      expect(done('run ours.yaml --replicates 2')).toContain('digest')
    })

    test('the lessons are packed, and one is held and checked', () => {
      const { lessons } = data('workshop list')
      expect(lessons.length).toBeGreaterThanOrEqual(9)
      // Each has seconds of runs; tests/docs/workshop.test.ts holds all of them.
      expect(done('workshop launch-spike --json')).toContain('"')
      // With so few runs a claim of the lesson may well not be met, which is exit code 3.
      const checked = fishbowl('workshop check launch-spike --replicates 2 --quiet')
      expect([0, 3]).toContain(checked.code)
      expect(checked.stdout).toContain('The launch spike')
    })

    test('the model tells of itself: description, ledger, recipes', () => {
      expect(done('model odd')).toContain('# ')
      for (const page of ['believes', 'limits', 'calibration'])
        expect(done(`model ${page}`), page).not.toBe('')
      expect(done('model ledger')).toContain('Tans')
      // With two replicates neither recipes nor patterns need come out as they should.
      const validation = fishbowl('model validation --replicates 2 --quiet')
      expect([0, 3]).toContain(validation.code)
      expect(validation.stdout).toContain(' hold')
      const recipes = fishbowl('model recipes --replicates 2 --quiet')
      expect([0, 3]).toContain(recipes.code)
      expect(recipes.stdout).toContain('technology-led')
    })

    test('help, completion and French need nothing else', () => {
      for (const shell of shells) expect(done(`completion ${shell}`)).toContain('two-cms')
      expect(done('--help')).toContain('Commands:')
      expect(done('help measures --language fr')).not.toBe(done('help measures'))
    })
  })
}
