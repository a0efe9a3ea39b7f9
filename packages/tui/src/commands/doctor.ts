import { canonicalJson, type History, type Scenario, ScenarioFile, scenarioOf } from '@fishbowl/core'
import { digestOf } from '@fishbowl/lab'
import { simulate } from '@fishbowl/sim'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { threadCount, withThreads } from '../cli/threads.ts'
import { toolVersion } from '../cli/version.ts'
import { presentIds } from '../scenarios.ts'

/** Digest of the self-test's runs; changes with every change of the model or of the scenario's form. */
const knownDigest = 'ae2a37fb1b5a'

/** Small, and yet with a CM, a dated change and turnover. */
const probe: Scenario = scenarioOf(
  ScenarioFile.parse({
    fishbowl: 1,
    id: 'self-test',
    organisation: { members: 150 },
    policies: { alignment: 'integrated', staffing: { team: [{ seniority: 'professional' }] } },
    interventions: [{ week: 15, staffing: { team: [] } }],
    horizon: 30,
    seed: 'self-test',
  }),
)

const replicates = [0, 1] as const

type Test = { readonly name: string; readonly ok: boolean; readonly says: string }

const digest = (histories: Iterable<History>): string =>
  digestOf(modelVersion, canonicalJson(probe), histories)

/** Runs the probe here and on a worker thread; both must give the known digest. */
async function selfTests({ outside, settings }: Request): Promise<readonly Test[]> {
  const here = digest(replicates.map((replicate) => simulate({ scenario: probe, replicate })))
  const there = await withThreads(outside, settings.threads, async ({ run }) =>
    digest(await Promise.all(replicates.map((replicate) => run({ scenario: probe, replicate })))),
  )
  const says = (found: string): string =>
    found === knownDigest ? `digest ${found}, as known` : `digest ${found}, but ${knownDigest} is known`
  return [
    { name: 'self-test', ok: here === knownDigest, says: says(here) },
    { name: 'self-test in a thread', ok: there === knownDigest, says: says(there) },
  ]
}

/** `fishbowl doctor`: what this machine can do, and whether a known run comes out as known. */
export async function doctor(request: Request): Promise<Answer> {
  const { outside, look } = request
  const { versions, platform, columns, rows, outputIsTerminal, inputIsTerminal } = outside.facts
  const tests = await selfTests(request)
  const facts = {
    fishbowl: toolVersion(outside),
    model: modelVersion,
    node: versions['node'] ?? 'unknown',
    sqlite: versions['sqlite'] ?? 'none',
    system: platform,
    threads: threadCount(request.settings.threads, outside.facts),
    terminal: outputIsTerminal && inputIsTerminal,
    columns: columns ?? null,
    rows: rows ?? null,
    colors: look.color,
    theme: look.theme,
    symbols: look.symbols,
    scenarios: presentIds(outside).length,
  }
  const size = columns === undefined ? 'not a terminal' : `${columns} columns, ${rows ?? '?'} rows`
  const words: readonly (readonly [string, string])[] = [
    ['fishbowl', facts.fishbowl],
    ['model', facts.model],
    ['node', facts.node],
    ['sqlite', facts.sqlite],
    ['system', facts.system],
    ['threads', String(facts.threads)],
    ['output', size],
    ['colours', `${look.color}, ${look.theme} theme`],
    ['symbols', look.symbols],
    ['library', `${facts.scenarios} scenarios`],
    ...tests.map(({ name, ok, says }) => [name, `${ok ? 'ok' : 'FAILED'}: ${says}`] as const),
  ]
  return {
    exit: tests.every(({ ok }) => ok) ? 'done' : 'failed',
    document: { kind: 'doctor', facts, tests },
    lines: () => words.map(([name, says]) => `${name.padEnd(22)} ${says}`),
  }
}
