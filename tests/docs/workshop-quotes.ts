import type { lessonIds } from '../../tools/workshop/lesson.ts'
import type { Quotes } from './workshop-numbers.ts'
import { duperrinQuotes } from './workshop-quotes-duperrin.ts'
import { hinchcliffeQuotes } from './workshop-quotes-hinchcliffe.ts'

/** What the texts of every lesson quote. */
export const quotes: Readonly<Record<(typeof lessonIds)[number], Quotes>> = {
  ...hinchcliffeQuotes,
  ...duperrinQuotes,
}
