import { modelVersion } from '@fishbowl/sim/version'
import { againCommand, baseLines, provenance } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { resultDocument } from '../cli/document.ts'
import { armsOf, experiment } from '../cli/experiment.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { activityPart, chartPart, endPart, headingPart, restsOn, sentencesOf } from '../cli/story.ts'
import { openScenarios } from '../scenarios.ts'

/** Replicates where nobody asks for a number: the band is steady, and it takes a second. */
const usualReplicates = 50

/** `fishbowl run`: an ensemble of one scenario. */
export async function run({ operands, settings, look, telling, outside }: Request): Promise<Answer> {
  const opened = openScenarios(operands, outside)
  const arms = armsOf(opened, settings)
  const { measure = 'weeklyActive', replicates = usualReplicates, threads } = settings
  const [baseline = ''] = arms.map(({ id }) => id)
  const result = await experiment(outside, { arms, baseline, measure, replicates, threads }, telling)
  const { comparison } = result
  const sentences = sentencesOf(result, measure)
  const notes = restsOn(result)
  const again = againCommand('run', opened, settings, replicates)
  const seed = arms[0]?.scenario.seed ?? ''
  return {
    document: resultDocument(comparison, {
      kind: 'run',
      measure,
      modelVersion,
      again,
      opened,
      sentences,
      notes,
      sureness: [],
    }),
    lines: () =>
      pageOf(
        headingPart(comparison, look),
        chartPart(comparison, measure, look),
        endPart(comparison, measure, look),
        activityPart(comparison, look),
        baseLines(opened, look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        notes.flatMap((note) => paragraph(note, look)),
        provenance(comparison, { modelVersion, seed, again }, look),
      ),
  }
}
