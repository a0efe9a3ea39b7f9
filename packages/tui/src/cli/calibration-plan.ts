import { type AssumptionId, isFixed } from '@fishbowl/core'
import { drawnAssumptions } from '@fishbowl/lab'
import { type Informative, type Question, usualAssumptions, usualHoldOut } from '@fishbowl/lab/calibrate'
import { wantedColumns } from '../observed/columns.ts'
import { openFaults } from '../observed/faults.ts'
import { type ObservedRead, readObserved } from '../observed/read-observed.ts'
import { readCsv } from '../org/csv.ts'
import { textOf } from '../org/text-file.ts'
import type { Outside } from '../outside.ts'
import { type Opened, openScenario } from '../scenarios.ts'
import type { Request } from './answer.ts'
import { namedAssumptions } from './assumption-ids.ts'
import { armsOf } from './experiment.ts'
import { Failure } from './failure.ts'
import { shellWord } from './page.ts'
import type { Settings } from './settings.ts'

/** What a calibration asks, as its user put it. */
export type CalibrationPlan = {
  readonly opened: Opened
  /** As the user named it. */
  readonly file: string
  readonly question: Question
  readonly read: ObservedRead
  /** What shows each assumption in a curve, where it is on the short list. */
  readonly why: ReadonlyMap<AssumptionId, string>
  readonly holdOut: number
  readonly runs: number
  readonly weeks: number | undefined
}

/** More unknowns than this a few thousand runs cannot follow. */
const mostAssumptions = 20
/** Weeks that must be left to fit. */
const fewestFitted = 4

function readFile(file: string, members: number, settings: Settings, outside: Outside): ObservedRead {
  const csv = readCsv(textOf(file, outside), file)
  const faults = openFaults(csv)
  const read = readObserved(
    csv,
    {
      wanted: wantedColumns(settings.columns),
      format: settings['date-format'],
      decimal: settings.decimal,
      values: settings.values ?? 'count',
      members,
    },
    faults,
  )
  if (faults.count() === 0) return read
  throw new Failure('usage', faults.words(), { whole: true, issues: faults.issues() })
}

function assumptionsOf(
  usual: readonly Informative[],
  { model, overrides }: Question['scenario'],
  { assumptions }: Settings,
): readonly AssumptionId[] {
  const free = drawnAssumptions.filter((id) => overrides[id] === undefined && !isFixed(model, id))
  const ids =
    assumptions === undefined ? usual.map(({ id }) => id) : namedAssumptions(assumptions, free, model)
  if (ids.length === 0)
    throw new Failure(
      'usage',
      'the scenario sets all of these assumptions itself, so there is nothing to fit',
    )
  if (ids.length <= mostAssumptions) return ids
  const hint =
    'name those that a weekly curve can show; without --assumptions a short list is taken, and fishbowl sensitivity ranks them all'
  throw new Failure(
    'usage',
    `--assumptions names ${ids.length}, and at most ${mostAssumptions} are fitted at once`,
    {
      hint,
    },
  )
}

function holdOutOf(weeks: number, { 'hold-out': wanted }: Settings): number {
  const holdOut = wanted ?? usualHoldOut(weeks)
  if (weeks - holdOut >= fewestFitted) return holdOut
  throw new Failure(
    'usage',
    `--hold-out ${holdOut} leaves ${Math.max(0, weeks - holdOut)} of ${weeks} weeks to fit`,
    {
      hint: `four weeks at least are fitted: --hold-out ${weeks - fewestFitted} or less`,
    },
  )
}

/** Weeks of the scenario that the forecast goes to, which must hold the data. */
function checkWeeks(seen: number, { weeks }: Settings): void {
  if (weeks !== undefined && weeks < seen)
    throw new Failure('usage', `--weeks ${weeks} is less than the data, which go to week ${seen - 1}`, {
      hint: `--weeks ${2 * seen} forecasts as many again; leave it out for that`,
    })
  if (seen > 1040)
    throw new Failure('usage', `the data go to week ${seen - 1}, and a run has at most 1040 weeks`)
}

/** Below this nothing is learnt beyond the sample of the prior. */
const fewestRuns = 1000
const usualRuns = { posterior: 4000, quick: 3000 } as const

function checkSettings(settings: Settings): void {
  if (settings.replicates !== undefined)
    throw new Failure(
      'usage',
      'calibrate runs every set of assumptions once; how many it tries is --max-runs',
    )
  if ((settings['max-runs'] ?? fewestRuns) < fewestRuns)
    throw new Failure('usage', `--max-runs ${settings['max-runs'] ?? 0} is too few to fit anything`, {
      hint: `give it ${fewestRuns} at least; a run takes some milliseconds`,
    })
}

/** Reads what a calibration is asked. Throws a Failure that says what to change. */
export function calibrationPlan({ operands, settings, outside }: Request): CalibrationPlan {
  const [name = '', file = ''] = operands
  checkSettings(settings)
  const opened = openScenario(name, outside)
  const { weeks, ...rest } = settings
  const [arm] = armsOf([opened], rest)
  const scenario = arm?.scenario ?? opened.scenario
  const read = readFile(file, scenario.organisation.members, settings, outside)
  const { active, posters } = read
  const first = settings['first-week'] ?? 0
  checkWeeks(first + active.length, settings)
  const usual = usualAssumptions(scenario, posters !== undefined)
  return {
    opened,
    file,
    read,
    question: {
      scenario,
      observed: posters === undefined ? { first, active } : { first, active, posters },
      assumptions: assumptionsOf(usual, scenario, settings),
      space: settings.space,
      scale: settings.scale ?? 'log',
    },
    why: new Map(usual.map(({ id, why }) => [id, why])),
    holdOut: holdOutOf(active.length, settings),
    runs: settings['max-runs'] ?? usualRuns[settings.quick === true ? 'quick' : 'posterior'],
    weeks,
  }
}

const passed = [
  'columns',
  'date-format',
  'decimal',
  'values',
  'first-week',
  'assumptions',
  'hold-out',
  'max-runs',
  'weeks',
  'space',
  'scale',
  'seed',
] as const satisfies readonly (keyof Settings)[]

/** The command that makes the same calibration again; what it writes and keeps is left out. */
export function againOf({ operands, settings }: Request): string {
  return [
    'fishbowl',
    'calibrate',
    ...operands.map((name) => (name.startsWith('-') ? `./${name}` : name)),
    ...passed.flatMap((name) => {
      const value = settings[name]
      return value === undefined ? [] : [`--${name}`, String(value)]
    }),
    ...(settings.quick === true ? ['--quick'] : []),
  ]
    .map(shellWord)
    .join(' ')
}
