import { type LoadedScenario, loadScenario, readText, type Scenario } from '@fishbowl/core'
import { openStudyLedger, type StudyLedger } from '@fishbowl/lab/ledger'
import { type Planned, type PlannedStudy, planOf, StudyFile } from '@fishbowl/lab/study'
import { work } from '../../packages/lab/src/engine/work.ts'

/** A small world of 40 people and 20 weeks, with what a test adds to it. */
const small = 'fishbowl: 1\norganisation: { members: 40 }\nhorizon: 20\n'

/** A scenario from its text, over the small world unless it extends something. */
export function loaded(text: string, file = 'test.yaml'): LoadedScenario {
  const source = { file, text: `${small}${text}` }
  const load = loadScenario(source, { ids: [], read: () => undefined })
  if (!load.ok) throw new Error(load.issues[0]?.message)
  return load.loaded
}

/** The plan of a study file over scenarios by name; `scenarios:` is added to the text. */
export function planned(text: string, scenarios: Readonly<Record<string, string>> = { base: '' }): Planned {
  const names = Object.keys(scenarios)
  const whole = `fishbowlStudy: 1\nid: test\nscenarios: [${names.join(', ')}]\n${text}`
  const read = readText(whole, 'study.yaml', StudyFile)
  if (!read.ok) return read
  return planOf(
    read.located,
    names.map((id, at) => ({ id, loaded: loaded(scenarios[id] ?? ''), at })),
  )
}

/** The plan of a study file that has no mistakes. */
export function planFor(text: string, scenarios?: Readonly<Record<string, string>>): PlannedStudy {
  const plan = planned(text, scenarios)
  if (!plan.ok) throw new Error(plan.issues.map(({ message }) => message).join('\n'))
  return plan.plan
}

/** The mistakes of a study file, each with its place. */
export function mistakes(text: string, scenarios?: Readonly<Record<string, string>>): readonly string[] {
  const plan = planned(text, scenarios)
  return plan.ok
    ? []
    : plan.issues.map(
        ({ line, column, message, hint }) =>
          `${line}:${column} ${message}${hint === undefined ? '' : ` | ${hint}`}`,
      )
}

/** All that a plan runs, in order. */
export const scenariosOf = (plan: PlannedStudy): readonly Scenario[] =>
  Array.from({ length: plan.count }, (_, number) => plan.at(number).scenario)

/** Makes the runs of a plan in this thread and keeps them in a new ledger; `skip` leaves runs out. */
export function filled(
  plan: PlannedStudy,
  file: string,
  skip: (point: number, replicate: number) => boolean = () => false,
): StudyLedger {
  const ledger = openStudyLedger(file, { mode: 'create' }, plan, {
    code: 'c0de',
    tool: 'fishbowl test (model test)',
  })
  let point = -1
  let last = ''
  for (const job of ledger.missing(plan)) {
    if (job.hash !== last) point++
    last = job.hash
    if (skip(point, job.replicate)) continue
    ledger.store({ key: job.key, by: 'test', ...work(job, plan.measures) }, job)
  }
  ledger.commit()
  return ledger
}
