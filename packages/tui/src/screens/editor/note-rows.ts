import { type Intervention, valueAtPath, weekOf } from '@fishbowl/core'
import { changeSays, spaceTitle, wordPolicies } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import type { Entry } from '../../entry.ts'
import type { NoteRow } from './row.ts'

const wordWeeks = (change: Intervention): string =>
  change.until === undefined
    ? say('editor.note.from', { week: weekOf(change) })
    : say('editor.note.weeks', { from: weekOf(change), to: change.until - 1 })

const wordChange = (change: Intervention): string => {
  const words = wordPolicies(change)
  const { says } = change
  if (says === undefined) return words
  return words === '' ? changeSays(says) : say('editor.note.both', { says: changeSays(says), words })
}

/** A change as the file says it, so many weeks later; one that ends lasts as long as before. */
function laterBy({ week, from, until }: Intervention, said: unknown, weeks: number): unknown {
  const moved = Object.entries({ week, from, until }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, value + weeks]],
  )
  return { ...(said as object), ...Object.fromEntries(moved) }
}

/** The dated changes of a scenario and its further spaces, in words. */
export function noteRows({ loaded: { raw, scenario } }: Entry): readonly NoteRow[] {
  const list = valueAtPath(raw, ['interventions'])
  const all: readonly unknown[] = Array.isArray(list) ? list : []
  const changes = scenario.interventions.map(
    (change, i): NoteRow => ({
      kind: 'note',
      id: `interventions[${i}]`,
      section: 'later',
      group: say('editor.note.dated'),
      title: wordWeeks(change),
      words: wordChange(change),
      remove: { path: ['interventions'], value: all.filter((_, other) => other !== i) },
      later: (weeks) => ({
        path: ['interventions'],
        value: all.map((one, other) => (other === i ? laterBy(change, one, weeks) : one)),
      }),
    }),
  )
  const spaces = Object.entries(scenario.spaces).map(
    ([id, { title, policies }]): NoteRow => ({
      kind: 'note',
      id: `spaces.${id}`,
      section: 'later',
      group: say('editor.note.space'),
      title: title === undefined ? id : spaceTitle(title),
      words: wordPolicies(policies) || say('editor.note.default'),
    }),
  )
  return [...changes, ...spaces]
}
