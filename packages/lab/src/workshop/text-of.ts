import type { SessionText } from './session-file.ts'

/** A text of a session in a language; where the file does not have it, in the first of its languages that it has. */
export function textOf(text: SessionText, language: string, languages: readonly string[] = []): string {
  if (typeof text === 'string') return text
  const known = [language, ...languages].find((id) => text[id] !== undefined)
  return (known === undefined ? Object.values(text)[0] : text[known]) ?? ''
}
