import { createHash } from 'node:crypto'
import { type History, totalIndex } from '@fishbowl/core'

/** Bytes of doubles, little-endian on every machine, with one pattern for NaN: its sign bit differs between processors. */
function bytes(values: Float64Array): Uint8Array {
  const view = new DataView(new ArrayBuffer(values.length * 8))
  values.forEach((value, i) => {
    view.setFloat64(i * 8, value, true)
    if (Number.isNaN(value)) {
      view.setUint32(i * 8, 0, true)
      view.setUint32(i * 8 + 4, 0x7ff80000, true)
    }
  })
  return new Uint8Array(view.buffer)
}

/** What is left of a history when it is gone: its replicate and the SHA-256 of all its numbers, 64 hex digits. */
export type Print = { readonly replicate: number; readonly sha256: string }

/** Totals that are printed. Later ones follow from the same state, and leaving them out keeps the digests of earlier results as they are. */
const printedTotals = totalIndex('readers26')

/** The numbers of a history: those of all its spaces too, where it has several. */
function* partsOf(history: History): Generator<Float64Array> {
  const { replicate, weeks, members, values, totals, spaces = [] } = history
  yield new Float64Array([replicate, weeks, members, values.length])
  yield values
  yield totals.subarray(0, printedTotals)
  for (const space of spaces) yield* partsOf(space.history)
}

/** The print of a history. */
export function printOf(history: History): Print {
  const hash = createHash('sha256')
  for (const part of partsOf(history)) hash.update(bytes(part))
  return { replicate: history.replicate, sha256: hash.digest('hex') }
}

/** The digest from prints; the order in which they are given does not matter. */
export function digestOfPrints(modelVersion: string, scenarioJson: string, prints: Iterable<Print>): string {
  const hash = createHash('sha256')
  hash.update(`${modelVersion}\n${scenarioJson}\n`)
  for (const { replicate, sha256 } of Array.from(prints).toSorted((a, b) => a.replicate - b.replicate)) {
    hash.update(`${replicate} ${sha256}\n`)
  }
  return hash.digest('hex').slice(0, 12)
}

/**
 * The digest printed with a result: first 12 hex digits of the SHA-256 of the model version, the canonical JSON of the scenario and every
 * number of its histories in replicate order. Histories are read one by one and may be a stream's output.
 */
export function digestOf(modelVersion: string, scenarioJson: string, histories: Iterable<History>): string {
  return digestOfPrints(modelVersion, scenarioJson, Array.from(histories, printOf))
}
