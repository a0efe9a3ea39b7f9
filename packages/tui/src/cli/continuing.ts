import {
  differences,
  firstSpace,
  type Policies,
  quote,
  type Scenario,
  scenarioData,
  weekOf,
  wordDifferences,
} from '@fishbowl/core'
import type { Saved } from '@fishbowl/lab'
import { wordPolicies } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import type { Request } from './answer.ts'
import { type Change, changesOf } from './change.ts'
import { Failure } from './failure.ts'
import { fileBytes } from './files.ts'
import type { Look } from './look.ts'
import { indented } from './page.ts'

/** Saved runs and what becomes of them: their scenario as it was, and as it is under the changes of `--set`. */
export type Continuation = {
  readonly saved: Saved & { readonly file: string }
  readonly scenario: Scenario
  readonly isFork: boolean
  /** What the fork changes, in a few words. */
  readonly says: string
  /** What is shared with the saved runs, and what of the scenario the fork stands over. */
  readonly notes: readonly string[]
  /** The changes line by line, under their week. */
  readonly lines: (look: Look) => readonly string[]
  /** File, week and changes as plain data. */
  readonly document: object
}

const way = 'fishbowl run <scenario> --until <week> --save <file.fbs> writes such a file'

/** The failure of a file that cannot be continued, with the reason and the way out. */
export function unusable(file: string, error: unknown): Failure {
  if (error instanceof Failure) return error
  const why = error instanceof Error ? error.message : String(error)
  return new Failure('usage', `cannot continue from ${quote(file, 200)}: ${why}`, { hint: way })
}

async function openForkFile(file: string, { outside }: Request): Promise<Saved> {
  const { isForkFile, mostForkBytes, readForkFile } = await import('@fishbowl/lab')
  // What is something else need not be read to its end, which may be far.
  const start = outside.read(file, 16)
  try {
    if (start.ok && !isForkFile(start.bytes)) readForkFile(start.bytes, modelVersion)
    return readForkFile(fileBytes(file, mostForkBytes, outside), modelVersion)
  } catch (error) {
    throw unusable(file, error)
  }
}

const interventionsOf = (scenario: Scenario, space = firstSpace): Scenario['interventions'] =>
  space === firstSpace ? scenario.interventions : (scenario.spaces[space]?.interventions ?? [])

/** Paths of the levers that policies name. */
const leversOf = (policies: Policies): readonly string[] => differences({}, policies).map(({ path }) => path)

/** Weeks in which a dated change of the scenario would hold. */
function wordWeeks(change: Scenario['interventions'][number], week: number): string {
  const from = weekOf(change)
  return from < week
    ? say('curve.fork.between', { from, until: String(change.until) })
    : say('curve.fork.in', { week: from })
}

/** What the scenario itself dates to the week of the fork or a later one, or for a while around it, and the fork stands over. */
function overruled({ scenario, week }: Saved, { space, policies }: Change): readonly string[] {
  const levers = leversOf(policies)
  return interventionsOf(scenario, space).flatMap((intervention) => {
    const { week: _week, from: _from, until = 0, says: _says, ...own } = intervention
    const same = leversOf(own).filter((lever) => levers.includes(lever))
    const isMet = weekOf(intervention) >= week || until > week
    return isMet && same.length > 0
      ? [say('curve.fork.over', { levers: same.join(', '), when: wordWeeks(intervention, week) })]
      : []
  })
}

function sharedNote(file: string, week: number, isFork: boolean): string {
  const values = { week, last: week - 1, file: quote(file, 200) }
  return isFork ? say('curve.fork.shared', values) : say('curve.fork.read', values)
}

/** The changes as a scenario file would have them. */
function placed(changes: readonly Change[]): object {
  const first = changes.find(({ space }) => space === undefined)
  const others = changes.flatMap(({ space, policies }) =>
    space === undefined ? [] : [[space, { policies }] as const],
  )
  return {
    ...(first === undefined ? {} : { policies: first.policies }),
    ...(others.length === 0 ? {} : { spaces: Object.fromEntries(others) }),
  }
}

/** A fork is held to what a file is held to, or its results could not be read back. Throws a Failure. */
async function checkFork(scenario: Scenario): Promise<void> {
  const { storedScenario } = await import('@fishbowl/lab')
  try {
    storedScenario(scenarioData(scenario), scenario.organisation.people)
  } catch (error) {
    throw new Failure('usage', `--set: ${error instanceof Error ? error.message : String(error)}`)
  }
}

/** Opens what `--from` names and applies `--set`. Throws a Failure for a file that cannot be continued and for what is no policy. */
export async function continuation(request: Request): Promise<Continuation> {
  const { from: file = '', set = [] } = request.settings
  const changes = changesOf(set)
  const saved = await openForkFile(file, request)
  const { fork } = await import('@fishbowl/sim')
  const known = Object.keys(saved.scenario.spaces)
  const unknown = changes.find(({ space }) => space !== undefined && ![firstSpace, ...known].includes(space))
  if (unknown !== undefined)
    throw new Failure(
      'usage',
      `--set names the space ${quote(unknown.space ?? '')}; the scenario has ${[firstSpace, ...known].join(', ')}`,
    )
  const scenario = changes.reduce(
    (all, { space, policies }) => fork(all, saved.week, policies, space),
    saved.scenario,
  )
  const isFork = changes.length > 0
  await checkFork(scenario)
  const { week, digest } = saved
  return {
    saved: { ...saved, file },
    scenario,
    isFork,
    says: changes
      .map(({ policies }) => wordPolicies(policies))
      .filter((words) => words !== '')
      .join('; '),
    notes: [sharedNote(file, week, isFork), ...changes.flatMap((change) => overruled(saved, change))],
    lines: (look) =>
      isFork
        ? [
            say('curve.page.from', { week }),
            ...indented(wordDifferences(differences({}, placed(changes))).split('\n'), look),
          ]
        : [],
    document: { file, digest, week, changes: placed(changes) },
  }
}
