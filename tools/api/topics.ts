import { basename } from 'node:path'
import type { Export, PackageId } from './surface.ts'

/** A part of a page: what it is about, and the modules and names that belong to it. */
export type Topic = { readonly title: string; readonly says: string; readonly of: readonly string[] }

/** The parts of a page in the order in which somebody new needs them. A name goes before its module. */
export const topics: Readonly<Record<PackageId, readonly Topic[]>> = {
  core: [
    {
      title: 'Scenarios',
      says: 'From a text to a scenario the engine takes, and variants of it.',
      of: ['load', 'library-source', 'library', 'scenario', 'check-scenario', 'write'],
    },
    {
      title: 'Mistakes in a file',
      says: 'Whatever a person wrote is answered with issues, never with an exception.',
      of: ['issue'],
    },
    {
      title: 'What a run leaves behind',
      says: 'Weekly columns, totals, and the measures made of them.',
      of: ['history', 'column', 'measure'],
    },
    {
      title: 'Policies and levers',
      says: 'What an organisation decides, week by week.',
      of: ['policy', 'owner', 'lever', 'lever-table', 'lever-value'],
    },
    {
      title: 'Assumptions, mechanisms, versions',
      says: 'What the model believes: values with ranges, status and source, parts that can be switched off, and older versions.',
      of: ['assumptions', 'mechanism', 'model-version', 'references', 'evidence'],
    },
    {
      title: 'Claims',
      says: 'What a scenario says of itself, to be tested on paired runs.',
      of: ['expectation'],
    },
    {
      title: 'Real organisations',
      says: 'People without names, on whose chart a scenario runs.',
      of: ['organisation-file', 'organisation-reference', 'people'],
    },
    { title: 'Lives', says: 'What befalls single members; made by `simulateStory` of sim.', of: ['life'] },
    {
      title: 'Plain data',
      says: 'Texts of data for digests and for people.',
      of: ['canonical', 'merge', 'path'],
    },
  ],
  sim: [
    {
      title: 'Run',
      says: 'One replicate of one scenario.',
      of: ['simulate', 'inProcess', 'Task', 'Runner', 'Variation', 'version'],
    },
    {
      title: 'Run on threads',
      says: 'Many replicates at once; from `@fishbowl/sim/threads`.',
      of: ['threads', 'worker'],
    },
    { title: 'Go back and decide otherwise', says: 'Snapshots and forks.', of: ['fork'] },
    { title: 'Policies in force', says: 'What a scenario says for each week.', of: ['timeline'] },
    {
      title: 'Lives',
      says: 'The same run, with what happened to single members.',
      of: ['story', 'story-parting', 'story-picks'],
    },
    {
      title: 'Week by week',
      says: 'The state between two weeks, for those who want to look inside. Columns may be read; whoever writes to them is on their own.',
      of: ['simulate', 'snapshot', 'week', 'world', 'columns'],
    },
  ],
}

/** The topic of an export; undefined when the table has none. */
export function topicOf(id: PackageId, { name, declared }: Export): Topic | undefined {
  const module = basename(declared[0].module.path, '.ts')
  const by = (wanted: string) => topics[id].findLast(({ of }) => of.includes(wanted))
  return topics[id].find(({ of }) => of.includes(name)) ?? by(module)
}
