import { createHash } from 'node:crypto'
import type { MeasureId } from '@fishbowl/core'
import { scenarioHash } from '../scenario-hash.ts'
import type { Point, StudyPlan } from '../study/plan.ts'
import { keyOfHash } from './key.ts'

/** One of `of` equal parts of a study, from 1. */
export type Shard = { readonly part: number; readonly of: number }

/** What a ledger holds the runs of. */
export type StudyMeta = {
  readonly id: string
  readonly title: string
  /** Digest of what is planned, 12 hex digits: every scenario as the engine sees it, replicates and code. */
  readonly plan: string
  readonly points: number
  readonly replicates: number
  /** Runs that this ledger is for: all, or those of its shard. */
  readonly planned: number
  readonly measures: readonly MeasureId[]
  readonly factors: readonly string[]
  /** The study file as plain data. */
  readonly file: unknown
  readonly shard?: Shard
  /** Hash of the code that made the runs, and that version in words. */
  readonly code: string
  readonly tool: string
}

/** True for a run of the shard: runs are dealt out by key, so every shard gets all kinds. */
export const inShard = (key: string, shard: Shard | undefined): boolean =>
  shard === undefined || Number.parseInt(key.slice(0, 8), 16) % shard.of === shard.part - 1

/** Who plans: the code that will simulate, that version in words, and the part of the study. */
export type Planner = { readonly code: string; readonly tool: string; readonly shard?: Shard | undefined }

/** Walks over the plan once and describes it; `each` is told the scenario hash of each point. */
export function metaOf(
  plan: StudyPlan,
  { code, tool, shard }: Planner,
  each: (point: Point, hash: string) => void,
): StudyMeta {
  const { id, title, count, replicates, measures, factors, file } = plan
  const hash = createHash('sha256').update(`${code} ${replicates}\n`)
  let planned = 0
  for (let number = 0; number < count; number++) {
    const point = plan.at(number)
    const scenario = scenarioHash(point.scenario)
    hash.update(`${scenario}\n`)
    each(point, scenario)
    if (shard === undefined) planned += replicates
    else for (let r = 0; r < replicates; r++) if (inShard(keyOfHash(code, scenario, r), shard)) planned++
  }
  return {
    id,
    title,
    plan: hash.digest('hex').slice(0, 12),
    points: count,
    replicates,
    planned,
    measures,
    factors,
    file,
    ...(shard === undefined ? {} : { shard }),
    code,
    tool,
  }
}
