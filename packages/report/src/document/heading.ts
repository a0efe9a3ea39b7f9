import { type SessionText, textOf } from '@fishbowl/lab/workshop'
import type { NamedScenario } from '../source/explanation-source.ts'
import type { Sources } from '../source/source.ts'
import { language, say } from '../words/index.ts'
import { scenarioQuestion, scenarioTitle } from '../words/library.ts'
import { armTitle, isSpaces, opened, wordCount } from './arms.ts'

const quoted = (title: string): string => say('report.heading.quoted', { title })

const asked = (question: string | undefined): string | undefined =>
  question === undefined ? undefined : scenarioQuestion(question)

type Heading = { readonly title: string; readonly question: string | undefined }

function comparisonHeading(source: NonNullable<Sources['comparison']>): Heading {
  const { arms, baseline } = source.comparison
  const named = (id: string): string => armTitle(source, id)
  const [first] = arms
  const others = arms.filter(({ arm }) => arm.id !== baseline)
  const [only] = others
  if (first === undefined || only === undefined || isSpaces(source.comparison))
    return {
      title: first === undefined ? '' : named(first.arm.id),
      question: asked(first?.arm.scenario.question),
    }
  const base = arms.find(({ arm }) => arm.id === baseline)?.arm
  // A fork inherits the question of the run that it leaves.
  const questions = others.flatMap(({ arm: { scenario } }) =>
    scenario.question === undefined || scenario.question === base?.scenario.question
      ? []
      : [scenario.question],
  )
  const [question] = questions
  const against =
    others.length === 1
      ? quoted(named(only.arm.id))
      : say('report.heading.scenarios', { n: wordCount(others.length) })
  return {
    title: say('report.heading.against', { first: opened(against), second: quoted(named(baseline)) }),
    // Several questions would be answered by several reports.
    question: questions.length === 1 ? asked(question) : undefined,
  }
}

const wordNamed = ({ id, title }: NamedScenario): string =>
  quoted(title === '' || title === 'untitled' ? id : scenarioTitle(title))

/** The title of a scenario as an advice has it, behind its id. */
const adviceTitle = ({ title }: NonNullable<Sources['advice']>): string =>
  scenarioTitle(title.replace(/^[^:]*: /, ''))

function playHeading({ debrief, base }: NonNullable<Sources['play']>): Heading {
  const { flight } = debrief.game
  return {
    title: say('debrief.play.title', {
      role: say(`debrief.role.${flight.role}`),
      base: scenarioTitle(base.title),
      unit: flight.weeks === 13 ? 'quarter' : 'round',
      count: debrief.rounds.length,
    }),
    question: say('debrief.play.question'),
  }
}

function sessionHeading({ debrief: { file } }: NonNullable<Sources['session']>): Heading {
  const told = (text: SessionText): string => textOf(text, language(), file.languages)
  return {
    title: told(file.title),
    question: file.question === undefined ? undefined : told(file.question),
  }
}

/** What people played or held is called after it. */
function heldHeading({ play, session }: Sources): Heading | undefined {
  if (play !== undefined) return playHeading(play)
  return session === undefined ? undefined : sessionHeading(session)
}

/** What explanations and analyses of assumptions alone are about: the first of them. */
function askedHeading(
  explanations: NonNullable<Sources['explanations']>,
  sensitivities: NonNullable<Sources['sensitivities']>,
): string {
  const [pair] = explanations.flatMap(({ found }) => (found?.arms === undefined ? [] : [found.arms]))
  if (pair !== undefined)
    return say('report.heading.why', { first: wordNamed(pair[0]), second: wordNamed(pair[1]) })
  if (explanations.length > 0) return say('report.heading.whyTwo')
  const [first, second] = sensitivities[0]?.arms ?? []
  if (first === undefined) return ''
  if (second === undefined) return say('report.heading.depends', { scenario: wordNamed(first) })
  return say('report.heading.under', { first: wordNamed(first), second: opened(wordNamed(second)) })
}

/** True for a comparison of the points of a study, which are called after their numbers. */
export const isOfPoints = ({ comparison }: NonNullable<Sources['comparison']>): boolean =>
  comparison.arms.every(({ arm }) => /^p\d+$/.test(arm.id))

/** What a report is called and what it answers; its sources say it in the order in which they stand in it. */
export function headingOf(sources: Sources): Heading {
  const held = heldHeading(sources)
  if (held !== undefined) return held
  const { comparison, study, calibration, network, advice, explanations = [], sensitivities = [] } = sources
  if (study !== undefined && (comparison === undefined || isOfPoints(comparison)))
    return { title: study.title, question: study.question }
  if (comparison !== undefined) return comparisonHeading(comparison)
  if (advice !== undefined)
    return {
      title: say('report.heading.advice', { scenario: quoted(adviceTitle(advice)) }),
      question: undefined,
    }
  if (calibration !== undefined)
    return {
      title: say('report.heading.fit', { scenario: quoted(scenarioTitle(calibration.scenario.title)) }),
      question: undefined,
    }
  const found = askedHeading(explanations, sensitivities)
  if (found !== '' || network === undefined) return { title: found, question: undefined }
  return {
    title: say('report.heading.network', { scenario: quoted(scenarioTitle(network.scenario.title)) }),
    question: undefined,
  }
}
