import { canonicalJson, type MeasureId, organisationData, type Scenario } from '@fishbowl/core'
import type { CurvesChart, Observed } from '../chart/chart.ts'
import { formatNumber } from '../number.ts'
import type { CalibrationSource } from '../source/calibration-source.ts'
import type { Sources } from '../source/source.ts'
import { say } from '../words/index.ts'

/** What was done in a scenario and to whom: the rest is names, luck, length, and what is assumed. */
function doneIn(scenario: Scenario): string {
  const { organisation, community, policies, interventions, spaces } = scenario
  return canonicalJson({
    organisation: organisationData(organisation),
    community,
    policies,
    interventions,
    spaces,
  })
}

const counts = (
  { observed: { active, posters } }: CalibrationSource,
  id: MeasureId,
): readonly number[] | undefined => (id === 'weeklyActive' ? active : id === 'posters' ? posters : undefined)

/**
 * What was observed of a scenario of a comparison, as the measure counts it: shares of its members by week. Undefined where the calibrated
 * scenario, whatever is assumed in it, is none of the arms, where other people are counted, and for other measures.
 */
export function observedOf({ comparison, calibration }: Sources, id: MeasureId): Observed | undefined {
  if (comparison === undefined || calibration === undefined) return undefined
  const { scenario, space, observed, dataFile } = calibration
  const seen = counts(calibration, id)
  const { members } = scenario.organisation
  if (seen === undefined || scenario.community.audience.share !== 1) return undefined
  const done = doneIn(scenario)
  const arm = comparison.comparison.arms.find(
    (one) => one.arm.space === space && doneIn(one.arm.scenario) === done,
  )
  if (arm === undefined) return undefined
  const weeks = seen.map((count, i) => ({ week: observed.first + i, share: count / members }))
  const within = weeks.filter(({ week }) => week < comparison.comparison.horizon)
  return {
    name: dataFile === '' ? say('analysis.fit.observed') : say('analysis.fit.observedIn', { file: dataFile }),
    x: within.map(({ week }) => week),
    y: within.map(({ share }) => share),
  }
}

/** A chart with observed weeks over its curves, said in its description; their numbers are in the table of the fit. */
export function withObserved(chart: CurvesChart, observed: Observed | undefined): CurvesChart {
  if (observed === undefined) return chart
  const { format } = chart.figure.y
  const [first, last] = [observed.y[0], observed.y.at(-1)].map((share) =>
    formatNumber(share ?? Number.NaN, format),
  )
  const [from, to] = [observed.x[0], observed.x.at(-1)]
  const alt = say('analysis.fit.rings', {
    alt: chart.alt,
    name: observed.name,
    first: first ?? '',
    from: from ?? '',
    last: last ?? '',
    to: to ?? '',
  })
  return { ...chart, observed, alt }
}
