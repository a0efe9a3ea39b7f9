import { setTimeout as wait } from 'node:timers/promises'
import type { Counts } from '@fishbowl/lab/ledger'
import { pointResults } from '@fishbowl/lab/study'
import type {
  StudyForecast,
  StudyRow,
  StudyServices,
} from '../../../packages/tui/src/screens/studies/services.ts'

/** Counts of a study of which so many runs are done. */
export const countsOf = (done: number, planned: number, failed = 0): Counts => ({
  planned,
  done,
  failed,
  missing: planned - done - failed,
  unplanned: 0,
})

/** A study of a folder: three points, ten replicates. */
export const studyRow = (name: string, change: Partial<StudyRow> = {}): StudyRow => ({
  name,
  file: name,
  ledger: name.replace('.yaml', '.sqlite'),
  title: `The study of ${name}`,
  question: 'How much is enough?',
  points: 3,
  replicates: 10,
  counts: undefined,
  standing: 'new',
  changed: false,
  why: '',
  ...change,
})

/** What the fake studies of a test are made of; a test may change it while they are shown. */
export type StudyWorld = {
  rows: readonly StudyRow[]
  /** Milliseconds of a run. */
  delay?: number
  forecast?: Partial<StudyForecast>
  /** Why runs cannot be made. */
  refuses?: string
  /** How often ledgers were looked at. */
  glances?: number
}

const factors = ['policies.staffing.team', 'policies.alignment']
const points = ['incidental', 'claimed', 'integrated'].map((alignment, number) => ({
  number,
  base: 'bare',
  factors: { 'policies.staffing.team': [], 'policies.alignment': alignment },
}))

/** Point 1 is best; each run differs a little from the others. */
const summaryOf = (point: number, replicate: number): Float64Array =>
  Float64Array.of(0.1 + 0.2 * (point === 1 ? 2 : point / 2) + replicate / 1000, 0.5)

function numbersOf(row: StudyRow): ReturnType<StudyServices['numbers']> {
  const { name, counts, replicates = 10 } = row
  if (counts === undefined) return Promise.resolve({ why: '' })
  const runs = Array.from({ length: counts.done }, (_, i) => ({
    point: Math.floor(i / replicates),
    replicate: i % replicates,
    summary: summaryOf(Math.floor(i / replicates), i % replicates),
  }))
  const results = [
    ...pointResults(
      { points: () => points, summaries: () => runs },
      { scenarios: 1, firstIsReference: true, replicates, measures: [0] },
    ),
  ]
  return Promise.resolve({
    name,
    measure: 'weeklyActive',
    measures: ['weeklyActive', 'answeredShare'],
    counts,
    replicates,
    table: {
      study: { question: undefined, kind: 'grid', seed: 'fishbowl', scenarios: ['bare'] },
      factors,
      measures: ['weeklyActive'],
      points: results.toSorted((a, b) => (b.levels[0]?.mean ?? 0) - (a.levels[0]?.mean ?? 0)),
    },
    spread: undefined,
    failures: Array.from({ length: counts.failed }, (_, i) => ({
      point: 2,
      replicate: i,
      key: '',
      attempts: 2,
      error: 'its thread ran out of memory (4096 MB)',
      by: 'here',
    })),
    digest: '0123456789ab',
    makers: [{ by: 'here', runs: counts.done }],
    tool: 'fishbowl 0',
  })
}

/** Studies of a folder that is no folder. */
export function smallStudies(world: StudyWorld = { rows: [] }): StudyServices {
  const change = (name: string, to: Partial<StudyRow>): void => {
    world.rows = world.rows.map((row) => (row.name === name ? { ...row, ...to } : row))
  }
  return {
    async *list() {
      yield { rows: world.rows, more: 0 }
    },
    async glance(row) {
      world.glances = (world.glances ?? 0) + 1
      return world.rows.find(({ name }) => name === row.name) ?? row
    },
    async forecast(row, { signal }) {
      await wait(world.delay ?? 0)
      signal.throwIfAborted()
      const missing = row.counts?.missing ?? 30
      return {
        name: row.name,
        lines: () => ['runs  30', 'time  about 1 s'],
        missing,
        seconds: undefined,
        words: '',
        over: undefined,
        ...world.forecast,
      }
    },
    async *make(row, { signal }) {
      if (world.refuses !== undefined) throw new Error(world.refuses)
      const planned = 30
      let { done } = row.counts ?? { done: 0 }
      for (let made = 0; done < planned && !signal.aborted; made++, done++) {
        change(row.name, { counts: countsOf(done, planned), standing: 'elsewhere' })
        yield { planned, done, failed: 0, made }
        await wait(world.delay ?? 0)
      }
      change(row.name, { counts: countsOf(done, planned), standing: done < planned ? 'open' : 'done' })
      yield { planned, done, failed: 0, made: done }
    },
    numbers: (row) => numbersOf(row),
    curve: async () => ({ why: 'these studies have no weeks' }),
    sample(file) {
      world.rows = [...world.rows, studyRow(file)]
      return { ok: true }
    },
  }
}
