import type { LifeEvent, Parting } from '@fishbowl/core'
import { fateOf, partName, sentence, wordApart, wordPull, wordShare } from './life-words.ts'
import { say, type WordKey } from './words/index.ts'

/** Names of the two scenarios of a parting. */
type Names = { readonly one: string; readonly other: string }

const fateIn = (event: LifeEvent | undefined, kind: LifeEvent['kind']): string =>
  event === undefined ? say('life.noOccasion') : fateOf(kind, event.happened)

const partOf = (event: LifeEvent | undefined, part: string): number => event?.parts?.[part] ?? 0

/** The part in which two decisions differ most, with its value in each; '' where they name none. */
function wordCause({ one, other, kind }: Parting, names: Names): string {
  const parts = Object.keys(one?.parts ?? {})
  const apart = (part: string): number => Math.abs(partOf(one, part) - partOf(other, part))
  const [most] = parts.toSorted((a, b) => apart(b) - apart(a))
  if (most === undefined || other === undefined || apart(most) === 0) return ''
  const word = kind === 'visit' ? wordPull : wordShare
  return say('life.parting.cause', {
    ...names,
    part: partName(most),
    first: word(partOf(one, most)),
    second: word(partOf(other, most)),
  })
}

/** The draw, the same in both, and the chance that was not. */
function wordDecided(parting: Parting, names: Names): string {
  const { one, other } = parting
  const event = one ?? other
  if (event?.draw === undefined) return say('life.parting.noDraw')
  if (one?.chance === undefined || other?.chance === undefined)
    return wordChances('life.parting.draw', [event.draw, event.chance ?? 0])
  const values = { ...names, cause: wordCause(parting, names) }
  const draws = [event.draw, one.chance, other.chance] as const
  return one.chance === other.chance
    ? wordChances('life.parting.same', draws, values)
    : wordChances('life.parting.apart', draws, values)
}

/** A message about a draw and one or two chances, written so that they can be told apart. */
function wordChances(
  key: WordKey,
  [draw, ...chances]: readonly [draw: number, ...chances: readonly number[]],
  values: Readonly<Record<string, string>> = {},
): string {
  const [drawn = '', before = '', after = ''] = wordApart(draw, ...chances)
  return say(key, { ...values, draw: drawn, chance: before, before, after })
}

/** What the member does in each of two lives, in one clause. */
const wordFates = ({ week, kind, one, other }: Parting, names: Names): string =>
  say('life.parting.fates', { ...names, week, first: fateIn(one, kind), second: fateIn(other, kind) })

/**
 * Where two lives of one member part, in sentences: since when the chances differ, what differed, and what decided. The first parting is
 * the first of all; a further one is the first of its kind.
 */
export function partingSentences(partings: readonly Parting[], names: Names): readonly string[] {
  return partings.map((parting, n) => {
    const { week, since } = parting
    const fates = wordFates(parting, names)
    const visits = n > 0 ? say('life.parting.visit', { fates }) : fates
    const says = n === 0 && since < week ? say('life.parting.since', { since, fates }) : visits
    return `${sentence(says)} ${wordDecided(parting, names)}`
  })
}
