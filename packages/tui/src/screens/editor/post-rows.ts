import {
  type Assumptions,
  type LeverValue,
  type Path,
  type PostPart,
  type Posts,
  postLever,
  postsOf,
  type Seniority,
  type Settings,
  seniorityIds,
} from '@fishbowl/core'
import type { Write } from './change.ts'
import { postEffect, postName } from './lever-words.ts'
import type { LeverRow } from './row.ts'

const postsIn = (value: LeverValue): readonly Posts[] => (Array.isArray(value) ? value : [])

/** A team as a file says it; full time goes without saying. */
const written = (team: readonly Posts[]): unknown =>
  team.map(({ seniority, count, fte }) => ({ seniority, count, ...(fte === 1 ? {} : { fte }) }))

/** Names the team that is there already. */
export const teamWrite = (path: Path, { team }: Settings): Write => ({ path, value: written(postsOf(team)) })

/** Where in a team a row stands; undefined where the team has none of its level. */
type Place = { readonly at: number | undefined; readonly seniority: Seniority }

/** The team with posts of a level given another number or working time. What is no number goes on: the file is checked, and says so. */
function teamWith(
  team: readonly Posts[],
  { at, seniority }: Place,
  part: PostPart,
  value: unknown,
): readonly Posts[] {
  const old = team[at ?? -1] ?? { seniority, count: 1, fte: 1 }
  const entry = { ...old, [part]: value } as Posts
  return at === undefined ? [...team, entry] : team.map((one, i) => (i === at ? entry : one))
}

const placesIn = (team: readonly Posts[], seniority: Seniority): readonly number[] =>
  team.flatMap((post, i) => (post.seniority === seniority ? [i] : []))

const partOf = (post: Posts | undefined, part: PostPart): LeverValue =>
  part === 'count' ? (post?.count ?? 0) : post?.fte

/** Which place of its level it is, from 0, and what an hour of the level does. */
type Told = { readonly nth: number; readonly effect: string }

/** Number and working time of the posts at a place. */
function placeRows(row: LeverRow, place: Place, { nth, effect }: Told): readonly LeverRow[] {
  const { at, seniority } = place
  const [team, old] = [postsIn(row.value), postsIn(row.before)]
  const post = team[at ?? -1]
  const was = old[placesIn(old, seniority)[nth] ?? -1]
  const remove = row.write(written(team.filter((_, i) => i !== at)))
  const [ending, more] = nth === 0 ? ['', ''] : [`.${nth + 1}`, ` (${nth + 1})`]
  const rowOf = (part: PostPart): LeverRow => {
    const lever = postLever(seniority, part)
    return {
      ...row,
      lever,
      id: `${row.id}.${seniority}.${part}${ending}`,
      title: postName(seniority, part) + more,
      effect,
      value: partOf(post, part),
      before: partOf(was, part),
      standard: part === 'count' ? 0 : 1,
      write: (value) =>
        part === 'count' && value === 0 ? remove : row.write(written(teamWith(team, place, part, value))),
      ...(post === undefined ? {} : { remove }),
    }
  }
  return [rowOf('count'), rowOf('fte')]
}

/** Two rows for each level of the role; more where a team has posts of a level with different working time. */
export function postRows(row: LeverRow, assumptions: Assumptions): readonly LeverRow[] {
  const team = postsIn(row.value)
  return seniorityIds.flatMap((seniority) => {
    const places = placesIn(team, seniority)
    const all: readonly (number | undefined)[] = places.length === 0 ? [undefined] : places
    const effect = postEffect(seniority, assumptions)
    return all.flatMap((at, nth) => placeRows(row, { at, seniority }, { nth, effect }))
  })
}
