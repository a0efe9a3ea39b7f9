import { measureOf, type Scenario, scenarioData } from '@fishbowl/core'
import {
  type Advice,
  type Asked,
  adviceDigest,
  advise as adviseOn,
  type Fate,
  type Finalist,
  type Flip,
  purseOf,
} from '@fishbowl/lab/advise'
import { adviceSentences, wordGoal } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { checkPlace, checkScenarioName, policyFile } from '../cli/advise-file.ts'
import { readAxes, readGoal } from '../cli/advise-goal.ts'
import { adviceNotes, advicePage } from '../cli/advise-page.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { armsOf } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import { createFile } from '../cli/files.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withRuns } from '../cli/runs.ts'
import type { Settings } from '../cli/settings.ts'
import { type Opened, openScenarios } from '../scenarios.ts'

const usual = { share: 0.8, runs: 8000 } as const

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)]

/** The command that gives the same advice again. */
function againOf(operands: readonly string[], settings: Settings): string {
  const { goal, budget, share, policies, draws, weeks, replicates, seed } = settings
  return [
    'fishbowl',
    'advise',
    ...operands.map((name) => (name.startsWith('-') ? `./${name}` : name)),
    ...option('goal', goal),
    ...option('budget', budget),
    ...option('share', share),
    ...option('policies', policies),
    ...option('max-runs', settings['max-runs']),
    ...option('draws', draws),
    ...option('weeks', weeks),
    ...option('replicates', replicates),
    ...option('seed', seed),
  ]
    .map(shellWord)
    .join(' ')
}

/** What is asked, of which scenario. */
type Inquiry = {
  readonly opened: Opened
  readonly own: Scenario
  readonly asked: Asked
  readonly most: number
}

function inquiryOf({ operands, settings, outside }: Request): Inquiry {
  const { goal: text, share = usual.share, budget, policies, replicates, draws } = settings
  const openedAll = openScenarios(operands, outside)
  const [opened] = openedAll
  const [arm] = armsOf(openedAll, settings)
  if (opened === undefined || arm === undefined) throw new Failure('usage', 'advise needs a scenario')
  if (text === undefined)
    throw new Failure(
      'usage',
      "advise needs a goal: --goal 'weeklyActive >= 25 % by week 104', or --goal 'max netValue'",
    )
  const own = { ...arm.scenario, expect: [] }
  const goal = readGoal(text, own.horizon)
  const asked = { goal, share, axes: readAxes(policies), budget, replicates, sets: draws }
  return { opened, own, asked, most: settings['max-runs'] ?? usual.runs }
}

/** Looks for the advice on worker threads, and tells how far it is. */
function lookFor({ own, asked, most }: Inquiry, { outside, settings, telling }: Request): Promise<Advice> {
  return withRuns(outside, settings, async ({ run, inFlight }) => {
    const progress = openProgress(outside, telling)
    let made = 0
    const counted: typeof run = async (task) => {
      const history = await run(task)
      progress.at(++made, most)
      return history
    }
    try {
      return await adviseOn(own, asked, { run: counted, inFlight, purse: purseOf(most) })
    } finally {
      progress.end()
    }
  })
}

const wordsOf = ({ candidate }: Pick<Finalist, 'candidate'>): string => candidate.words

/** A finalist as plain data: estimates, not runs. */
function finalistData({ candidate, readings, ...told }: Finalist): object {
  const { words, difference: changes, cost: plannedCost, dearest: dearestYear, nobody } = candidate
  return { words, changes, plannedCost, dearestYear, nobody, replicates: readings.length, ...told }
}

/** Words stand for the candidate itself. */
function fateData({ candidate, ...told }: Fate): object {
  return { words: candidate.words, ...told }
}

const flipData = ({ instead, ...told }: Flip): object =>
  Object.assign(told, { instead: instead?.words ?? null })

/** An advice as plain data. */
function documentOf(advice: Advice): Record<string, unknown> {
  const { goal, finalists, advised, ties, dearer, tooClose, robustness, flips, ...rest } = advice
  return {
    ...rest,
    goal: { ...goal, words: wordGoal(goal), ...measureOf(goal.measure) },
    advised: advised?.candidate.words ?? null,
    finalists: finalists.map(finalistData),
    ties: ties.map(wordsOf),
    dearer: dearer?.candidate.words ?? null,
    tooClose: tooClose.map(wordsOf),
    robustness:
      robustness === undefined
        ? null
        : {
            ...robustness,
            fates: robustness.fates.map(fateData),
          },
    flips:
      flips === undefined
        ? null
        : {
            ...flips,
            flips: flips.flips.map(flipData),
          },
  }
}

/** Why a file that was asked for is not written. */
const unwritten = (output: string, advised: Finalist | undefined): string =>
  say('advice.unwritten', { file: output, advised: advised === undefined ? 'no' : 'yes' })

/** The advice as the text of a file, and what became of the file that was asked for. */
function writtenOf(opened: Opened, advised: Finalist | undefined, { settings, outside }: Request) {
  const { output } = settings
  const changes = advised !== undefined && Object.keys(advised.candidate.difference).length > 0
  const file = changes ? policyFile(opened, advised.candidate, outside, output) : undefined
  if (output === undefined) return { file, wrote: undefined, unwritten: undefined }
  if (file === undefined) return { file, wrote: undefined, unwritten: unwritten(output, advised) }
  createFile(output, new TextEncoder().encode(file), outside)
  return { file, wrote: output, unwritten: undefined }
}

/** `fishbowl advise`: the cheapest policy that reaches a goal, or the best one, and what would flip it. */
export async function advise(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  if (settings['staffing-table'] === true) return (await import('./staffing-table.ts')).staffingTable(request)
  const { output } = settings
  if (output !== undefined) checkScenarioName(output, outside)
  const inquiry = inquiryOf(request)
  const { opened, own, asked } = inquiry
  if (output !== undefined) checkPlace(opened, output, outside)
  const advice = await lookFor(inquiry, request)
  const { advised } = advice
  const written = writtenOf(opened, advised, request)
  const told = {
    title: `${opened.id}: ${own.title}`,
    sentences: adviceSentences(advice, asked.budget),
    notes: [...modelNotes([{ id: opened.id, scenario: own }]), ...adviceNotes(advice, own, asked)],
    ...written,
    digest: adviceDigest(modelVersion, own, asked, advice),
    seed: own.seed,
    again: againOf(operands, settings),
  }
  return {
    exit: advised === undefined ? 'unmet' : 'done',
    document: {
      ...documentOf(advice),
      ...told,
      kind: 'advice',
      modelVersion,
      scenario: scenarioData(own),
      horizon: own.horizon,
      budget: asked.budget ?? null,
      policies: asked.axes,
    },
    lines: () => advicePage(advice, told, look),
  }
}
