import { hasCurve, type MeasureId, measureOf, nearest, quote, type Scenario, wordPath } from '@fishbowl/core'
import type { SessionFault } from './session-fault.ts'
import type { Asked, SessionFile, Step } from './session-file.ts'

type Path = SessionFault['path']
type Weeks = readonly [number, number]
/** The scenarios of the arms by their names; absent where one could not be read. */
type Known = ReadonlyMap<string, Scenario>

function armFault({ scenarios }: SessionFile, arm: string, path: Path): readonly SessionFault[] {
  if (Object.hasOwn(scenarios, arm)) return []
  const ids = Object.keys(scenarios)
  const near = nearest(arm, ids)
  return [
    {
      path,
      message: `${wordPath(path)} names no arm of the session (${quote(arm)})`,
      hint: near === undefined ? `arms are ${ids.join(', ')}` : `did you mean "${near}"?`,
    },
  ]
}

function weeksFault(path: Path, [from, to]: Weeks, scenario: Scenario | undefined): readonly SessionFault[] {
  if (from > to) return [{ path, message: `${wordPath(path)} ends before it starts (got ${from} to ${to})` }]
  if (scenario === undefined || to < scenario.horizon) return []
  return [
    {
      path,
      message: `${wordPath(path)} looks at week ${to}, but ${scenario.id} has weeks 0 to ${scenario.horizon - 1}`,
      hint: 'choose earlier weeks, or give the scenario a longer horizon',
    },
  ]
}

/** A measure of the whole run has no value in a window. */
const windowFault = (path: Path, measure: MeasureId): readonly SessionFault[] =>
  hasCurve(measure)
    ? []
    : [
        {
          path,
          message: `${wordPath(path)} is ${measureOf(measure).title}, which is told of a whole run and not of some weeks`,
          hint: 'ask which arm has more of it, or take another measure',
        },
      ]

/** Arms of a question with the windows in which they are read. */
function readings(asked: Asked): readonly {
  readonly at: Path
  readonly arm: string
  readonly weeks: readonly (readonly [Path, Weeks])[]
}[] {
  switch (asked.kind) {
    case 'direction':
      return [
        {
          at: ['arm'],
          arm: asked.arm,
          weeks: [
            [['from'], asked.from],
            [['to'], asked.to],
          ],
        },
      ]
    case 'which':
      return asked.arms.map((arm, i) => ({ at: ['arms', i], arm, weeks: [[['weeks'], asked.weeks]] }))
    case 'number':
      return [{ at: ['arm'], arm: asked.arm, weeks: [[['weeks'], asked.weeks]] }]
  }
}

function predictFaults(
  file: SessionFile,
  { asks, shows }: Extract<Step, { kind: 'predict' }>,
  at: number,
  known: Known,
): readonly SessionFault[] {
  const path = ['steps', at, 'asks'] as const
  const shown = ['steps', at, 'shows'] as const
  const twice = asks.kind === 'which' ? asks.arms.findIndex((arm, i) => asks.arms.indexOf(arm) < i) : -1
  return [
    ...readings(asks).flatMap(({ at: place, arm, weeks }) =>
      armFault(file, arm, [...path, ...place]).concat(
        weeks.flatMap(([where, window]) => weeksFault([...path, ...where], window, known.get(arm))),
      ),
    ),
    ...(twice === -1
      ? []
      : [{ path: [...path, 'arms', twice], message: `steps[${at}].asks.arms names one arm twice` }]),
    ...(asks.kind === 'direction' ? windowFault([...path, 'measure'], asks.measure) : []),
    ...(shows?.arms ?? []).flatMap((arm, i) => armFault(file, arm, [...shown, 'arms', i])),
    ...(shows?.weeks === undefined
      ? []
      : shows.arms
          .flatMap((arm) => weeksFault([...shown, 'weeks'], shows.weeks ?? [0, 0], known.get(arm)))
          .slice(0, 1)),
    ...(shows?.measure === undefined ? [] : windowFault([...shown, 'measure'], shows.measure)),
  ]
}

function claimFaults(file: SessionFile, known: Known): readonly SessionFault[] {
  const [base = ''] = Object.keys(file.scenarios)
  return file.expect.flatMap((claim, i) => {
    const path = ['expect', i] as const
    const { arm = base, weeks, than } = claim
    const side = typeof than === 'object' ? than : {}
    const other = side.scenario ?? arm
    const again = file.expect.findIndex(({ id }) => id === claim.id) < i
    return [
      ...(again ? [{ path: [...path, 'id'], message: `expect has two claims called ${claim.id}` }] : []),
      ...armFault(file, arm, [...path, 'arm']),
      ...weeksFault([...path, 'weeks'], weeks, known.get(arm)),
      ...(side.scenario === undefined ? [] : armFault(file, other, [...path, 'than', 'scenario'])),
      ...(typeof than === 'object'
        ? weeksFault(
            side.weeks === undefined ? [...path, 'weeks'] : [...path, 'than', 'weeks'],
            side.weeks ?? weeks,
            known.get(other),
          )
        : []),
      ...('variance' in claim
        ? claim.variance.arms.flatMap((id, j) => armFault(file, id, [...path, 'variance', 'arms', j]))
        : []),
    ]
  })
}

/** Arms that the file does not have, and weeks that they do not have. */
export const armFaults = (file: SessionFile, known: Known): readonly SessionFault[] => [
  ...file.steps.flatMap((step, i) => (step.kind === 'predict' ? predictFaults(file, step, i, known) : [])),
  ...claimFaults(file, known),
]
