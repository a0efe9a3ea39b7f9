import type { Brush } from '../../brush.ts'
import { wrapped } from '../../wrap.ts'

/** A reason as lines: sentences wrapped, a line of a file and the caret below it as they stand. */
export const whyLines = (why: string, columns: number, brush: Brush): readonly string[] =>
  why.split('\n').flatMap((line) => {
    if (line === '') return []
    const isOfFile = /^\s*\d*\s*\|/.test(line)
    return isOfFile ? [brush.line([[line]], columns)] : wrapped(brush.symbols.text(line), columns)
  })
