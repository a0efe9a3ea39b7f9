import { createHash } from 'node:crypto'
import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib'
import { type History, historyWidth, totalIds } from '@fishbowl/core'

/** First bytes of an encoding: three letters and the version of the format. */
const magic = Uint8Array.of(0x46, 0x42, 0x48, 1)
/** First bytes of a zstd frame (RFC 8878). */
const zstd = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd)
/** A run of 1,040 weeks in 50 spaces takes 23 MB. */
const mostBytes = 256 * 1024 * 1024

const startsWith = (bytes: Uint8Array, start: Uint8Array): boolean =>
  bytes.length >= start.length && start.every((byte, i) => bytes[i] === byte)

const isLittleEndian = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1

/** Writes doubles as bytes, little-endian on every machine, with one pattern for NaN: its sign bit differs between processors. */
function write(values: Float64Array, bytes: Uint8Array, at: number): void {
  const part = new Float64Array(bytes.buffer, bytes.byteOffset + at, values.length)
  part.set(values)
  for (let i = 0; i < part.length; i++) if (Number.isNaN(part[i])) part[i] = Number.NaN
  if (isLittleEndian) return
  for (let i = 0; i < 8 * values.length; i += 8) bytes.subarray(at + i, at + i + 8).reverse()
}

/** The doubles of bytes that `write` wrote, in a buffer of their own. */
function valuesOf(bytes: Uint8Array): Float64Array {
  // a Buffer's own slice would not copy
  const copy = new Uint8Array(bytes)
  if (!isLittleEndian) for (let i = 0; i < copy.length; i += 8) copy.subarray(i, i + 8).reverse()
  return new Float64Array(copy.buffer)
}

type Header = {
  readonly replicate: number
  readonly weeks: number
  /** Columns of a week and totals of a run. */
  readonly width: number
  readonly totals: number
  /** All spaces together, then, where there are several, each of them with its id. */
  readonly parts: readonly (readonly [members: number, id?: string])[]
}

const partsOf = (history: History): readonly History[] => [
  history,
  ...(history.spaces ?? []).map((space) => space.history),
]

function headerOf(history: History): Uint8Array {
  const { replicate, weeks, members, spaces = [] } = history
  const parts = [[members], ...spaces.map(({ id, history: { members: audience } }) => [audience, id])]
  const text = new TextEncoder().encode(
    JSON.stringify({ replicate, weeks, width: historyWidth, totals: totalIds.length, parts }),
  )
  // Doubles begin at a multiple of 8.
  const header = new Uint8Array(8 + Math.ceil(text.length / 8) * 8).fill(0x20)
  header.set(magic)
  new DataView(header.buffer).setUint32(4, header.length - 8, true)
  header.set(text, 8)
  return header
}

/**
 * A history as bytes: four bytes of name and version, the length of the header (u32), the header as JSON filled up with spaces to a
 * multiple of 8, then doubles, little-endian: the rows of the weeks and the totals, of all spaces together and of each. The same on every
 * machine; `decodeHistory` gives every number back.
 */
export function encodeHistory(history: History): Uint8Array {
  const header = headerOf(history)
  const parts = partsOf(history)
  const doubles = parts.reduce((sum, { values, totals }) => sum + values.length + totals.length, 0)
  const bytes = new Uint8Array(header.length + 8 * doubles)
  bytes.set(header)
  let at = header.length
  for (const { values, totals } of parts) {
    write(values, bytes, at)
    at += 8 * values.length
    write(totals, bytes, at)
    at += 8 * totals.length
  }
  return bytes
}

/** SHA-256 of an encoding before it is packed, 64 hex digits: what equal runs have in common, whatever packed them. */
export const sha256Of = (encoded: Uint8Array): string => createHash('sha256').update(encoded).digest('hex')

/** Packed to a fifth or less; level 1, as higher ones cost more of the time of a run than they save in bytes. */
export const pack = (encoded: Uint8Array): Uint8Array =>
  new Uint8Array(zstdCompressSync(encoded, { params: { [constants.ZSTD_c_compressionLevel]: 1 } }))

/** The encoding of a packed one. Throws RangeError when it is damaged. */
export function unpack(body: Uint8Array): Uint8Array {
  if (!startsWith(body, zstd)) return body
  try {
    return zstdDecompressSync(body, { maxOutputLength: mostBytes })
  } catch (cause) {
    throw new RangeError('the kept run is damaged: it cannot be unpacked', { cause })
  }
}

function dataOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes))
  } catch {
    return undefined
  }
}

const isCount = (value: unknown): value is number => Number.isSafeInteger(value) && Number(value) >= 0

function isPart(value: unknown): value is Header['parts'][number] {
  if (!Array.isArray(value)) return false
  const [members, id] = value as readonly unknown[]
  return isCount(members) && (id === undefined || typeof id === 'string')
}

function isHeader(value: unknown): value is Header {
  if (typeof value !== 'object' || value === null) return false
  const { replicate, weeks, width, totals, parts } = value as Readonly<Record<string, unknown>>
  return [replicate, weeks, width, totals].every(isCount) && Array.isArray(parts) && parts.every(isPart)
}

function readHeader(bytes: Uint8Array): { readonly header: Header; readonly from: number } {
  if (!startsWith(bytes, magic.subarray(0, 3))) throw new RangeError('these bytes hold no kept run')
  if (bytes[3] !== magic[3]) throw new RangeError(`the kept run has format ${bytes[3]}, not ${magic[3]}`)
  const from = 8 + new DataView(bytes.buffer, bytes.byteOffset).getUint32(4, true)
  const header = dataOf(bytes.subarray(8, from))
  if (isHeader(header)) return { header, from }
  throw new RangeError('the kept run is damaged: its header cannot be read')
}

/** A history from its bytes, packed or not. Throws RangeError when they are damaged or of a version with other columns. */
export function decodeHistory(body: Uint8Array): History {
  const bytes = unpack(body)
  if (bytes.length < 8) throw new RangeError('these bytes hold no kept run')
  const { header, from } = readHeader(bytes)
  const { replicate, weeks, width, totals, parts } = header
  if (width !== historyWidth || totals !== totalIds.length)
    throw new RangeError(
      `the kept run has ${width} columns and ${totals} totals, this version ${historyWidth} and ${totalIds.length}`,
    )
  const each = 8 * (weeks * width + totals)
  if (bytes.length !== from + parts.length * each) throw new RangeError('the kept run is cut off')
  const histories = parts.map(([members], i): History => {
    const at = from + i * each
    const values = valuesOf(bytes.subarray(at, at + 8 * weeks * width))
    return {
      replicate,
      weeks,
      members,
      values,
      totals: valuesOf(bytes.subarray(at + 8 * weeks * width, at + each)),
    }
  })
  const [first, ...others] = histories
  if (first === undefined) throw new RangeError('the kept run is empty')
  if (others.length === 0) return first
  return { ...first, spaces: others.map((history, i) => ({ id: parts[i + 1]?.[1] ?? '', history })) }
}

/** Numbers as bytes, little-endian. */
export function encodeNumbers(values: Float64Array): Uint8Array {
  const bytes = new Uint8Array(8 * values.length)
  write(values, bytes, 0)
  return bytes
}

/** Numbers from the bytes of `encodeNumbers`. */
export const decodeNumbers = valuesOf
