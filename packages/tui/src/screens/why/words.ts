import { measureOf } from '@fishbowl/core'
import { type ExplainNames, explainBriefly, explainSentences, fatesSentence } from '@fishbowl/report'
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

const counted = (n: number, one: string): string => `${n} ${one}${n === 1 ? '' : 's'}`

/** Why the two differ, as far as is known: the headline first. */
export function headlines({ phase, error, found, ...run }: WhyRun): readonly string[] {
  if (found?.same !== undefined) return [found.same]
  if (found?.attribution !== undefined) return explainSentences(found.attribution, namesOf(run))
  const [first, second] = run.ids
  if (phase === 'failed')
    return [`It cannot be told why ${second} differs from ${first}: ${error ?? 'no reason is given'}`]
  if (phase === 'stopped') return ['Stopped before two replicates were whole; R asks again.']
  return [
    found === undefined
      ? `What makes ${second} differ from ${first} is being looked up.`
      : `${counted(found.levers.length, 'lever')} between ${first} and ${second}; the first replicates of ${measureOf(run.measure).title} are on their way.`,
  ]
}

/** The headline in fewer words. */
export const briefly = (run: WhyRun): string =>
  run.found?.attribution === undefined
    ? (headlines(run)[0] ?? '')
    : explainBriefly(run.found.attribution, namesOf(run))

const waiting: Readonly<Record<WhyPart, string>> = {
  levers: '',
  mechanisms: 'Mechanisms are looked at when what comes from the levers is known.',
  stories: 'A member is looked for when what comes from the levers is known.',
}

function noMechanisms({ stage, attribution }: Explanation): string | undefined {
  if (attribution !== undefined && (stage === 'done' || stage === 'stories'))
    return 'Which mechanisms carry it is not looked at, since no difference can be told.'
  return stage === 'mechanisms'
    ? 'Each mechanism is switched off in both; the first replicates are on their way.'
    : undefined
}

const noStories = ({ stories }: Explanation): string | undefined =>
  stories === undefined
    ? undefined
    : 'why' in stories
      ? `No members are told of: ${stories.why}.`
      : 'No member has another story.'

/** What stands in the place of rows that are not there. */
export function emptyWords({ phase }: WhyRun, found: Explanation, part: WhyPart): string {
  if (found.same !== undefined) return ''
  const known = part === 'mechanisms' ? noMechanisms(found) : noStories(found)
  if (known !== undefined && (phase !== 'stopped' || found.stage !== part)) return known
  return phase === 'running' ? waiting[part] : 'It was stopped before; R asks again.'
}

/** What is said of all members together. */
export const fatesOf = ({ stories, ids: [first, second] }: Explanation): string =>
  stories === undefined || 'why' in stories ? '' : fatesSentence(stories.fates, { first, second })

/** What the numbers of a part are, with the weeks and without. */
export function unitWords({ measure, weeks: [from, to] }: Explanation): readonly [string, string] {
  const { title, format } = measureOf(measure)
  const unit = `${format === 'share' ? 'points of ' : ''}${title}`
  return [`${unit}, weeks ${from} to ${to}`, unit]
}

/** How to read a part, in one line. */
export function partHint(state: State, screen: WhyScreen): string {
  const found = runOf(state, screen)?.found
  if (found === undefined || found.same !== undefined) return measureOf(state.view.measure).says
  switch (screen.part) {
    case 'levers':
      return 'alone: only it switched on; last: only it switched off; ?: not told from 0'
    case 'mechanisms':
      return 'each switched off in both; the parts overlap and do not add up'
    case 'stories':
      return 'names are made up; a successor keeps the name of the place'
  }
}

const seconds = (value: number): string =>
  value < 90 ? `${Math.ceil(value)} s` : `${Math.ceil(value / 60)} min`

/** How far an explanation is: replicates, runs, rate, time left. */
export function progressWords({ made, runs, elapsed, found }: WhyRun): readonly string[] {
  const rate = made > 1 && elapsed > 0 ? (made / elapsed) * 1000 : undefined
  const stage = found?.stage ?? 'levers'
  return [
    `${stage}: ${made}/${runs} runs`,
    ...(rate === undefined ? [] : [`${rate.toFixed(rate < 10 ? 1 : 0)}/s`]),
    ...(rate === undefined || stage === 'stories' ? [] : [`ETA ${seconds((runs - made) / rate)}`]),
  ]
}

/** What is measured, for the reader who has forgotten. */
export const measureWords = ({ measure }: Pick<WhyRun, 'measure'>): string => {
  const { title, says } = measureOf(measure)
  return `${title}: ${says}`
}
