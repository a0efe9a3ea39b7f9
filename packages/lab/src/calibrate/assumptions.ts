import {
  type AssumptionId,
  type Assumptions,
  currentModel,
  isFixed,
  ledgerOf,
  type ModelVersion,
  type Scenario,
} from '@fishbowl/core'

/** An assumption that a curve of active people can tell something about, and what shows it. */
export type Informative = {
  readonly id: AssumptionId
  readonly why: string
  /** Absent is always. */
  readonly when?: (scenario: Scenario, hasPosters: boolean) => boolean
}

const hasTeam = ({ policies, interventions }: Scenario): boolean =>
  [policies, ...interventions].some(({ staffing }) => (staffing?.team?.length ?? 0) > 0)
const isMandated = ({ policies, interventions }: Scenario): boolean =>
  [policies, ...interventions].some(({ mandate }) => mandate === true)
const isClosed = ({ community }: Scenario): boolean => community.everyoneAware
const withPosters = (_: Scenario, hasPosters: boolean): boolean => hasPosters

/** What is fitted where nobody says otherwise. A short list: whatever the curve cannot tell makes the rest harder to tell. */
const informative: readonly Informative[] = [
  { id: 'b0', why: 'the level' },
  { id: 'sdA', why: 'how fast the many go and how many stay' },
  { id: 'wh', why: 'who keeps coming once the novelty is gone' },
  { id: 'wv', why: 'whether expectations carry the curve up or down' },
  { id: 'wn', why: 'height of the launch spike' },
  { id: 'tauN', why: 'width of the launch spike' },
  { id: 'down', why: 'speed of the let-down' },
  {
    id: 'wom',
    why: 'speed of the rise where not everybody knows of it',
    when: (scenario) => !isClosed(scenario),
  },
  { id: 'wx', why: 'what the team adds to the level', when: hasTeam },
  { id: 'wd', why: 'how many come because they are told to', when: isMandated },
  { id: 'sdW', why: 'how far single weeks jump' },
  { id: 'voice', why: 'posters of active people', when: withPosters },
  { id: 'nIntro', why: 'posters of the first weeks', when: withPosters },
]

/** The assumptions that are fitted where the user names none: those that show in such a curve and that the scenario does not set itself. */
export const usualAssumptions = (scenario: Scenario, hasPosters: boolean): readonly Informative[] =>
  informative.filter(
    ({ id, when }) =>
      scenario.overrides[id] === undefined &&
      !isFixed(scenario.model, id) &&
      (when?.(scenario, hasPosters) ?? true),
  )

/** Values of assumptions at a point of the unit cube: uniform over the plausible ranges of a version of the model. */
export const valuesAt = (
  ids: readonly AssumptionId[],
  point: Float64Array,
  version: ModelVersion = currentModel,
): Partial<Assumptions> =>
  Object.fromEntries(ids.map((id, d) => [id, valueAtUnit(id, point[d] ?? 0, version)]))

/** The value of an assumption at a share of its range. */
export function valueAtUnit(id: AssumptionId, share: number, version: ModelVersion = currentModel): number {
  const { low, high } = ledgerOf(version)[id]
  return low + share * (high - low)
}
