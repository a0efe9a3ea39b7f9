import type { Brush } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'
import { isOfFile } from './words.ts'

/** A reason as lines: sentences wrapped, a line of a file and the caret below it as they stand. */
export const whyLines = (why: string, columns: number, brush: Brush): readonly string[] =>
  why.split('\n').flatMap((line) => {
    if (line === '') return []
    return isOfFile(line) ? [brush.line([[line]], columns)] : wrapped(brush.symbols.text(line), columns)
  })
