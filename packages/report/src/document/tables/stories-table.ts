import type { Cell } from '../../export/table.ts'
import { memberName } from '../../member-name.ts'
import type { ExplanationFound } from '../../source/explanation-source.ts'
import type { TidyTable } from '../document.ts'
import { known, number, text, whole } from './columns.ts'

/** How many members come to which end in one replicate. */
export function memberFatesTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'member-fates',
    says: 'members who still come in the last four weeks of one replicate, the one whose gain is nearest to the median',
    columns: [
      text('first', 'scenario that the other is compared with'),
      text('second', 'scenario whose difference to the first is explained'),
      whole('replicate', '', 'number of the replicate'),
      whole('members', 'people', 'all members'),
      whole('both', 'people', 'who still come in both scenarios'),
      whole('only_first', 'people', 'who still come only in the first'),
      whole('only_second', 'people', 'who still come only in the second'),
      whole('neither', 'people', 'who come in neither'),
    ],
    rows: found.flatMap(({ names: { first, second }, stories }): readonly (readonly Cell[])[] => {
      if ('why' in stories) return []
      const { replicate, both, onlyFirst, onlySecond, neither } = stories.fates
      const counts = [both.length, onlyFirst.length, onlySecond.length, neither]
      const members = counts.reduce((sum, count) => sum + count, 0)
      return [[first, second, replicate, members, ...counts]]
    }),
  }
}

const happened = (one: { readonly happened: boolean } | undefined): Cell =>
  one === undefined ? null : one.happened ? 'yes' : 'no'

/** Where the lives of the members that are told of part. */
export function partingsTable(found: readonly ExplanationFound[]): TidyTable {
  return {
    name: 'partings',
    says: 'where the two lives of the members that are told of part: same people, same luck, another scenario',
    columns: [
      text('first', 'scenario that the other is compared with'),
      text('second', 'scenario whose difference to the first is explained'),
      whole('member', '', 'row of the member, from 0'),
      text('name', 'a made-up first name, so that a reader can follow somebody'),
      whole('work_group', '', 'number of the work group'),
      text('rule', 'why this member is told of'),
      text('space', 'id of the space'),
      whole('since', 'weeks', 'first week in which any chance differs'),
      whole('week', 'weeks', 'week in which the lives part'),
      text('kind', 'what was decided'),
      text('happened_first', 'whether it happened in the first scenario'),
      text('happened_second', 'whether it happened in the second scenario'),
      number('draw', '0-1', 'the draw, the same in both; it happens below the chance'),
      number('chance_first', '0-1', 'the chance in the first scenario'),
      number('chance_second', '0-1', 'the chance in the second scenario'),
      text('parts_first', 'what made up the chance in the first scenario'),
      text('parts_second', 'what made up the chance in the second scenario'),
    ],
    rows: found.flatMap(({ names: { first, second }, stories }) => {
      if ('why' in stories) return []
      return stories.members.flatMap(({ member, group, rule, partings }) =>
        Object.entries(partings).flatMap(([space, some]) =>
          some.map(({ since, week, kind, one, other }) => [
            first,
            second,
            member,
            memberName(member),
            group ?? null,
            rule,
            space,
            since,
            week,
            kind,
            happened(one),
            happened(other),
            known(one?.draw ?? other?.draw),
            known(one?.chance),
            known(other?.chance),
            one?.parts ?? null,
            other?.parts ?? null,
          ]),
        ),
      )
    }),
  }
}
