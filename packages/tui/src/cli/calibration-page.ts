import { type AssumptionId, defaultsOf, safe } from '@fishbowl/core'
import { type Calibration, type Forecast, mostPrior, type PointCalibration } from '@fishbowl/lab/calibrate'
import {
  assumptionTitle,
  calibrationFigure,
  featureTable,
  forecastSentence,
  formatNumber,
  holdOutSentence,
  identifiedSentences,
  measureTitle,
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
import { say } from '@fishbowl/report/words'
import type { CalibrationPlan } from './calibration-plan.ts'
import type { Look } from './look.ts'
import { modelNotes } from './model-notes.ts'
import { chart, columnsOf, pageOf, paragraph, tableLines } from './page.ts'

type Lines = readonly string[]

/** What was fitted to what: the same for every outcome. */
function headPart({ opened, file, question, read, holdOut }: CalibrationPlan, look: Look): Lines {
  const { members } = question.scenario.organisation
  const { first, active } = question.observed
  const [from = '', to = ''] = [read.words[0], read.words.at(-1)]
  return [
    ...paragraph(
      say('curve.named', { name: opened.id, text: safe(scenarioTitle(opened.scenario.title)) }),
      look,
      2,
    ),
    ...paragraph(
      say('analysis.fit.page.head', {
        file: safe(file),
        weeks: active.length,
        from,
        to,
        out: holdOut,
        members,
        first,
      }),
      look,
    ),
    ...[...modelNotes([{ id: opened.id, scenario: question.scenario }]), ...read.notes].flatMap((note) =>
      paragraph(note, look),
    ),
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
        title: say('analysis.fit.figure', { title: measureTitle('weeklyActive') }),
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
              title: say('analysis.fit.figure', { title: measureTitle('posters') }),
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
  say('analysis.fit.page.fitted'),
  ...columnsOf(
    ids.map((id) => [`  ${id}`, wordFitted(id, why.get(id))] as const),
    look,
  ),
]

type Parted = Pick<Calibration, 'check'>

/** No run comes near: that it is so, then what to do. */
function partingSentences({ question }: CalibrationPlan, { check }: Parted): Lines {
  const ids = question.assumptions
  const few = check.runs < mostPrior ? [say('analysis.fit.few', { runs: check.runs, n: ids.length })] : []
  return [
    say('analysis.fit.parted', { runs: check.runs, ids: ids.join(', ') }),
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
    say('analysis.fit.rests'),
  ]
}

/** The page of a posterior. */
export function calibrationPage(plan: CalibrationPlan, calibration: Calibration, look: Look): Lines {
  const { fit } = calibration
  if (fit === undefined) return partingPage(plan, calibration, look)
  return pageOf(
    headPart(plan, look),
    chartPart(plan, fit, say('analysis.fit.band.kept', { n: fit.kept.length }), look),
    factsPart(plan.question.assumptions, plan.why, look),
    tableLines(posteriorTable(fit.posterior.marginals, plan.question.scenario.model), look),
    ...calibrationSentences(plan, calibration).map((line) => paragraph(line, look)),
  )
}

const fine = (value: number): string => formatNumber(value, { kind: 'plain', digits: 2 })

/** Sentences on a quick fit, which tells no range. */
export function pointSentences(plan: CalibrationPlan, { point, runs, check }: PointCalibration): Lines {
  if (point === undefined) return partingSentences(plan, { check })
  const { first, active } = plan.question.observed
  return [
    say('analysis.fit.point', {
      runs,
      distance: fine(point.distance),
      started: fine(point.started),
    }),
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
  const usual = defaultsOf(plan.question.scenario.model)
  const rows = values.map(([id, value]) => [
    id,
    wordAssumption(value, id),
    wordAssumption(usual[id], id),
    assumptionTitle(id),
  ])
  const columns = [
    { header: say('analysis.table.assumption'), align: 'left' },
    { header: say('analysis.fit.col.fitted'), align: 'right' },
    { header: say('analysis.fit.col.default'), align: 'right' },
    { header: say('analysis.table.is'), align: 'left' },
  ] as const
  return pageOf(
    headPart(plan, look),
    chartPart(plan, point, say('analysis.fit.band.point', { n: 100 }), look),
    tableLines({ columns, rows }, look),
    ...pointSentences(plan, calibration).map((line) => paragraph(line, look)),
  )
}
