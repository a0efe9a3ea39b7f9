import { measureOf, nearest, quote } from '@fishbowl/core'
import { modelVersion } from '@fishbowl/sim/version'
import { againCommand, differencePart, pairingNotes, provenance } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { resultDocument } from '../cli/document.ts'
import { armsOf, experiment, type Plan } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { activityPart, chartPart, endPart, headingPart, restsOn, sentencesOf } from '../cli/story.ts'
import { type Opened, openScenarios } from '../scenarios.ts'

const usualReplicates = 100
/** Most replicates of a comparison until sure. */
const mostUntilSure = 400

/** The arm that the others are compared with, by its id or as it was named. */
function baselineOf(opened: readonly Opened[], wanted: string | undefined): string {
  const found =
    wanted === undefined ? opened[0] : opened.find(({ id, name }) => id === wanted || name === wanted)
  if (found !== undefined) return found.id
  const ids = opened.map(({ id }) => id)
  const near = nearest(wanted ?? '', ids)
  const way = near === undefined ? `name one of ${ids.join(', ')}` : `did you mean ${near}?`
  throw new Failure('usage', `--baseline ${quote(wanted ?? '')} is not among the scenarios; ${way}`)
}

function planOf(opened: readonly Opened[], settings: Settings): Plan {
  if (opened.length < 2)
    throw new Failure('usage', 'compare needs at least two scenarios; fishbowl run takes one')
  const { measure = 'weeklyActive', threads, replicates, 'until-sure': sure } = settings
  const plan = {
    arms: armsOf(opened, settings),
    baseline: baselineOf(opened, settings.baseline),
    measure,
    threads,
  }
  if (sure === undefined) return { ...plan, replicates: replicates ?? usualReplicates }
  const halfWidth = measureOf(measure).format === 'share' ? sure / 100 : sure
  return { ...plan, replicates: replicates ?? mostUntilSure, halfWidth }
}

/** `fishbowl compare`: every scenario against the baseline on the same people with the same luck. */
export async function compare({ operands, settings, look, telling, outside }: Request): Promise<Answer> {
  const opened = openScenarios(operands, outside)
  const plan = planOf(opened, settings)
  const { measure } = plan
  const result = await experiment(outside, plan, telling)
  const { comparison, sureness } = result
  const sentences = sentencesOf(result, measure)
  const notes = [...pairingNotes(opened, plan, settings), ...restsOn(result)]
  const again = againCommand('compare', opened, settings, plan.replicates)
  const seed = plan.arms[0]?.scenario.seed ?? ''
  return {
    document: resultDocument(comparison, {
      kind: 'comparison',
      measure,
      modelVersion,
      again,
      opened,
      sentences,
      notes,
      sureness,
    }),
    lines: () =>
      pageOf(
        headingPart(comparison, look),
        chartPart(comparison, measure, look),
        endPart(comparison, measure, look),
        activityPart(comparison, look),
        differencePart(opened, plan, look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        notes.flatMap((note) => paragraph(note, look)),
        provenance(comparison, { modelVersion, seed, again }, look),
      ),
  }
}
