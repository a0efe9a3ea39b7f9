import type { LifeEvent, Parting } from '@fishbowl/core'
import { fates, partName, sentence, wordApart, wordPull, wordShare } from './life-words.ts'

/** Names of the two scenarios of a parting. */
type Names = { readonly one: string; readonly other: string }

const fateOf = (event: LifeEvent | undefined, kind: LifeEvent['kind']): string => {
  const [did, didNot] = fates[kind]
  if (event === undefined) return 'has no occasion for it'
  return event.happened ? did : didNot
}

const partOf = (event: LifeEvent | undefined, part: string): number => event?.parts?.[part] ?? 0

/** The part in which two decisions differ most, with its value in each; '' where they name none. */
function wordCause({ one, other, kind }: Parting, names: Names): string {
  const parts = Object.keys(one?.parts ?? {})
  const apart = (part: string): number => Math.abs(partOf(one, part) - partOf(other, part))
  const [most] = parts.toSorted((a, b) => apart(b) - apart(a))
  if (most === undefined || other === undefined || apart(most) === 0) return ''
  const word = kind === 'visit' ? wordPull : wordShare
  return `; what differs most is ${partName(most)} (${word(partOf(one, most))} in ${names.one}, ${word(partOf(other, most))} in ${names.other})`
}

/** The draw, the same in both, and the chance that was not. */
function wordDecided(parting: Parting, names: Names): string {
  const { one, other } = parting
  const event = one ?? other
  if (event?.draw === undefined) return ' No draw decided it.'
  if (one?.chance === undefined || other?.chance === undefined) {
    const [draw, chance] = wordApart(event.draw, event.chance ?? 0)
    return ` The draw was ${draw}, the chance ${chance}.`
  }
  const [draw, before, after] = wordApart(event.draw, one.chance, other.chance)
  const chances =
    one.chance === other.chance
      ? `the chance ${before} too`
      : `the chance was ${before} in ${names.one} and ${after} in ${names.other}`
  return ` The draw was ${draw} in both; ${chances}${wordCause(parting, names)}.`
}

/** What the member does in each of two lives, in one clause. */
function wordFates({ kind, one, other }: Parting, names: Names): string {
  return `the member ${fateOf(one, kind)} in ${names.one} and ${fateOf(other, kind)} in ${names.other}`
}

/**
 * Where two lives of one member part, in sentences: since when the chances differ, what differed, and what decided. The first parting is
 * the first of all; a further one is the first of its kind.
 */
export function partingSentences(partings: readonly Parting[], names: Names): readonly string[] {
  return partings.map((parting, n) => {
    const { week, since } = parting
    const chances = n === 0 && since < week ? `the chances differ from week ${since} on; ` : ''
    const visits = n > 0 ? 'the first visit that differs: ' : ''
    return `${sentence(`${chances}${visits}in week ${week} ${wordFates(parting, names)}`)}${wordDecided(parting, names)}`
  })
}
