import { canonicalJson, organisationData, type Scenario } from '@fishbowl/core'
import type { Base } from './build.ts'
import type { Factor } from './factor.ts'
import type { Study } from './file.ts'

function nextPower(n: number): number {
  let power = 1
  while (power < n) power *= 2
  return power
}

function balanceNote({ design }: Study): readonly string[] {
  if (design.kind !== 'sobol') return []
  const { points } = design
  const next = nextPower(points)
  if (next === points) return []
  return [
    `${points} points are no power of two, so the Sobol points are not balanced: take ${next / 2} or ${next}, or kind: latin-hypercube.`,
  ]
}

function ownNote({ design }: Study, bases: readonly Base[], own: ReadonlySet<string>): readonly string[] {
  const isAll = (design.kind === 'sobol' || design.kind === 'latin-hypercube') && design.assumptions === 'all'
  if (!isAll || own.size === 0) return []
  const who = bases
    .filter(({ loaded }) => Object.keys(loaded.scenario.overrides).length > 0)
    .map(({ id }) => id)
  return [
    `Not varied, because ${who.join(', ')} says what it is: ${[...own].join(', ')}; name it under factors to vary it all the same.`,
  ]
}

/** What pairing by replicate cannot make alike. */
function likenessNotes(bases: readonly Base[], factors: readonly Factor[]): readonly string[] {
  const differ = (value: (scenario: Scenario) => unknown): boolean =>
    new Set(bases.map(({ loaded }) => canonicalJson(value(loaded.scenario)))).size > 1
  const varies = (...path: readonly string[]): boolean =>
    factors.some((factor) => path.every((step, i) => factor.path[i] === step))
  return [
    ...(varies('horizon') || differ(({ horizon }) => horizon)
      ? [
          'The horizons differ: each run is judged over its own last 13 weeks, and money and sums over all of its own.',
        ]
      : []),
    ...(varies('organisation') ||
    varies('community', 'outsideExperts') ||
    differ(({ organisation, community }) => [organisationData(organisation), community.outsideExperts])
      ? ['The organisations differ, so not all people are the same people; read the differences with care.']
      : []),
  ]
}

/** What somebody who reads the results of a study should know, as sentences; `own` are assumptions that a scenario sets itself. */
export const notesOf = (
  study: Study,
  bases: readonly Base[],
  factors: readonly Factor[],
  own: ReadonlySet<string>,
): readonly string[] => [
  ...balanceNote(study),
  ...ownNote(study, bases, own),
  ...likenessNotes(bases, factors),
]
