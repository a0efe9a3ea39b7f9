import { firstSpace, type Life, memberWeeksOf, type Parting, type Scenario, spacesOf } from '@fishbowl/core'
import { type Attribution, type Contrast, type Fates, fatesOf, middleReplicate } from '@fishbowl/lab/explain'
import { partingSentences } from '@fishbowl/report'
import { pickMembers, simulateStory } from '@fishbowl/sim'
import { type Arms, mostStoryWeeks } from './explain-plan.ts'
import { endsOf } from './explain-runs.ts'
import { partingsIn, plainLife } from './lives.ts'

/** A member whose story changed: who, by which rule, and where the two lives part. */
export type Changed = {
  readonly member: number
  readonly rule: string
  readonly group?: number | undefined
  readonly partings: Readonly<Record<string, readonly Parting[]>>
}

/** What becomes of the members in one replicate, or why it is not told. */
export type Stories =
  | { readonly fates: Fates; readonly members: readonly Changed[] }
  | { readonly why: string }

type Ends = readonly [Scenario, Scenario]

/** Up to three members: whose visits differ most, and the lowest row of those who are active at the end in one scenario alone. */
function chosenOf(
  [first, second]: Ends,
  arms: Arms,
  fates: Fates,
  space: string,
): readonly Pick<Changed, 'member' | 'rule'>[] {
  const { replicate, onlyFirst, onlySecond } = fates
  const against = { scenario: first, replicate }
  const [most] = pickMembers({ scenario: second, replicate }, { count: 1, space, against })
  const picked = most === undefined ? [] : [most]
  for (const [rows, arm] of [
    [onlySecond, arms[1]],
    [onlyFirst, arms[0]],
  ] as const) {
    const member = rows.find((row) => !picked.some((one) => one.member === row))
    const rule = `the first of the ${rows.length} who still come at the end only in ${arm.id}`
    if (member !== undefined) picked.push({ member, rule })
  }
  return picked
}

function changedOf(
  ends: Ends,
  replicate: number,
  chosen: readonly Pick<Changed, 'member' | 'rule'>[],
  spaces: readonly string[],
): readonly Changed[] {
  const rows = chosen.map(({ member }) => member)
  const [before, after] = ends.map((scenario) =>
    simulateStory({ scenario, replicate }, rows).lives.map(plainLife),
  )
  return chosen.map(({ member, rule }, n): Changed => {
    // the second scenario first: partings are told from the other one
    const lives = [after?.[n], before?.[n]].filter((life): life is Life => life !== undefined)
    const partings = Object.fromEntries(spaces.map((space) => [space, partingsIn(space, lives)]))
    return { member, rule, group: lives[0]?.group, partings }
  })
}

/** Spaces that both scenarios have, or the one that is looked at. */
function sharedSpaces([first, second]: Ends, space: string | undefined): readonly string[] {
  const others = new Set(spacesOf(second).map(({ id }) => id))
  const ids = spacesOf(first).flatMap(({ id }) => (others.has(id) ? [id] : []))
  return space === undefined ? ids : ids.filter((id) => id === space)
}

/** Whose story changed, in the replicate whose gain is nearest to the median gain. Some ten runs in this thread. */
export function storiesOf(
  contrast: Contrast,
  arms: Arms,
  attribution: Attribution,
  space: string | undefined,
): Stories {
  const ends = endsOf(contrast)
  const replicate = middleReplicate(attribution)
  if (contrast.otherPeople)
    return { why: 'the organisations differ, so member 0 of one is not member 0 of the other' }
  if (replicate === undefined) return { why: 'no replicate has a gain' }
  if (Math.max(...ends.map(memberWeeksOf)) > mostStoryWeeks)
    return {
      why: `the organisation is large; fishbowl story ${arms[1].scenario.id} --against ${arms[0].scenario.id} --replicate ${replicate} tells them`,
    }
  const fates = fatesOf(ends, replicate, space)
  const chosen = chosenOf(ends, arms, fates, space ?? firstSpace)
  return { fates, members: changedOf(ends, replicate, chosen, sharedSpaces(ends, space)) }
}

/** How many members come to which end, in one sentence. */
export function fatesSentence(
  { replicate, both, onlyFirst, onlySecond, neither }: Fates,
  arms: Arms,
): string {
  const members = both.length + onlyFirst.length + onlySecond.length + neither
  return `In replicate ${replicate}, whose gain is nearest to the median, ${onlySecond.length} of ${members} members still come in the last four weeks only in ${arms[1].id}, ${onlyFirst.length} only in ${arms[0].id}, ${both.length} in both and ${neither} in neither.`
}

/** A member's story in sentences: who, and where the lives part. */
export function changedSentences({ member, rule, group, partings }: Changed, arms: Arms): readonly string[] {
  const names = { one: arms[0].id, other: arms[1].id }
  const place = group === undefined ? '' : ` of work group ${group}`
  const spaces = Object.entries(partings).filter(([, some]) => some.length > 0)
  const told = spaces.flatMap(([space, some]) => {
    const words = partingSentences(some, names).join(' ')
    return spaces.length === 1 ? [words] : [`In ${space}: ${words}`]
  })
  const same = `What befell the member is the same in ${names.one} and ${names.other}.`
  return [`Member ${member}${place}, ${rule}. ${told.length === 0 ? same : told.join(' ')}`]
}
