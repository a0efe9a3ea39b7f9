import { dirname } from 'node:path'
import { type MeasureId, type ModelVersion, measureIds, modelVersions, quote } from '@fishbowl/core'
import type { Arm } from '@fishbowl/lab'
import { modelVersion } from '@fishbowl/sim/version'
import { z } from 'zod'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'
import { fileBytes } from './files.ts'
import { KeptArm, keptArms } from './kept-arms.ts'

/** A comparison of six arms takes about a megabyte. */
const mostBytes = 64 * 1024 * 1024

const Kept = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.enum(['run', 'comparison']),
  modelVersion: z.string().max(100),
  again: z.string(),
  measure: z.looseObject({ id: z.enum([...measureIds] as [MeasureId, ...MeasureId[]]) }),
  replicates: z.int().min(1).max(20_000),
  baseline: z.string().optional(),
  arms: z.array(KeptArm).min(1),
  sureness: z.unknown().optional(),
  seed: z.unknown().optional(),
  horizon: z.unknown().optional(),
  endWeeks: z.unknown().optional(),
  pairs: z.unknown().optional(),
  sentences: z.unknown().optional(),
  notes: z.unknown().optional(),
  fork: z.unknown().optional(),
})

/** A result that was kept as JSON: what it was made from, and the document itself. */
export type KeptResult = Pick<z.infer<typeof Kept>, 'kind' | 'replicates' | 'again'> & {
  readonly measure: MeasureId
  readonly baseline: string
  readonly arms: readonly Arm[]
  readonly digests: readonly string[]
  readonly isUntilSure: boolean
  /** The version of the model that was the current one then; each scenario says which it ran under. */
  readonly modelVersion: string
  readonly document: unknown
}

const way = 'fishbowl run <scenario> --json > result.json writes a result'

const refuse = (file: string, why: string): Failure =>
  new Failure('usage', `${quote(file, 200)} is no result that can be verified: ${why}`, { hint: way })

function dataOf(file: string, bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw refuse(file, 'it is no JSON document, or a part of one')
  }
}

const isKnown = (version: unknown): version is ModelVersion => modelVersions.some((one) => one === version)

/** How to come to numbers of a version that is not the current one. */
function otherVersion(by: string, again: string | undefined): string {
  const anew = again === undefined ? '' : `, or make it anew: ${again}`
  if (!isKnown(by)) return `verify it with the version that made it${anew}`
  return `this fishbowl still has that model: put model: ${by} into the scenario file to make its numbers${anew}`
}

/** The fields that every version has; what else there is depends on the version. Throws a Failure for a result of another model. */
export function checkVersion(file: string, data: unknown): void {
  const Made = z.object({ modelVersion: z.string(), again: z.string().optional() })
  const made = Made.safeParse(data)
  if (!made.success || made.data.modelVersion === modelVersion) return
  const { modelVersion: by, again } = made.data
  throw new Failure(
    'failed',
    `${quote(file, 200)} was made by model ${quote(by)}, and this is model ${modelVersion}: their numbers differ on purpose`,
    { hint: otherVersion(by, again) },
  )
}

/** True where every scenario says which version of the model it ran under, and this program has them all: then it comes out again. */
function saysItsModels(document: unknown): boolean {
  const Said = z.object({
    modelVersion: z.enum(modelVersions),
    arms: z.array(z.object({ scenario: z.object({ model: z.enum(modelVersions) }) })),
  })
  return Said.safeParse(document).success
}

/** Throws a Failure for a result of another model, unless it can be made again. */
function checkRunnable(file: string, document: unknown): void {
  if (!saysItsModels(document)) checkVersion(file, document)
}

/**
 * Reads a document of `run --json` or `compare --json`; organisation files are looked for in the folder `beside`. Throws a Failure that
 * names the file and what is wrong with it.
 */
export async function openResult(
  file: string,
  outside: Outside,
  beside: string = dirname(file),
): Promise<KeptResult> {
  const document = dataOf(file, fileBytes(file, mostBytes, outside))
  checkRunnable(file, document)
  const parsed = Kept.safeParse(document)
  if (!parsed.success) {
    const [issue] = parsed.error.issues
    throw refuse(
      file,
      `${issue?.path.map(String).join('.') ?? ''}: ${issue?.message ?? 'it has another form'}`,
    )
  }
  const {
    kind,
    replicates,
    again,
    modelVersion: by,
    measure,
    arms,
    baseline = arms[0]?.id ?? '',
    sureness,
  } = parsed.data
  const ids = arms.map(({ id }) => id)
  if (new Set(ids).size < ids.length || !ids.includes(baseline))
    throw refuse(file, 'its arms need different ids, one of them the baseline')
  return {
    kind,
    replicates,
    again,
    baseline,
    document,
    modelVersion: by,
    measure: measure.id,
    arms: await keptArms(arms, { beside, outside, refuse: (why) => refuse(file, why) }),
    digests: arms.map(({ digest }) => digest),
    isUntilSure: sureness !== undefined,
  }
}
