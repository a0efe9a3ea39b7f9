import type { SessionFault } from './session-fault.ts'
import type { SessionFile, SessionFormat, Step } from './session-file.ts'

const minutesIn = ({ minutes }: Step, format: SessionFormat): number | undefined =>
  typeof minutes === 'number' ? minutes : minutes[format]

function ofFormat(
  { steps, flight }: SessionFile,
  format: SessionFormat,
  at: number,
): readonly SessionFault[] {
  const path = ['formats', at] as const
  const held = steps.flatMap((step) => {
    const minutes = minutesIn(step, format)
    return minutes === undefined ? [] : [{ step, minutes }]
  })
  if (held.length === 0)
    return [
      {
        path,
        message: `no step has minutes for the format ${format}`,
        hint: 'give steps minutes, or leave the format out',
      },
    ]
  const sum = held.reduce((total, { minutes }) => total + minutes, 0)
  const rounds = held.reduce((total, { step }) => total + (step.kind === 'decide' ? step.rounds : 0), 0)
  return [
    ...(sum > Number(format)
      ? [
          {
            path,
            message: `the steps of the format ${format} take ${sum} minutes`,
            hint: 'shorten steps, or give minutes by format, so that some are left out',
          },
        ]
      : []),
    ...(flight !== undefined && rounds > flight.rounds
      ? [
          {
            path,
            message: `the decide steps of the format ${format} have ${rounds} rounds, but the flight has ${flight.rounds}`,
            hint: 'raise flight.rounds, or lower rounds of the steps',
          },
        ]
      : []),
  ]
}

/** Minutes of a step for a format in which the session is not held. */
function ofStep({ formats }: SessionFile, { minutes }: Step, at: number): readonly SessionFault[] {
  if (typeof minutes === 'number') return []
  const given = Object.keys(minutes) as SessionFormat[]
  if (given.length === 0)
    return [
      {
        path: ['steps', at, 'minutes'],
        message: `steps[${at}].minutes names no format, so that the step is in none`,
      },
    ]
  return given
    .filter((format) => !formats.includes(format))
    .map((format) => ({
      path: ['steps', at, 'minutes', format],
      message: `steps[${at}].minutes names the format ${format}, which formats does not`,
      hint: `formats are ${formats.join(', ')}`,
    }))
}

/** What is wrong with the lengths in which a session is held. */
export const formatFaults = (file: SessionFile): readonly SessionFault[] => [
  ...file.formats.flatMap((format, i) =>
    file.formats.indexOf(format) < i
      ? [{ path: ['formats', i], message: `formats names ${format} twice` }]
      : ofFormat(file, format, i),
  ),
  ...file.steps.flatMap((step, i) => ofStep(file, step, i)),
]
