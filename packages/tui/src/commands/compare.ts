import { measureOf, nearest, quote, type Scenario } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import { againCommand, differencePart, pairingNotes, provenance, togetherNotes } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { type Continuation, continuation } from '../cli/continuing.ts'
import { resultDocument } from '../cli/document.ts'
import { armsOf, experiment, lookingAt, type Plan } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { activityPart, chartPart, endPart, headingPart, restsOn, sentencesOf } from '../cli/story.ts'
import { checkTogether } from '../cli/together.ts'
import { type Opened, openScenarios } from '../scenarios.ts'

const usualReplicates = 100
/** Most replicates of a comparison until sure. */
const mostUntilSure = 400

/** Position of the arm that the others are compared with, by its id or as it was named. */
function baselineOf(opened: readonly Opened[], wanted: string | undefined): number {
  const found =
    wanted === undefined ? 0 : opened.findIndex(({ id, name }) => id === wanted || name === wanted)
  if (found !== -1) return found
  const ids = opened.map(({ id }) => id)
  const near = nearest(wanted ?? '', ids)
  const way = near === undefined ? `name one of ${ids.join(', ')}` : `did you mean ${near}?`
  throw new Failure('usage', `--baseline ${quote(wanted ?? '')} is not among the scenarios; ${way}`)
}

/** What is compared, and what is said of how the arms differ. */
type Start = {
  readonly plan: Plan
  readonly opened: readonly Opened[]
  readonly continuing?: Continuation
  readonly notes: readonly string[]
  readonly lines: (look: Look) => readonly string[]
}

function planOf(opened: readonly Opened[], settings: Settings): Plan {
  if (opened.length < 2)
    throw new Failure('usage', 'compare needs at least two scenarios; fishbowl run takes one')
  const { measure = 'weeklyActive', threads, replicates, 'until-sure': sure } = settings
  const arms = armsOf(opened, settings)
  const plan = {
    arms,
    baseline: arms[baselineOf(opened, settings.baseline)]?.id ?? '',
    measure,
    threads,
  }
  if (sure === undefined) return { ...plan, replicates: replicates ?? usualReplicates }
  const halfWidth = measureOf(measure).format === 'share' ? sure / 100 : sure
  return { ...plan, replicates: replicates ?? mostUntilSure, halfWidth }
}

/** Lengths of an id and of a text in a scenario file. */
const longestId = 60
const longestTitle = 600

/** The fork as an arm of its own beside the run that it leaves. */
function forkArm({ scenario, says, saved }: Continuation): Scenario {
  const ending = '-fork'
  return {
    ...scenario,
    id: scenario.id.slice(0, longestId - ending.length) + ending,
    title: `${says === '' ? 'A fork' : says} from week ${saved.week} on`.slice(0, longestTitle),
  }
}

/** Saved runs without a change against their fork. */
async function forkStart(request: Request): Promise<Start> {
  const { settings } = request
  if (settings.set === undefined)
    throw new Failure('usage', 'compare --from needs --set <policy=value>: the fork is compared with no fork')
  const continuing = await continuation(request)
  const { saved, notes, lines } = continuing
  const scenarios = [saved.scenario, forkArm(continuing)]
  const arms = lookingAt(
    settings.space,
    scenarios.map((scenario) => ({ id: scenario.id, scenario })),
  )
  const { measure = 'weeklyActive', threads } = settings
  const baseline = arms[0]?.id ?? ''
  const plan = { arms, baseline, measure, threads, replicates: saved.states.length, saved }
  return {
    plan,
    opened: [],
    continuing,
    notes: [...notes, ...modelNotes(arms), ...togetherNotes(arms)],
    lines,
  }
}

function startOf({ operands, settings, outside }: Request): Start {
  const opened = openScenarios(operands, outside)
  const plan = planOf(opened, settings)
  return {
    plan,
    opened,
    notes: [...pairingNotes(opened, plan, settings), ...togetherNotes(plan.arms)],
    lines: (look) => differencePart(opened, plan, look),
  }
}

/** `fishbowl compare`: every scenario against the baseline on the same people with the same luck, or a fork against no fork. */
export async function compare(request: Request): Promise<Answer> {
  const { operands, settings, look, telling, outside } = request
  checkTogether(operands, settings)
  const { plan, opened, continuing, ...told } =
    settings.from === undefined ? startOf(request) : await forkStart(request)
  const { measure } = plan
  const result = await experiment(outside, { ...plan, weekly: telling.json }, telling)
  const { comparison } = result
  const sentences = sentencesOf(result, measure)
  const notes = [...told.notes, ...restsOn(result)]
  const again = againCommand(
    'compare',
    opened,
    settings,
    continuing === undefined ? plan.replicates : undefined,
  )
  const seed = plan.arms[0]?.scenario.seed ?? ''
  return {
    document: resultDocument(result, {
      kind: 'comparison',
      measure,
      modelVersion,
      again,
      opened,
      sentences,
      notes,
      ...(continuing === undefined ? {} : { fork: continuing.document }),
    }),
    lines: () =>
      pageOf(
        headingPart(comparison, look),
        chartPart(comparison, measure, look),
        endPart(comparison, measure, look),
        activityPart(comparison, look),
        told.lines(look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        notes.flatMap((note) => paragraph(note, look)),
        provenance(comparison, { modelVersion, seed, again }, look),
      ),
  }
}
