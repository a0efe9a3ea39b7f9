import { say } from './index.ts'

/** Words as a list: "a, b and c". */
export const listed = (words: readonly string[]): string =>
  words.length < 2
    ? (words[0] ?? '')
    : say('curve.list.and', { first: words.slice(0, -1).join(', '), last: words.at(-1) ?? '' })

/** Clauses one after the other, with what the language puts between them. */
export const joined = (clauses: readonly string[]): string => clauses.join(say('curve.join.semicolon'))

/** Which way something goes, as messages choose by it. */
export const wayOf = (value: number): 'up' | 'down' => (value > 0 ? 'up' : 'down')
