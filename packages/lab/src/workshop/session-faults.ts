import type { Scenario } from '@fishbowl/core'
import { accountsOf, type Flight } from '../play/index.ts'
import { armFaults } from './arm-faults.ts'
import { formatFaults } from './format-faults.ts'
import type { SessionFault } from './session-fault.ts'
import type { SessionFile } from './session-file.ts'
import { textFaults } from './text-faults.ts'

/** Places of entries that say the same as an earlier one. */
function repeated(values: readonly string[]): readonly number[] {
  return values.flatMap((value, i) => (values.indexOf(value) < i ? [i] : []))
}

function nameFaults({ steps, teams }: SessionFile): readonly SessionFault[] {
  const ids = steps.map(({ id }) => id)
  const names = typeof teams === 'number' ? [] : teams
  return [
    ...repeated(ids).map((i) => ({
      path: ['steps', i, 'id'],
      message: `steps[${i}].id is the id of another step too (${ids[i]})`,
    })),
    ...repeated(names).map((i) => ({ path: ['teams', i], message: `two teams are called ${names[i]}` })),
  ]
}

function eventFaults({ events, rounds }: Flight): readonly SessionFault[] {
  if (events === 'drawn') return []
  const places = events.map(({ round }) => String(round))
  return [
    ...events.flatMap(({ round }, i) =>
      round > rounds
        ? [
            {
              path: ['flight', 'events', i, 'round'],
              message: `flight.events[${i}] comes in round ${round}, but the flight has ${rounds}`,
            },
          ]
        : [],
    ),
    ...repeated(places).map((i) => ({
      path: ['flight', 'events', i, 'round'],
      message: `flight.events has two events in round ${places[i]}`,
      hint: 'one round has one event',
    })),
  ]
}

/** A team that goes on as the base case has to be within its budget, or it could decide nothing. */
function moneyFaults(flight: Flight, base: Scenario): readonly SessionFault[] {
  const rounds = Array.from({ length: flight.rounds }, () => ({ answer: 0, decision: {} }))
  const debt = accountsOf({ base, flight, replicate: 0, rounds }).findIndex(({ left }) => left < 0)
  if (debt === -1) return []
  return [
    {
      path: ['flight', ...(flight.grant === undefined ? [] : ['grant'])],
      message: `the base case costs more than the budget of the flight from round ${debt + 1} on`,
      hint: 'raise flight.grant, or start from a base case with fewer posts',
    },
  ]
}

function flightFaults({ flight, steps }: SessionFile, base: Scenario | undefined): readonly SessionFault[] {
  const decide = steps.findIndex(({ kind }) => kind === 'decide')
  if (flight === undefined)
    return decide === -1
      ? []
      : [
          {
            path: ['steps', decide, 'kind'],
            message: `steps[${decide}] decides, but the session has no flight`,
            hint: 'add flight: {} for the usual rules',
          },
        ]
  return [...eventFaults(flight), ...(base === undefined ? [] : moneyFaults(flight, base))]
}

/**
 * Everything wrong across the fields of a session file; with the scenarios of its arms, by the names of the arms, also what does not go with them.
 * Words are those of the file format, not of a language.
 */
export function sessionFaults(
  file: SessionFile,
  scenarios: ReadonlyMap<string, Scenario> = new Map(),
): readonly SessionFault[] {
  const [first] = Object.keys(file.scenarios)
  if (first === undefined)
    return [{ path: ['scenarios'], message: 'scenarios is empty; the first one is the sealed base case' }]
  return [
    ...nameFaults(file),
    ...textFaults(file),
    ...formatFaults(file),
    ...armFaults(file, scenarios),
    ...flightFaults(file, scenarios.get(first)),
  ]
}
