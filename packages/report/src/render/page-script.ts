/** The modules of a page's program in packages/report/page, each after those it imports. */
export const pageModules = ['number.js', 'reading.js', 'cursor.js', 'tools.js', 'figures.js'] as const

/**
 * The modules of a page's program as one script: each module after those it imports. They are plain modules of one folder, in which
 * a name means the same everywhere, so that nothing but their imports and exports has to go.
 */
export function scriptOf(modules: readonly string[]): string {
  const parts = modules.map((text) =>
    text.replace(/^import [^']*'[^']*'$/gm, '').replace(/^export (?=const|function)/gm, ''),
  )
  return `(() => {\n'use strict'\n${parts.join('\n')}})()\n`
}
