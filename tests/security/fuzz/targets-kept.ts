import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { modelVersion } from '@fishbowl/sim/version'
import { Failure } from '../../../packages/tui/src/cli/failure.ts'
import { openResult } from '../../../packages/tui/src/cli/result-file.ts'
import { fittingRecord, recordAt } from '../../../packages/tui/src/cli/session-record.ts'
import { makeReport } from '../../../packages/tui/src/report/make-report.ts'
import { readManifest } from '../../../packages/tui/src/report/manifest.ts'
import { keptGame } from '../../../packages/tui/src/report/read-play.ts'
import { type KeptSession, keptSession } from '../../../packages/tui/src/report/read-session.ts'
import { readSources } from '../../../packages/tui/src/report/read-sources.ts'
import { openScenario } from '../../../packages/tui/src/scenarios.ts'
import { readSaved, savedText } from '../../../packages/tui/src/screens/play/saved-file.ts'
import { openSeats } from '../../../packages/tui/src/serve/seats.ts'
import { againOf } from '../../../packages/tui/src/verify/again-command.ts'
import { openDocument } from '../../../packages/tui/src/verify/check-document.ts'
import { openFolder } from '../../cli/folder.ts'
import { playText, sessionText } from '../../support/debriefs.ts'
import { oneOf } from '../../support/dice.ts'
import { mutatedJson } from './mutate-data.ts'
import { mutatedText } from './mutate-text.ts'
import { dangerous, type Target } from './trial.ts'
import { openWorld } from './world.ts'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const textAt = (path: string): string => readFileSync(root + path, 'utf8')
const world = openWorld()
const { outside } = world

/** A small comparison, as the command writes it. */
async function comparisonText(): Promise<string> {
  const folder = openFolder()
  try {
    const { code, stdout, stderr } = await folder.fishbowl(
      'compare bare.yaml staffed.yaml --replicates 2 --weeks 12 --json',
    )
    if (code !== 0) throw new Error(stderr)
    return stdout
  } finally {
    folder.clean()
  }
}

const documents = ['explanation', 'sensitivity', 'network', 'study-results'] as const
const maker =
  (texts: readonly string[]): Target['make'] =>
  (roll) => {
    const text = oneOf(roll, texts)
    return roll(5) === 0 ? mutatedText(text, roll) : mutatedJson(text, roll)
  }

const withFile =
  (file: string, read: () => unknown): Target['read'] =>
  (bytes) => {
    world.put(file, bytes)
    return read()
  }

async function report(): Promise<void> {
  const read = await readSources(['result.json'], outside)
  const quiet = { at: () => undefined, end: () => undefined }
  const { signal } = new AbortController()
  const chosen = { formats: ['md', 'csv'], options: { brief: false } } as const
  const { files } = await makeReport(read, chosen, { outside, progress: quiet, signal })
  for (const { path, bytes } of files.filter(({ path: name }) => name.endsWith('.md'))) {
    const text = new TextDecoder().decode(bytes)
    if (dangerous.test(text)) throw new Error(`${path} holds what a terminal would obey`)
    if (/\bundefined\b|\[object /.test(text)) throw new Error(`${path} says undefined`)
  }
}

const place = {
  beside: '.',
  outside,
  refuse: (why: string) => new Failure('usage', `"debrief.json" is none: ${why}`),
}
const debriefIn = (bytes: Uint8Array): unknown => {
  try {
    return (JSON.parse(new TextDecoder().decode(bytes)) as { debrief?: unknown } | null)?.debrief
  } catch {
    return undefined
  }
}

/** A document as this version of the model would have made it: whether it did is another matter. */
const ofNow = (text: string): string =>
  text
    .replace(/"modelVersion":"[^"]*"/g, `"modelVersion":"${modelVersion}"`)
    .replace(/, model [\d.]+"/g, `, model ${modelVersion}"`)

let held: Promise<KeptSession> | undefined
/** A small session that was held to its end. */
export const heldSession = (): Promise<KeptSession> => {
  held ??= sessionText().then((text) => keptSession(debriefIn(new TextEncoder().encode(text)), place))
  return held
}

/** Readers of what commands wrote: reports, verification, games, sessions. */
export async function keptTargets(): Promise<readonly Target[]> {
  const [comparison, play, session] = await Promise.all([comparisonText(), playText(), sessionText()])
  const results = documents.map((name) => ofNow(textAt(`tests/report/golden/results/${name}.json`)))
  const advice = ofNow(textAt('docs/sample/sources/advice.json'))
  const manifest = textAt('docs/sample/manifest.json')
  const { session: own, record } = await heldSession()
  const { game } = await keptGame(debriefIn(new TextEncoder().encode(play)), place)
  const saved = savedText(game, { at: 'dashboard' }, modelVersion)
  const seats = `{"kind":"session-seats","version":1,"session":"abc","joinCode":"kelp-tern-9","port":0,"seats":[{"team":0,"print":"${'0'.repeat(64)}"}]}`
  return [
    {
      name: 'report of results',
      file: 'result.json',
      make: maker([comparison, ...results, advice, play, session]),
      read: withFile('result.json', report),
    },
    {
      name: 'verify of a result',
      file: 'result.json',
      make: maker([comparison]),
      read: withFile('result.json', () => openResult('result.json', outside)),
    },
    {
      name: 'verify of a document',
      file: 'result.json',
      make: maker([...results, advice]),
      read: withFile('result.json', () => {
        const { kind, again, file } = openDocument('result.json', outside)
        return againOf(kind, again, file)
      }),
    },
    {
      name: 'game again',
      file: 'debrief.json',
      make: maker([play]),
      read: (bytes) => keptGame(debriefIn(bytes), place),
    },
    {
      name: 'session again',
      file: 'debrief.json',
      make: maker([session]),
      read: (bytes) => keptSession(debriefIn(bytes), place),
    },
    {
      name: 'manifest',
      file: 'manifest.json',
      make: maker([manifest]),
      read: withFile('manifest.json', () => readManifest('manifest.json', outside)),
    },
    {
      name: 'session record',
      file: 'record.json',
      make: maker([JSON.stringify(record)]),
      read: withFile('record.json', () => {
        const found = recordAt('record.json', outside)
        if (found !== undefined) fittingRecord(found, own, 'record.json')
      }),
    },
    {
      name: 'saved game',
      file: 'game.json',
      make: maker([saved]),
      read: (bytes) => {
        const found = readSaved(new TextDecoder().decode(bytes), game.base, modelVersion)
        if (found.kind === 'broken') throw new Failure('usage', `game.json: ${found.why}`)
      },
    },
    {
      name: 'seats',
      file: 'seats.json',
      make: maker([seats]),
      read: withFile('seats.json', () =>
        openSeats({
          session: 'abc',
          kept: 'seats.json',
          isResumed: true,
          network: { random: (n) => new Uint8Array(n) },
          outside,
        }).all(),
      ),
    },
    {
      name: 'scenario on the command line',
      file: 'command line',
      make: (roll) =>
        mutatedText(
          '{ extends: technology-led, policies: { alignment: integrated, training: 0.5 }, organisation: { members: 300 } }',
          roll,
        ),
      read: (bytes) => {
        const text = new TextDecoder().decode(bytes)
        if (/^\s*\{/.test(text)) openScenario(text, outside)
      },
    },
  ]
}
