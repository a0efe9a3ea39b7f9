import { memberWeeksOf } from '@fishbowl/core'
import { type Attribution, middleReplicate, type StoriesAsked, type ToldStories } from '@fishbowl/lab/explain'
import { say } from '@fishbowl/report/words'
import { type ExplainPlan, endsOf } from './explain-plan.ts'

/** What becomes of the members in one replicate, or why it is not told. */
export type Stories = ToldStories | { readonly why: string }

/** Tells stories, best where it holds nobody up: it takes ten runs one after the other. */
export type TellStories = (asked: StoriesAsked) => Promise<ToldStories>

/** Member-weeks above which no stories are told. */
const mostStoryWeeks = 10_000_000

/** Whose story changed, in the replicate whose gain is nearest to the median gain. */
export async function storiesAbout(
  { contrast, arms, asked }: ExplainPlan,
  attribution: Attribution,
  tell: TellStories,
): Promise<Stories> {
  const ends = endsOf(contrast)
  const replicate = middleReplicate(attribution)
  if (contrast.otherPeople) return { why: say('analysis.why.untold.people') }
  if (replicate === undefined) return { why: say('analysis.why.untold.gain') }
  if (Math.max(...ends.map(memberWeeksOf)) > mostStoryWeeks)
    return {
      why: say('analysis.why.untold.large', {
        command: `fishbowl story ${arms[1].scenario.id} --against ${arms[0].scenario.id} --replicate ${replicate}`,
      }),
    }
  return tell({ ends, names: [arms[0].id, arms[1].id], replicate, space: asked.space })
}
