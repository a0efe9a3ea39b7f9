import { createHash } from 'node:crypto'
import { basename } from 'node:path'
import { type AssumptionId, scenarioData } from '@fishbowl/core'
import {
  type Calibration,
  calibrate as fit,
  freshRuns,
  type PointCalibration,
  pointFit,
  valueAtUnit,
  type Weighted,
} from '@fishbowl/lab/calibrate'
import { symbolsOf, wordAssumption } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { type Answer, jsonText, type Request } from '../cli/answer.ts'
import { calibrationPage, calibrationSentences, pointPage, pointSentences } from '../cli/calibration-page.ts'
import { againOf, type CalibrationPlan, calibrationPlan } from '../cli/calibration-plan.ts'
import {
  checkOutput,
  type FittedValue,
  fittedText,
  particlesDocument,
  particlesPath,
  writeFiles,
} from '../cli/fitted-file.ts'
import type { Look } from '../cli/look.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withRuns } from '../cli/runs.ts'

/** What a calibration of either kind comes to, ready to be told. */
type Told = {
  readonly method: 'abc-smc' | 'point'
  readonly result: Calibration | PointCalibration
  /** Values for a file; empty where nothing was fitted. */
  readonly values: readonly FittedValue[]
  readonly cloud: readonly Weighted[]
  /** Runs that the bands are made of; undefined where nothing was fitted. */
  readonly kept: number | undefined
  readonly sentences: readonly string[]
  readonly page: (look: Look) => readonly string[]
}

const rounded = (value: number): number => Number(value.toPrecision(4))

function postFit(plan: CalibrationPlan, result: Calibration): Told {
  const { posterior, cloud = [] } = result.fit ?? {}
  const weeks = result.fitted.active.length
  const values = (posterior?.marginals ?? []).map(({ id, median, low, high, identified }): FittedValue => {
    const range = `90 % range ${wordAssumption(low, id)} to ${wordAssumption(high, id)}`
    const told = identified ? '' : '; the data cannot tell it'
    return {
      id,
      value: rounded(median),
      reason: `calibrated on ${weeks} weeks of ${basename(plan.file)}: ${range}${told}`.slice(0, 400),
    }
  })
  return {
    method: 'abc-smc',
    result,
    values,
    cloud,
    kept: result.fit?.kept.length,
    sentences: calibrationSentences(plan, result),
    page: (look) => calibrationPage(plan, result, look),
  }
}

function pointTold(plan: CalibrationPlan, result: PointCalibration): Told {
  const { point } = result.point ?? {}
  const weeks = result.fitted.active.length
  const values =
    point === undefined
      ? []
      : plan.question.assumptions.map((id, d): [AssumptionId, number] => [
          id,
          rounded(valueAtUnit(id, point[d] ?? 0, plan.question.scenario.model)),
        ])
  return {
    method: 'point',
    result,
    values: values.map(([id, value]) => ({
      id,
      value,
      reason: `quick fit to ${weeks} weeks of ${basename(plan.file)}: a point, its range is not known`.slice(
        0,
        400,
      ),
    })),
    cloud: [],
    kept: point === undefined ? undefined : freshRuns,
    sentences: pointSentences(plan, result),
    page: (look) => pointPage(plan, result, values, look),
  }
}

function calibrated(request: Request, plan: CalibrationPlan): Promise<Told> {
  const { settings, outside, telling } = request
  return withRuns(outside, settings, async ({ run, inFlight }) => {
    const progress = openProgress(outside, telling)
    let done = 0
    const counted: typeof run = async (task) => {
      const history = await run(task)
      progress.at(++done, Math.max(done, plan.runs))
      return history
    }
    const { holdOut, runs } = plan
    const options = { holdOut, runs, inFlight, ...(plan.weeks === undefined ? {} : { weeks: plan.weeks }) }
    try {
      return settings.quick === true
        ? pointTold(plan, await pointFit(plan.question, counted, options))
        : postFit(plan, await fit(plan.question, counted, options))
    } finally {
      progress.end()
    }
  })
}

/** What of a result goes into its document: everything but the runs themselves. */
function numbersOf({ result, method }: Told): object {
  const { check, runs } = result
  const found = 'fit' in result ? result.fit : 'point' in result ? result.point : undefined
  if (found === undefined) return { method, check, runs }
  const { active, posters, holdOut } = found
  const shared = { method, check, runs, active, posters, holdOut }
  return 'posterior' in found
    ? { ...shared, posterior: found.posterior, rounds: found.rounds, medians: found.medians }
    : { ...shared, distance: found.distance, started: found.started }
}

/** First 12 hex digits of the SHA-256 of what was asked and what came out. */
const digestFrom = (document: object): string =>
  createHash('sha256').update(jsonText(document)).digest('hex').slice(0, 12)

/** `fishbowl calibrate`: fits assumptions to observed weeks and says what they tell. */
export async function calibrate(request: Request): Promise<Answer> {
  const { settings, outside } = request
  const plan = calibrationPlan(request)
  const { output } = settings
  if (output !== undefined) checkOutput(output, plan.opened, outside)
  const found = await calibrated(request, plan)
  const { question, read } = plan
  const { scenario, observed, assumptions, scale, space } = question
  const again = againOf(request)
  const asked = {
    scenario: scenarioData(scenario),
    observed,
    assumptions,
    scale,
    space,
    weekNames: read.words,
  }
  const numbers = { ...asked, ...numbersOf(found), values: found.values }
  const digest = digestFrom({ modelVersion, ...numbers })
  const facts = { modelVersion, digest, again, seed: scenario.seed }
  const wrote = output === undefined || found.values.length === 0 ? [] : filesOf(output, found, plan, facts)
  writeFiles(wrote, outside)
  return {
    exit: found.values.length === 0 ? 'unmet' : 'done',
    document: {
      kind: 'calibration',
      ...facts,
      ...numbers,
      dataFile: basename(plan.file),
      kept: found.kept,
      sentences: found.sentences,
      notes: [...modelNotes([{ id: plan.opened.id, scenario }]), ...read.notes],
      files: wrote.map(([path]) => path),
    },
    lines: () => {
      const look = request.look
      const { text } = symbolsOf(look.symbols)
      const [file] = wrote
      return pageOf(
        found.page(look),
        file === undefined
          ? []
          : [
              ...wrote.map(([path]) => text(say('analysis.foot.wrote', { file: path }))),
              ...paragraph(say('analysis.fit.extends', { line: `extends: ${file[0]}` }), look),
            ],
        [
          text(say('curve.foot.digest', { digest, id: plan.opened.id })),
          ...paragraph(say('analysis.fit.foot', { model: modelVersion, seed: scenario.seed }), look),
          say('curve.foot.again', { again: text(again) }),
        ],
      )
    },
  }
}

function filesOf(
  output: string,
  { values, cloud, sentences }: Told,
  plan: CalibrationPlan,
  facts: {
    readonly digest: string
    readonly again: string
    readonly modelVersion: string
    readonly seed: string
  },
): readonly (readonly [path: string, text: string])[] {
  const comment = [
    `Made by: ${facts.again}`,
    `digest ${facts.digest}, model ${facts.modelVersion}`,
    ...sentences,
  ]
  const scenarioText = fittedText(plan.opened, values, { output, comment, from: plan.file })
  if (cloud.length === 0) return [[output, scenarioText]]
  return [
    [output, scenarioText],
    [particlesPath(output), jsonText(particlesDocument(plan.question, cloud, facts))],
  ]
}
