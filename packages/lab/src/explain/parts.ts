import { assumptionIds, differences, organisationData } from '@fishbowl/core'
import { interventionParts } from './interventions.ts'
import { fields, type Part, policyTitles, type Side, valueAt, withValue } from './part.ts'

/** A block of the file as a part; nothing where both files say the same there. */
function blockPart(
  sides: readonly [Side, Side],
  path: readonly string[],
  named: Pick<Part, 'id' | 'title'>,
): readonly Part[] {
  const [before, after] = sides.map(({ raw }) => valueAt(fields(raw), path))
  const nested = (value: unknown): unknown => withValue({}, path, value)
  const changes = differences(nested(before), nested(after))
  if (changes.length === 0) return []
  return [{ ...named, changes, put: (raw) => withValue(raw, path, after) }]
}

/** Blocks of one kind, each a part of its own, or all together where there are more than `most`. */
function blockParts(
  sides: readonly [Side, Side],
  {
    key,
    ids,
    most,
    titles,
  }: { key: string; ids: readonly string[]; most: number; titles: readonly [one: string, all: string] },
): readonly Part[] {
  const [one, all] = titles
  const apart = ids.flatMap((id) =>
    blockPart(sides, [key, id], { id: `${one}-${id}`, title: `${one} ${id}` }),
  )
  return apart.length <= most ? apart : blockPart(sides, [key], { id: key, title: all })
}

const spacesIn = ({ raw }: Side): readonly string[] => Object.keys(fields(valueAt(fields(raw), ['spaces'])))

/** Most further spaces, and most assumptions, that are levers of their own. */
const mostSpaces = 3
const mostAssumptions = 4

/** True where the organisations differ in more than how many leave: then not all people are the same people. */
export function haveOtherPeople(sides: readonly [Side, Side]): boolean {
  const [one, other] = sides.map(({ scenario: { organisation, community } }) =>
    JSON.stringify([{ ...organisationData(organisation), turnover: 0 }, community.outsideExperts]),
  )
  return one !== other
}

/** The version of the model, where the two run under different ones: naming the current one and naming none is the same. */
const modelPart = (sides: readonly [Side, Side]): readonly Part[] =>
  sides[0].scenario.model === sides[1].scenario.model
    ? []
    : blockPart(sides, ['model'], { id: 'model', title: 'version of the model' })

function organisationPart(sides: readonly [Side, Side]): readonly Part[] {
  const found = blockPart(sides, ['organisation'], { id: 'organisation', title: 'organisation' })
  const isTurnover = found.every(({ changes }) =>
    changes.every(({ path }) => path === 'organisation.turnover'),
  )
  if (!isTurnover) return found
  return blockPart(sides, ['organisation'], { id: 'turnover', title: 'turnover' })
}

/**
 * Where the file of the second scenario differs from that of the first, in the pieces that people decide about: one for each policy, one
 * for each dated change, space and assumption where they are few. Seed, length and everything that only describes is none.
 */
export function partsOf(sides: readonly [Side, Side]): readonly Part[] {
  const [first, second] = sides
  const policies = Object.entries(policyTitles).flatMap(([id, title]) =>
    blockPart(sides, ['policies', id], { id, title }),
  )
  const spaces = [...new Set([...spacesIn(first), ...spacesIn(second)])].toSorted()
  return [
    ...policies,
    ...interventionParts(fields(first.raw), fields(second.raw)),
    ...blockPart(sides, ['community'], { id: 'community', title: 'community' }),
    ...organisationPart(sides),
    ...blockParts(sides, {
      key: 'spaces',
      ids: spaces,
      most: mostSpaces,
      titles: ['space', 'further spaces'],
    }),
    ...blockParts(sides, {
      key: 'assumptions',
      ids: assumptionIds,
      most: mostAssumptions,
      titles: ['assumption', 'assumptions'],
    }),
    ...modelPart(sides),
  ]
}
