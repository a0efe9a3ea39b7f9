// What the other programs share: the library in memory, and a scenario from a text.
import { readFileSync } from 'node:fs'
import { type LoadedScenario, librarySources, loadScenario, variantOf, wordIssues } from '@fishbowl/core'

const library = librarySources((id) =>
  readFileSync(new URL(import.meta.resolve(`@fishbowl/core/library/${id}.yaml`)), 'utf8'),
)

/** The scenario of a YAML text; `file` is the name that mistakes are told under. Throws Error with every mistake and its place. */
export function scenarioFrom(text: string, file: string): LoadedScenario {
  const load = loadScenario({ file, text }, library)
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** Another arm on the same people and luck: `base` with other levers. */
export function arm(base: LoadedScenario, policies: object): LoadedScenario {
  const load = variantOf(base, { policies }, 'arm')
  if (load.ok) return load.loaded
  throw new Error(wordIssues(load.issues))
}

/** The organisation of all examples: a thousand people, a year and a half, one community manager. */
export const ours = scenarioFrom(
  `
fishbowl: 1
id: ours
extends: one-cm
organisation: { members: 1000 }
horizon: 78
`,
  'ours.yaml',
)
