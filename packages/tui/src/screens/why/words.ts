import { measureOf } from '@fishbowl/core'
import {
  type ExplainNames,
  explainBriefly,
  explainSentences,
  fatesSentence,
  formatNumber,
  measureSays,
  measureTitle,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { State } from '../../state.ts'
import type { Explanation } from './services.ts'
import { runOf, type WhyPart, type WhyRun, type WhyScreen } from './state.ts'

/** What an explanation calls the two. */
export const namesOf = ({
  ids: [first, second],
  measure,
}: Pick<WhyRun, 'ids' | 'measure'>): ExplainNames => ({
  first,
  second,
  measure,
})

/** Why the two differ, as far as is known: the headline first. */
export function headlines({ phase, error, found, ...run }: WhyRun): readonly string[] {
  if (found?.same !== undefined) return [found.same]
  if (found?.attribution !== undefined) return explainSentences(found.attribution, namesOf(run))
  const [first, second] = run.ids
  if (phase === 'failed')
    return [say('editor.why.failed', { first, second, why: error ?? say('editor.why.noReason') })]
  if (phase === 'stopped') return [say('editor.why.stopped')]
  return [
    found === undefined
      ? say('editor.why.looking', { first, second })
      : say('editor.why.onTheWay', {
          n: found.levers.length,
          first,
          second,
          title: measureTitle(run.measure),
        }),
  ]
}

/** The headline in fewer words. */
export const briefly = (run: WhyRun): string =>
  run.found?.attribution === undefined
    ? (headlines(run)[0] ?? '')
    : explainBriefly(run.found.attribution, namesOf(run))

const waiting = (part: WhyPart): string => (part === 'levers' ? '' : say(`editor.why.waits.${part}`))

function noMechanisms({ stage, attribution }: Explanation): string | undefined {
  if (attribution !== undefined && (stage === 'done' || stage === 'stories'))
    return say('editor.why.noMechanisms')
  return stage === 'mechanisms' ? say('editor.why.switched') : undefined
}

const noStories = ({ stories }: Explanation): string | undefined =>
  stories === undefined
    ? undefined
    : 'why' in stories
      ? say('editor.why.noMembersTold', { why: stories.why })
      : say('editor.why.noOtherStory')

/** What stands in the place of rows that are not there. */
export function emptyWords({ phase }: WhyRun, found: Explanation, part: WhyPart): string {
  if (found.same !== undefined) return ''
  const known = part === 'mechanisms' ? noMechanisms(found) : noStories(found)
  if (known !== undefined && (phase !== 'stopped' || found.stage !== part)) return known
  return phase === 'running' ? waiting(part) : say('editor.why.wasStopped')
}

/** What is said of all members together. */
export const fatesOf = ({ stories, ids: [first, second] }: Explanation): string =>
  stories === undefined || 'why' in stories ? '' : fatesSentence(stories.fates, { first, second })

/** What the numbers of a part are, with the weeks and without. */
export function unitWords({ measure, weeks: [from, to] }: Explanation): readonly [string, string] {
  const unit = say('editor.why.unit', {
    points: measureOf(measure).format === 'share' ? 'yes' : 'no',
    title: measureTitle(measure),
  })
  return [say('editor.why.unitWeeks', { unit, from, to }), unit]
}

/** How to read a part, in one line. */
export function partHint(state: State, screen: WhyScreen): string {
  const found = runOf(state, screen)?.found
  if (found === undefined || found.same !== undefined) return measureSays(state.view.measure)
  return say(`editor.why.hint.${screen.part}`)
}

const seconds = (value: number): string =>
  value < 90 ? `${Math.ceil(value)} s` : `${Math.ceil(value / 60)} min`

/** How far an explanation is: replicates, runs, rate, time left. */
export function progressWords({ made, runs, elapsed, found }: WhyRun): readonly string[] {
  const rate = made > 1 && elapsed > 0 ? (made / elapsed) * 1000 : undefined
  const stage = found?.stage ?? 'levers'
  return [
    say('editor.why.progress', { stage: say(`editor.why.id.${stage}`), made, runs }),
    ...(rate === undefined ? [] : [`${formatNumber(rate, { kind: 'plain', digits: rate < 10 ? 1 : 0 })}/s`]),
    ...(rate === undefined || stage === 'stories'
      ? []
      : [say('screen.progress.left', { time: seconds((runs - made) / rate) })]),
  ]
}

/** What is measured, for the reader who has forgotten. */
export const measureWords = ({ measure }: Pick<WhyRun, 'measure'>): string => {
  return say('screen.says', { title: measureTitle(measure), says: measureSays(measure) })
}
