import { type AssumptionId, ledger, safe } from '@fishbowl/core'
import { type Calibration, type Forecast, mostPrior, type PointCalibration } from '@fishbowl/lab/calibrate'
import {
  calibrationFigure,
  featureTable,
  forecastSentence,
  holdOutSentence,
  identifiedSentences,
  mediansSentence,
  partingAdvice,
  posteriorTable,
  pressedSentences,
  roundsSentence,
  scenarioTitle,
  tradeOffSentences,
  wordAssumption,
  wordFitted,
} from '@fishbowl/report'
import type { CalibrationPlan } from './calibration-plan.ts'
import type { Look } from './look.ts'
import { chart, columnsOf, pageOf, paragraph, tableLines } from './page.ts'

type Lines = readonly string[]

/** What was fitted to what: the same for every outcome. */
function headPart({ opened, file, question, read, holdOut }: CalibrationPlan, look: Look): Lines {
  const { members } = question.scenario.organisation
  const { first, active } = question.observed
  const [from = '', to = ''] = [read.words[0], read.words.at(-1)]
  const held = holdOut === 0 ? 'all fitted' : `the last ${holdOut} held out`
  return [
    ...paragraph(`${opened.id}: ${safe(scenarioTitle(opened.scenario.title))}`, look, 2),
    ...paragraph(
      `Fitted to ${safe(file)}: ${active.length} weeks, ${from} to ${to}, ${held}; ${members} members; the first week is week ${first} of the scenario.`,
      look,
    ),
    ...read.notes.flatMap((note) => paragraph(note, look)),
  ]
}

function chartPart(
  plan: CalibrationPlan,
  { active, posters }: Forecast,
  bandName: string,
  look: Look,
): Lines {
  const { first, active: seen, posters: seenPosters } = plan.question.observed
  const shared = { bandName, first, heldOut: plan.holdOut }
  return [
    ...chart(
      calibrationFigure({
        ...shared,
        title: 'weekly active, observed and simulated',
        band: active,
        observed: seen,
      }),
      16,
      look,
    ),
    ...(seenPosters === undefined
      ? []
      : [
          '',
          ...chart(
            calibrationFigure({
              ...shared,
              title: 'posters, observed and simulated',
              band: posters,
              observed: seenPosters,
            }),
            12,
            look,
          ),
        ]),
  ]
}

const factsPart = (ids: readonly AssumptionId[], why: CalibrationPlan['why'], look: Look): Lines => [
  'Fitted:',
  ...columnsOf(
    ids.map((id) => [`  ${id}`, wordFitted(id, why.get(id))] as const),
    look,
  ),
]

/** What every result of this kind rests on. */
const restsOn =
  'The ranges hold if the model holds and everything that is not fitted is as the ledger has it. They say how this curve came about in the model, not what another policy would do elsewhere.'

type Parted = Pick<Calibration, 'check'>

/** No run comes near: that it is so, then what to do. */
function partingSentences({ question }: CalibrationPlan, { check }: Parted): Lines {
  const ids = question.assumptions
  const few =
    check.runs < mostPrior
      ? [
          `${check.runs} runs do not reach every corner of ${ids.length === 1 ? 'the range' : `${ids.length} ranges`}: with more of them (--max-runs) one may come near.`,
        ]
      : []
  return [
    `No run comes near these data: none of ${check.runs} runs over the plausible ranges of ${ids.join(', ')}. Nothing was fitted.`,
    ...partingAdvice(check),
    ...few,
  ]
}

/** The same with what parts data and runs. */
function partingPage(plan: CalibrationPlan, calibration: Parted, look: Look): Lines {
  const [said = '', ...advice] = partingSentences(plan, calibration)
  return pageOf(
    headPart(plan, look),
    paragraph(said, look),
    tableLines(featureTable(calibration.check.features), look),
    advice.flatMap((line) => paragraph(line, look)),
  )
}

/** Sentences on a posterior, in the order in which they matter. */
export function calibrationSentences(plan: CalibrationPlan, { fit, runs, check }: Calibration): Lines {
  if (fit === undefined) return partingSentences(plan, { check })
  const { marginals, tradeOffs } = fit.posterior
  const { first, active } = plan.question.observed
  return [
    ...identifiedSentences(marginals),
    ...tradeOffSentences(tradeOffs),
    ...pressedSentences(marginals),
    ...(fit.holdOut === undefined ? [] : [holdOutSentence(fit.holdOut)]),
    ...[forecastSentence(fit, first + active.length)].filter((line) => line !== undefined),
    mediansSentence(fit),
    roundsSentence(fit, runs),
    restsOn,
  ]
}

/** The page of a posterior. */
export function calibrationPage(plan: CalibrationPlan, calibration: Calibration, look: Look): Lines {
  const { fit } = calibration
  if (fit === undefined) return partingPage(plan, calibration, look)
  return pageOf(
    headPart(plan, look),
    chartPart(plan, fit, `90 % of the ${fit.kept.length} runs kept`, look),
    factsPart(plan.question.assumptions, plan.why, look),
    tableLines(posteriorTable(fit.posterior.marginals), look),
    ...calibrationSentences(plan, calibration).map((line) => paragraph(line, look)),
  )
}

/** Sentences on a quick fit, which tells no range. */
export function pointSentences(plan: CalibrationPlan, { point, runs, check }: PointCalibration): Lines {
  if (point === undefined) return partingSentences(plan, { check })
  const { first, active } = plan.question.observed
  return [
    `A point, found with ${runs} runs: eight replicates of it come to ${point.distance.toFixed(2)} spreads of a run from the data, the nearest run to start from to ${point.started.toFixed(2)}. Other points may fit as well; what the data tell of each assumption, and what they cannot, comes without --quick.`,
    ...(point.holdOut === undefined ? [] : [holdOutSentence(point.holdOut)]),
    ...[forecastSentence(point, first + active.length)].filter((line) => line !== undefined),
  ]
}

/** The page of a quick fit; `values` are those at the point. */
export function pointPage(
  plan: CalibrationPlan,
  calibration: PointCalibration,
  values: readonly (readonly [id: AssumptionId, value: number])[],
  look: Look,
): Lines {
  const { point } = calibration
  if (point === undefined) return partingPage(plan, calibration, look)
  const rows = values.map(([id, value]) => [
    id,
    wordAssumption(value, id),
    wordAssumption(ledger[id].default, id),
    ledger[id].title,
  ])
  const columns = [
    { header: 'assumption', align: 'left' },
    { header: 'fitted', align: 'right' },
    { header: 'default', align: 'right' },
    { header: 'what it is', align: 'left' },
  ] as const
  return pageOf(
    headPart(plan, look),
    chartPart(plan, point, '90 % of 100 runs at the point', look),
    tableLines({ columns, rows }, look),
    ...pointSentences(plan, calibration).map((line) => paragraph(line, look)),
  )
}
