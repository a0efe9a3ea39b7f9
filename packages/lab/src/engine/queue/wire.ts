import {
  assumptionIds,
  defaultsOf,
  type History,
  type MeasureId,
  organisationText,
  type People,
  readOrganisation,
  type Scenario,
  scenarioData,
} from '@fishbowl/core'
import { z } from 'zod'
import { decodeHistory, pack, sha256Of, unpack } from '../../ledger/encode.ts'
import { taskKey } from '../../ledger/key.ts'
import { peopleOfStored, storedScenario } from '../../stored-scenario.ts'
import type { Delivery, Job } from '../engine.ts'
import { summaryOf } from '../summary.ts'
import type { Batch } from './batch.ts'

/** Of the data in a queue; a machine with another one refuses them. */
const format = 1
const mostRuns = 1000
const mostError = 5000

const Hash = z.string().regex(/^[0-9a-f]{64}$/)
const Base64 = z.base64()

/** A batch in the queue: what to run, and no code. */
const BatchData = z.strictObject({
  format: z.literal(format),
  code: z.string().regex(/^[0-9a-f]{1,128}$/),
  packed: Base64,
})
const Packing = z.strictObject({
  scenarios: z.array(z.unknown()).min(1).max(mostRuns),
  /** Texts of the organisation files that scenarios name by their digest. */
  people: z.array(z.string()).max(mostRuns),
  runs: z
    .array(
      z.strictObject({
        key: Hash,
        scenario: z.int().min(0).max(mostRuns),
        replicate: z.int().min(0).max(1_000_000_000),
      }),
    )
    .min(1)
    .max(mostRuns),
})

const toText = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64')
const toBytes = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))

/** The scenario with all that its point sets of the assumptions among its overrides: as a file has them, and is checked for them. */
function asFile(scenario: Scenario): Scenario {
  const usual = defaultsOf(scenario.model)
  const overrides = assumptionIds.flatMap((id) => {
    const value = scenario.assumptions[id]
    const own = scenario.overrides[id]
    if (own === undefined && value === usual[id]) return []
    return [[id, { value, reason: own?.reason ?? 'set by the study' }]]
  })
  return { ...scenario, overrides: Object.fromEntries(overrides) }
}

/** The data of a batch for machines with this code. */
export function batchData({ jobs }: Batch, code: string): object {
  const scenarios = [...new Set(jobs.map(({ scenario }) => scenario))]
  const people = [...new Set(scenarios.map(({ organisation }) => organisation.people))]
  const runs = jobs.map(({ key, scenario, replicate }) => ({
    key,
    scenario: scenarios.indexOf(scenario),
    replicate,
  }))
  const texts = people.filter((one) => one !== undefined).map(organisationText)
  const packing = { scenarios: scenarios.map((one) => scenarioData(asFile(one))), people: texts, runs }
  return { format, code, packed: toText(pack(new TextEncoder().encode(JSON.stringify(packing)))) }
}

function checked<T>(schema: z.ZodType<T>, data: unknown): T {
  const found = schema.safeParse(data)
  if (found.success) return found.data
  const [issue] = found.error.issues
  throw new RangeError(
    issue === undefined ? 'it fits no schema' : `${issue.path.join('.') || 'it'}: ${issue.message}`,
  )
}

function unpacked(text: string): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(unpack(toBytes(text))))
  } catch {
    throw new RangeError('it cannot be unpacked')
  }
}

function peopleFrom(texts: readonly string[]): ReadonlyMap<string, People> {
  const all = texts.map((text) => {
    const read = readOrganisation(text)
    if (!read.ok) throw new RangeError(`its organisation file cannot be read: ${read.why}`)
    return [read.people.digest, read.people] as const
  })
  return new Map(all)
}

/**
 * The runs of a batch that came from a queue. Everything is checked as a file is, and every key is made again from what would be run.
 * Throws RangeError with the reason when anything does not hold.
 */
export function readBatch(data: unknown, code: string): readonly Job[] {
  const outer = checked(BatchData, data)
  if (outer.code !== code)
    throw new RangeError(`it is for code ${outer.code.slice(0, 12)}, this is ${code.slice(0, 12)}`)
  const inner = checked(Packing, unpacked(outer.packed))
  const people = peopleFrom(inner.people)
  const scenarios = inner.scenarios.map((one) =>
    storedScenario(one, people.get(peopleOfStored(one)?.digest ?? '')),
  )
  return inner.runs.map(({ key, scenario: at, replicate }) => {
    const scenario = scenarios[at]
    if (scenario === undefined) throw new RangeError(`it names scenario ${at} and has ${scenarios.length}`)
    if (taskKey({ code, scenario, replicate }) !== key)
      throw new RangeError(
        `the key ${key.slice(0, 12)} is not that of replicate ${replicate} of its scenario`,
      )
    return { key, scenario, replicate }
  })
}

const ResultData = z.strictObject({
  format: z.literal(format),
  by: z.string().max(300),
  runs: z
    .array(
      z.union([
        z.strictObject({ key: Hash, sha256: Hash, body: Base64 }),
        z.strictObject({ key: Hash, error: z.string().max(mostError), crash: z.boolean() }),
      ]),
    )
    .max(mostRuns),
})

/** The data of a result; measures are not in it, they follow from the bodies. */
export function resultData(deliveries: readonly Delivery[], by: string): object {
  const runs = deliveries.map((delivery) => {
    const { key } = delivery
    if (delivery.kind === 'done') return { key, sha256: delivery.sha256, body: toText(delivery.body) }
    return { key, error: delivery.error.slice(0, mostError), crash: delivery.crash }
  })
  return { format, by: by.slice(0, 300), runs }
}

type ResultRun = z.infer<typeof ResultData>['runs'][number]

function historyFrom(encoded: Uint8Array): History {
  try {
    return decodeHistory(encoded)
  } catch (cause) {
    throw new RangeError('a body holds no run', { cause })
  }
}

function deliveryFrom(
  run: ResultRun,
  { scenario, replicate, key }: Job,
  by: string,
  measures: readonly MeasureId[],
): Delivery {
  if ('error' in run) return { kind: 'failed', key, error: run.error, crash: run.crash, by }
  const body = toBytes(run.body)
  const encoded = unpack(body)
  if (sha256Of(encoded) !== run.sha256)
    throw new RangeError(`the body of run ${key.slice(0, 12)} is not what its hash says`)
  const history = historyFrom(encoded)
  if (history.replicate !== replicate || history.weeks !== scenario.horizon)
    throw new RangeError(`the body of run ${key.slice(0, 12)} is that of another run`)
  return { kind: 'done', key, sha256: run.sha256, body, summary: summaryOf(history, measures), by }
}

/** The deliveries of a batch from its result: one for each of its runs. Throws RangeError with the reason when anything does not hold. */
export function readResult(
  data: unknown,
  { jobs }: Batch,
  measures: readonly MeasureId[],
): readonly Delivery[] {
  const { by, runs } = checked(ResultData, data)
  const wanted = new Map(jobs.map((job) => [job.key, job]))
  const deliveries = runs.map((run) => {
    const job = wanted.get(run.key)
    if (job === undefined) throw new RangeError(`run ${run.key.slice(0, 12)} was not asked for, or twice`)
    wanted.delete(run.key)
    return deliveryFrom(run, job, by, measures)
  })
  if (wanted.size > 0) throw new RangeError(`${wanted.size} of ${jobs.length} runs are missing`)
  return deliveries
}
