import { globSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../', import.meta.url))

/** Pages for people who use or change Fishbowl, by their paths in the repository. */
export const pages = (): readonly string[] =>
  [
    'README.md',
    'CONTRIBUTING.md',
    'GLOSSARY.md',
    'docs/README.md',
    'docs/guide/*.md',
    'docs/tutorial/*.md',
    'docs/workshop/*.md',
  ]
    .flatMap((pattern) => globSync(pattern, { cwd: root }).toSorted())
    .map((path) => path.replaceAll('\\', '/'))

/** Where a page is. */
export const pageFile = (name: string): string => `${root}${name}`
