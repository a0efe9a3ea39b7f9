import type { NetworkSource } from '../../source/network-source.ts'
import type { TidyTable } from '../document.ts'
import { text, whole } from './columns.ts'

/** The people of a network, a row each. */
export function nodesTable({ people }: NetworkSource): TidyTable {
  return {
    name: 'nodes',
    says: 'people of one run; nobody is a real person, names are made up',
    columns: [
      whole('person', '', 'row of the population, from 0'),
      text('name', 'made-up name'),
      whole(
        'work_group',
        '',
        'number of the work group, from 0; one of their own where people have no line manager',
      ),
      text('is_manager', 'yes for the line manager of the group'),
      whole('circle', '', 'number of the circle across groups, from 0'),
    ],
    rows: people.map(({ name, group, isManager, circle }, row) => [
      row,
      name,
      group,
      isManager ? 'yes' : 'no',
      circle,
    ]),
  }
}

/** Ties between people, each pair once. */
export function tiesTable({ ties }: NetworkSource): TidyTable {
  return {
    name: 'ties',
    says: 'who works with whom in that run, each pair once',
    columns: [
      whole('from', '', 'person with the lower number'),
      whole('to', '', 'person with the higher number'),
      text('kind', 'group: the same work group; else circle: the same circle across groups; else far'),
    ],
    rows: ties.map(({ from, to, kind }) => [from, to, kind]),
  }
}
