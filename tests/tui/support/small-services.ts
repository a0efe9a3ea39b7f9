import {
  differences,
  flagship,
  type Intervention,
  loadRaw,
  type Policies,
  wordDifferences,
} from '@fishbowl/core'
import { comparison } from '@fishbowl/lab'
import { simulate } from '@fishbowl/sim'
import type { Entry } from '../../../packages/tui/src/entry.ts'
import type { Progress, Services } from '../../../packages/tui/src/services.ts'
import { smallPlay } from './small-play.ts'
import { smallStudies } from './small-studies.ts'
import { smallWhy } from './small-why.ts'

const [baseId, alignedId] = flagship

const policies: Readonly<Record<string, Policies>> = {
  [baseId]: { alignment: 'incidental', platform: { fit: 0.5 } },
  [alignedId]: {
    alignment: 'integrated',
    training: 0.5,
    staffing: { team: [{ seniority: 'professional', count: 1, fte: 1 }] },
  },
  'one-cm': { staffing: { team: [{ seniority: 'professional', count: 1, fte: 1 }] } },
  'two-cms': { staffing: { team: [{ seniority: 'professional', count: 2, fte: 1 }] } },
  mandate: { alignment: 'incidental', mandate: true },
  interns: { staffing: { team: [{ seniority: 'intern', count: 2, fte: 1 }] } },
  'budget-cut': { alignment: 'integrated', budget: 'reviewed' },
  wide: { alignment: 'claimed' },
}

const titles: Readonly<Record<string, string>> = {
  [baseId]: 'The standard rollout',
  [alignedId]: 'A professional, tied to work',
  'one-cm': 'One community manager',
  'two-cms': 'Two community managers',
  mandate: 'Everyone is told to use it',
  interns: 'Interns as community managers',
  'budget-cut': 'The budget is cut',
  wide: '社区 for everyone 👩‍👩‍👧 é',
}

const cut: Intervention = { week: 26, says: 'budget cut', staffing: { team: [] } }

/** The file of a scenario of 200 members over a year; small enough for a few milliseconds a run. */
const fileOf = (id: string): object => ({
  id,
  title: titles[id] ?? id,
  organisation: { members: 200 },
  policies: policies[id] ?? {},
  interventions: id === 'budget-cut' ? [cut] : [],
  horizon: 52,
})

function loadedOf(id: string): Entry['loaded'] {
  const load = loadRaw(fileOf(id), id)
  if (!load.ok) throw new RangeError(`"${id}" is no scenario`)
  return load.loaded
}

const entryOf = (id: string): Entry => {
  const loaded = loadedOf(id)
  const base = id === baseId || id === 'wide' ? undefined : baseId
  const lines = wordDifferences(
    differences(loadedOf(baseId).raw, loaded.raw).filter(({ path }) => path !== 'id' && path !== 'title'),
  )
  return {
    id,
    kind: 'library',
    title: titles[id] ?? id,
    question: `What happens to adoption with ${id}?`,
    watch:
      id === alignedId
        ? ['the launch spike is the same in both', 'the slow build-up needs a year', 'questions get answers']
        : ['the end level'],
    source: 'a made-up source',
    base,
    differences: base === undefined ? [] : lines.split('\n'),
    loaded,
    operand: id,
  }
}

/** How fast and how far the runs of the fake services go. */
export type Pace = {
  /** Milliseconds between two replicates. @default none: as fast as they come */
  readonly delay?: number
  /** A run fails after this many replicates. */
  readonly failAfter?: number
  /** @default performance.now */
  readonly now?: () => number
}

const pause = (ms: number): Promise<void> =>
  new Promise((resolve) => (ms > 0 ? setTimeout(resolve, ms) : setImmediate(resolve)))

/** Services over real simulations of small scenarios, in this thread; the same numbers at every call. */
export function smallServices({ delay = 0, failAfter, now = () => performance.now() }: Pace = {}): Services {
  async function* compare(
    arms: Parameters<Services['compare']>[0],
    { replicates, measures }: Parameters<Services['compare']>[1],
  ): AsyncGenerator<Progress> {
    const into = comparison(arms, arms[0]?.id ?? '', { curves: measures })
    for (let replicate = 0; replicate < replicates; replicate++) {
      await pause(delay)
      if (replicate === failAfter) throw new Error(`replicate ${replicate} failed: out of oxygen`)
      into.add(replicate, new Map(arms.map(({ id, scenario }) => [id, simulate({ scenario, replicate })])))
      yield { done: replicate + 1, comparison: into.result() }
    }
  }
  return {
    library: Object.keys(policies).map(entryOf),
    compare,
    why: smallWhy(delay),
    studies: smallStudies(),
    play: smallPlay(),
    save: () => ({ ok: false, why: 'these services have no disk', taken: false }),
    open: (operand) => ({ ok: false, why: `there is no ${operand}` }),
    folder: { names: () => ({ names: [], more: 0 }), read: () => undefined },
    editFile: async () => false,
    edit: async () => undefined,
    after(milliseconds, act) {
      const timer = setTimeout(act, milliseconds)
      return () => clearTimeout(timer)
    },
    now,
    threads: 2,
    modelVersion: '0.1.0',
  }
}
