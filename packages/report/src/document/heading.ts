import type { Sources } from '../source/source.ts'
import { armTitle, opened, wordCount } from './arms.ts'

const quoted = (title: string): string => `\u201C${title}\u201D`

type Heading = { readonly title: string; readonly question: string | undefined }

function comparisonHeading(source: NonNullable<Sources['comparison']>): Heading {
  const { arms, baseline } = source.comparison
  const named = (id: string): string => armTitle(source, id)
  const others = arms.filter(({ arm }) => arm.id !== baseline)
  const [only] = others
  if (only === undefined) {
    const [{ arm } = { arm: undefined }] = arms
    return { title: arm === undefined ? '' : named(arm.id), question: arm?.scenario.question }
  }
  const asked = others.flatMap(({ arm }) => arm.scenario.question ?? [])
  const [question] = asked
  const against = others.length === 1 ? quoted(named(only.arm.id)) : `${wordCount(others.length)} scenarios`
  return {
    title: `${opened(against)} against ${quoted(named(baseline))}`,
    // Several questions would be answered by several reports.
    question: asked.length === 1 ? question : undefined,
  }
}

/** True for a comparison of the points of a study, which are called after their numbers. */
export const isOfPoints = ({ comparison }: NonNullable<Sources['comparison']>): boolean =>
  comparison.arms.every(({ arm }) => /^p\d+$/.test(arm.id))

/** What a report is called and what it answers; its sources say it in the order in which they stand in it. */
export function headingOf(sources: Sources): Heading {
  const { comparison, study, advice, explanations = [], sensitivities = [] } = sources
  if (study !== undefined && (comparison === undefined || isOfPoints(comparison)))
    return { title: study.title, question: study.question }
  if (comparison !== undefined) return comparisonHeading(comparison)
  if (advice !== undefined) return { title: advice.title, question: undefined }
  const [first] = [
    ...explanations.flatMap(({ found }) => found?.arms ?? []),
    ...sensitivities.flatMap(({ arms }) => arms),
  ]
  return { title: first?.title ?? '', question: undefined }
}
