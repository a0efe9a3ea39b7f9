import {
  type AssumptionId,
  assumptionIds,
  currentModel,
  isFixed,
  type MeasureId,
  type ModelVersion,
  nearest,
  quote,
  type Scenario,
} from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import { type AnalysisPlan, cellsOf, factorsOf, mostNamed, usualPoint } from '@fishbowl/lab/sensitivity'
import type { Opened } from '../scenarios.ts'
import type { Request } from './answer.ts'
import { noRange } from './assumption-ids.ts'
import { armsOf } from './experiment.ts'
import { Failure } from './failure.ts'
import { shellWord } from './page.ts'
import type { Settings } from './settings.ts'

/**
 * Small enough for about a minute on two cores with a scenario of the library; two arms get a smaller screening. Multiples of 4
 * trajectories start from every level equally often.
 */
const usual = { trajectories: { one: 8, two: 4 }, points: 64, replicates: 2 } as const
/** Runs of each arm as the files say: what the outcome usually is, and how long a run takes here. */
export const pilotReplicates = 8

/** What a sensitivity analysis asks, as its user put it. */
export type Inquiry = {
  readonly arms: readonly Arm[]
  readonly measure: MeasureId
  readonly factors: readonly AssumptionId[]
  readonly plan: AnalysisPlan
  /** What the scenarios set themselves, which stays. */
  readonly own: readonly AssumptionId[]
}

const isAssumption = (word: string): word is AssumptionId => assumptionIds.some((id) => id === word)

function unknownAssumption(word: string): Failure {
  const near = nearest(word, assumptionIds)
  const way = near === undefined ? 'fishbowl model ledger lists them' : `did you mean ${near}?`
  return new Failure('not-found', `--assumptions names no assumption (got ${quote(word)})`, { hint: way })
}

/** The assumptions asked for, each once and in the order of the ledger. */
function wantedOf(
  text: string,
  free: readonly AssumptionId[],
  version: ModelVersion,
): readonly AssumptionId[] {
  if (text === 'all') return free
  const words = text.split(',').map((word) => word.trim())
  const ids = new Set<AssumptionId>()
  for (const word of words) {
    if (!isAssumption(word)) throw unknownAssumption(word)
    if (isFixed(version, word)) throw noRange(word, version)
    if (!free.includes(word))
      throw new Failure('usage', `--assumptions ${word}: the scenario sets it itself, so it does not vary`, {
        hint: 'take it out of the assumptions: of the file to vary it over its range',
      })
    ids.add(word)
  }
  return free.filter((id) => ids.has(id))
}

function checkPoints(points: number): void {
  let below = 8
  while (2 * below <= points) below *= 2
  if (below === points) return
  throw new Failure('usage', `--points ${points} is no power of two, so the design would not be balanced`, {
    hint: `take ${below} or ${2 * below}`,
  })
}

function checkSizes({ points, replicates, screen = false, trajectories }: Settings, factors: number): void {
  if (screen && points !== undefined)
    throw new Failure('usage', '--points is for indices, which --screen leaves out; give one of them')
  if (points !== undefined) checkPoints(points)
  if (!screen && replicates === 1)
    throw new Failure(
      'usage',
      '--replicates must be at least 2: with one run of each set of assumptions, luck and assumptions cannot be told apart',
      {
        hint: '--screen alone takes 1',
      },
    )
  if (!screen && trajectories !== undefined && factors <= mostNamed)
    throw new Failure(
      'usage',
      `--trajectories is for the screening, which ${mostNamed} assumptions or fewer do without`,
      {
        hint: 'leave it out, or add --screen',
      },
    )
}

/** The version of the model that all scenarios run under: a place in a range means one value only there. */
function oneVersion(scenarios: readonly Scenario[]): ModelVersion {
  const versions = [...new Set(scenarios.map(({ model }) => model))]
  const [version = currentModel] = versions
  if (versions.length < 2) return version
  throw new Failure(
    'usage',
    `the scenarios run under models ${versions.join(' and ')}, whose ranges differ`,
    {
      hint: 'give both the same model:, or compare the versions with fishbowl model diff',
    },
  )
}

/** Reads the settings of a sensitivity analysis. Throws a Failure that says what to change. */
export function inquiryOf(opened: readonly Opened[], settings: Settings): Inquiry {
  const arms = armsOf(opened, settings)
  const scenarios = arms.map(({ scenario }) => scenario)
  const version = oneVersion(scenarios)
  const free = factorsOf(scenarios)
  const factors = wantedOf(settings.assumptions ?? 'all', free, version)
  if (factors.length === 0)
    throw new Failure('usage', 'the scenario sets every assumption itself, so nothing is left to vary')
  checkSizes(settings, factors.length)
  const { trajectories, points, replicates, screen, measure = 'weeklyActive' } = settings
  return {
    arms,
    measure,
    factors,
    own: assumptionIds.filter((id) => scenarios.some(({ overrides }) => overrides[id] !== undefined)),
    plan: {
      usual: usualPoint(factors, version),
      trajectories: trajectories ?? usual.trajectories[arms.length === 1 ? 'one' : 'two'],
      points: points ?? usual.points,
      replicates: replicates ?? usual.replicates,
      seed: scenarios[0]?.seed ?? '',
      screenOnly: screen,
    },
  }
}

/** Runs of an inquiry, at most: fewer where assumptions move nothing. */
export function costOf({ arms, plan }: Inquiry): { screening: number; indices: number; all: number } {
  const cells = cellsOf(plan)
  const [screening, indices] = [cells.screening * arms.length, cells.indices * arms.length]
  return { screening, indices, all: screening + indices + pilotReplicates * arms.length }
}

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)]

/** An operand that a command line does not take for an option. */
const file = (name: string): string => (name.startsWith('-') ? `./${name}` : name)

/** The command that makes the same result again, with the sizes that were defaults. */
export function againOf({ operands, settings }: Request, { plan, factors }: Inquiry): string {
  const isScreened = plan.screenOnly === true || factors.length > mostNamed
  return [
    'fishbowl',
    'sensitivity',
    ...operands.map(file),
    ...option('against', settings.against),
    ...option('measure', settings.measure),
    ...option('weeks', settings.weeks),
    ...option('space', settings.space),
    ...option('assumptions', settings.assumptions),
    ...option('trajectories', isScreened ? plan.trajectories : undefined),
    ...(plan.screenOnly === true ? ['--screen'] : option('points', plan.points)),
    ...option('replicates', plan.replicates),
    ...option('seed', settings.seed),
  ]
    .map(shellWord)
    .join(' ')
}
