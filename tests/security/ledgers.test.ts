import { copyFileSync } from 'node:fs'
import { openKeptRuns } from '@fishbowl/lab/ledger'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { work } from '../../packages/lab/src/engine/work.ts'
import type { Command, Request } from '../../packages/tui/src/cli/answer.ts'
import { jsonText } from '../../packages/tui/src/cli/answer.ts'
import { ledgerFailure } from '../../packages/tui/src/cli/ledger-failure.ts'
import { openStudy } from '../../packages/tui/src/cli/study-file.ts'
import { takeLedger } from '../../packages/tui/src/cli/study-ledger.ts'
import { exportStudy } from '../../packages/tui/src/commands/study-export.ts'
import { mergeStudy } from '../../packages/tui/src/commands/study-merge.ts'
import { studyResults } from '../../packages/tui/src/commands/study-results.ts'
import { studyStatus } from '../../packages/tui/src/commands/study-status.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { readSources } from '../../packages/tui/src/report/read-sources.ts'
import { type Folder, openFolder } from '../cli/folder.ts'
import { finish, inThread } from '../lab/study-toy.ts'
import { dangerous, type Target, tried } from './fuzz/trial.ts'
import { ledgerAttacks, spoil } from './hostile-ledgers.ts'

const outside = Object.assign(Object.create(openOutside()) as ReturnType<typeof openOutside>, {
  tell: () => undefined,
})
const telling = { json: true, quiet: true, symbols: 'braille' } as const
const look = { columns: 80, symbols: 'braille', color: 'none', theme: 'dark', spoken: false } as const
const requestOf = (operands: readonly string[], settings: Request['settings'] = {}): Request => ({
  operands,
  settings,
  look,
  telling,
  outside,
})

let folder: Folder & { readonly clean: () => void }
let good: string
let count = 0

beforeAll(async () => {
  folder = openFolder()
  folder.write('a.yaml', 'fishbowl: 1\nid: a\norganisation: { members: 40 }\nhorizon: 12\n')
  const study = folder.write(
    's.yaml',
    'fishbowlStudy: 1\nid: s\nscenarios: [./a.yaml]\ndesign: { kind: grid, factors: { policies.training: [0, 0.5] } }\nreplicates: 2\n',
  )
  const { plan } = openStudy(study, {}, outside)
  good = `${folder.path}/good.sqlite`
  const ledger = takeLedger(good, plan, {}, outside)
  await finish(
    plan,
    ledger,
    inThread((replicate, scenario) => work({ scenario, replicate }, plan.measures)),
  )
  ledger.close()
})
afterAll(() => folder.clean())

/** What a command says and writes down, which must be words and not commands to a terminal. */
const told =
  (command: Command, settings: Request['settings'] = {}) =>
  async (file: string): Promise<void> => {
    const { lines, document } = await command(requestOf([file], settings))
    const text = `${lines().join('\n')}\n${jsonText(document).trimEnd()}`
    if (dangerous.test(text)) throw new Error(`a terminal would obey: ${JSON.stringify(text)}`)
  }

const output = (end: string): string => `${folder.path}/out-${count++}${end}`

const readers: Readonly<Record<string, (file: string) => unknown>> = {
  'study status': told(studyStatus),
  'study results': told(studyResults),
  'study export': (file) => told(exportStudy, { output: output(''), series: 'columns' })(file),
  'study merge': (file) => told(mergeStudy, { output: output('.sqlite') })(file),
  report: (file) => readSources([file], outside),
  'study run': (file) => {
    const { plan } = openStudy(`${folder.path}/s.yaml`, {}, outside)
    const ledger = takeLedger(file, plan, {}, outside)
    ledger.digest()
    ledger.close()
  },
  'compare --keep': (file) => {
    const keeper = { code: 'c', tool: 't', by: 'b', after: () => () => undefined }
    try {
      openKeptRuns(file, { mode: 'write' }, keeper).close()
    } catch (error) {
      throw ledgerFailure(error)
    }
  },
}

describe.each(Object.entries(readers))('%s is not moved by a ledger with', (name, read) => {
  test.each(Object.entries(ledgerAttacks))('%s', async (attack, sql) => {
    const file = `${folder.path}/hostile-${count++}.sqlite`
    copyFileSync(good, file)
    spoil(file, sql)
    const target: Target = { name, file, make: () => new Uint8Array(), read: () => read(file) }
    const trial = await tried(target, new Uint8Array())
    expect(trial.outcome, `${attack}: ${trial.why}`).not.toBe('wrong')
    expect(trial.seconds).toBeLessThan(2)
  })
})
