import { modelVersion } from '@fishbowl/sim/version'
import { againCommand, baseLines, provenance } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { type Continuation, continuation } from '../cli/continuing.ts'
import { resultDocument } from '../cli/document.ts'
import { armsOf, experiment, lookingAt, type Plan, spaceArms } from '../cli/experiment.ts'
import type { Look } from '../cli/look.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { savedRun } from '../cli/saving.ts'
import {
  activityPart,
  alone,
  chartPart,
  endPart,
  headingPart,
  restsOn,
  sentencesOf,
  spacesPart,
} from '../cli/story.ts'
import { checkTogether } from '../cli/together.ts'
import { type Opened, openScenarios } from '../scenarios.ts'

/** Replicates where nobody asks for a number: the band is steady, and it takes a second. */
const usualReplicates = 50

/** What is run, and what is said of where it comes from. */
type Start = Pick<Plan, 'arms' | 'replicates' | 'saved'> & {
  readonly opened: readonly Opened[]
  readonly continuing?: Continuation
  readonly lines: (look: Look) => readonly string[]
}

async function startOf(request: Request): Promise<Start> {
  const { operands, settings, outside } = request
  if (settings.from !== undefined) {
    const continuing = await continuation(request)
    const { saved, scenario, lines } = continuing
    return {
      arms: lookingAt(settings.space, [{ id: scenario.id, scenario }]),
      replicates: saved.states.length,
      saved,
      opened: [],
      continuing,
      lines,
    }
  }
  const opened = openScenarios(operands, outside)
  return {
    arms: armsOf(opened, settings),
    replicates: settings.replicates ?? usualReplicates,
    opened,
    lines: (look) => baseLines(opened, look),
  }
}

/** An ensemble of one scenario, from week 0 or from saved runs. */
async function wholeRun(request: Request): Promise<Answer> {
  const { settings, look, telling, outside } = request
  const { measure = 'weeklyActive', threads } = settings
  const { opened, continuing, lines, ...start } = await startOf(request)
  const [arm] = start.arms
  const arms = spaceArms(start.arms)
  const plan = { ...start, arms, baseline: arm?.id ?? '', measure, threads, weekly: telling.json }
  const result = await experiment(outside, plan, telling)
  const comparison = alone(result.comparison)
  const whole = { ...result, comparison }
  const sentences = sentencesOf(whole, measure)
  const notes = [...(continuing?.notes ?? []), ...modelNotes(start.arms), ...restsOn(whole)]
  const again = againCommand('run', opened, settings, continuing === undefined ? plan.replicates : undefined)
  const seed = arm?.scenario.seed ?? ''
  return {
    document: resultDocument(result, {
      kind: 'run',
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
        spacesPart(result.comparison, look),
        activityPart(comparison, look),
        lines(look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        notes.flatMap((note) => paragraph(note, look)),
        provenance(comparison, { modelVersion, seed, again }, look),
      ),
  }
}

/** `fishbowl run`: an ensemble of one scenario; with --until and --save stopped and saved, with --from continued. */
export async function run(request: Request): Promise<Answer> {
  checkTogether(request.operands, request.settings)
  return request.settings.save === undefined ? wholeRun(request) : savedRun(request, usualReplicates)
}
