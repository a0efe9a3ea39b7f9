import { dirname, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Outside } from './outside.ts'

/** Stands for the line that names the schema, until it is known where the file will be. */
export const schemaMark = '# yaml-language-server: $schema=@fishbowl/core/schema'

/** The line that lets an editor complete and check the file; none where the schema is not installed. */
export function schemaLine(file: string, outside: Pick<Outside, 'realPath'>): readonly string[] {
  try {
    const schema = fileURLToPath(import.meta.resolve('@fishbowl/core/schema'))
    const real = outside.realPath(schema)
    if (real === undefined) return []
    const way = relative(dirname(resolve(file)), real).replaceAll('\\', '/')
    return [`# yaml-language-server: $schema=${way.startsWith('.') ? way : `./${way}`}`]
  } catch {
    return []
  }
}

/** A text with its schema line in the place of the mark. */
export function withSchema(file: string, text: string, outside: Pick<Outside, 'realPath'>): string {
  if (!text.startsWith(`${schemaMark}\n`)) return text
  return [...schemaLine(file, outside), text.slice(schemaMark.length + 1)].join('\n')
}
