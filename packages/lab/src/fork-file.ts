import { createHash } from 'node:crypto'
import {
  canonicalJson,
  organisationText,
  type People,
  readOrganisation,
  type Scenario,
  scenarioData,
} from '@fishbowl/core'
import { storedScenario } from './stored-scenario.ts'

/**
 * A fork file (.fbs): the runs of a scenario, stopped before a week. Its bytes: 8 that name the kind, version and length of the manifest
 * (u32, little-endian), the manifest (JSON, UTF-8), the organisation file where the scenario has one, then the snapshots in replicate
 * order, without anything between them.
 */
export type Saved = {
  readonly modelVersion: string
  readonly scenario: Scenario
  /** First week that was not simulated. */
  readonly week: number
  /** Snapshots; the place is the replicate. */
  readonly states: readonly Uint8Array[]
  /** Digest of all of it, 12 hex digits. */
  readonly digest: string
}

/** Size and SHA-256 of a part of the file. */
type Part = { readonly bytes: number; readonly sha256: string }

/** What the manifest holds: everything but the other parts, whose sizes and SHA-256 stand for them. */
type Manifest = Pick<Saved, 'modelVersion' | 'week' | 'digest'> & {
  readonly scenario: unknown
  readonly people?: Part | undefined
  readonly states: readonly Part[]
}

/** Most bytes of a fork file: it is held in memory twice while it is written. */
export const mostForkBytes = 1024 * 1024 * 1024

// A byte that is no text and both line ends, as in PNG: whatever takes the file for text breaks its first bytes.
const kind = new Uint8Array([0x8a, 0x46, 0x42, 0x53, 0x0d, 0x0a, 0x1a, 0x0a])
const version = 1
const headBytes = kind.length + 8

const encode = (text: string): Uint8Array => new TextEncoder().encode(text)
const sha256 = (data: string | Uint8Array): string => createHash('sha256').update(data).digest('hex')

/** The digest of a manifest; the states are in it by their SHA-256. */
function digestOf(manifest: Omit<Manifest, 'digest'>): string {
  const { modelVersion, week, scenario, people, states } = manifest
  return sha256(canonicalJson({ modelVersion, week, scenario, people, states })).slice(0, 12)
}

const partOf = (bytes: Uint8Array): Part => ({ bytes: bytes.byteLength, sha256: sha256(bytes) })

/** The digest and the bytes of a fork file. Throws RangeError when it would be larger than `mostForkBytes`. */
export function writeForkFile(saved: Omit<Saved, 'digest'>): {
  readonly digest: string
  readonly bytes: Uint8Array
} {
  const { modelVersion, week } = saved
  const scenario = scenarioData(saved.scenario)
  const { people } = saved.scenario.organisation
  const known = people === undefined ? [] : [encode(organisationText(people))]
  const [own] = known.map(partOf)
  const states = saved.states.map(partOf)
  const facts = { modelVersion, week, scenario, states, ...(own === undefined ? {} : { people: own }) }
  const digest = digestOf(facts)
  const parts = [encode(canonicalJson({ ...facts, digest })), ...known, ...saved.states]
  const size = parts.reduce((sum, { byteLength }) => sum + byteLength, headBytes)
  if (size > mostForkBytes)
    throw new RangeError(`the states take ${size} bytes; a fork file has at most ${mostForkBytes}`)
  const bytes = new Uint8Array(size)
  const view = new DataView(bytes.buffer)
  bytes.set(kind)
  view.setUint32(kind.length, version, true)
  view.setUint32(kind.length + 4, parts[0]?.byteLength ?? 0, true)
  let at = headBytes
  for (const part of parts) {
    bytes.set(part, at)
    at += part.byteLength
  }
  return { digest, bytes }
}

const isFields = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const isPart = (value: unknown): value is Part =>
  isFields(value) && Number.isSafeInteger(value['bytes']) && typeof value['sha256'] === 'string'

function isManifest(value: unknown): value is Manifest {
  if (!isFields(value)) return false
  const { modelVersion, week, digest, states, people } = value
  const isNamed = typeof modelVersion === 'string' && typeof digest === 'string' && Number.isSafeInteger(week)
  const hasParts = Array.isArray(states) && states.length > 0 && states.every(isPart)
  return isNamed && hasParts && (people === undefined || isPart(people))
}

const damaged = (why: string): RangeError => new RangeError(`it is damaged: ${why}`)

/** The manifest, checked against its own digest. */
function manifestOf(bytes: Uint8Array): Manifest {
  let data: unknown
  try {
    data = JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes))
  } catch {
    throw damaged('its description cannot be read')
  }
  if (!isManifest(data) || digestOf(data) !== data.digest)
    throw damaged('its description does not fit its digest')
  return data
}

/** True for bytes that begin as a fork file does, 16 of them at least. */
export const isForkFile = (bytes: Uint8Array): boolean =>
  bytes.byteLength >= headBytes && kind.every((byte, i) => bytes[i] === byte)

/** Where the manifest ends. */
function endOfManifest(bytes: Uint8Array): number {
  if (!isForkFile(bytes)) throw new RangeError('it is no fork file of Fishbowl')
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const found = view.getUint32(kind.length, true)
  if (found !== version)
    throw new RangeError(`it has version ${found} of the file format; this reads version ${version}`)
  const end = headBytes + view.getUint32(kind.length + 4, true)
  if (end > bytes.byteLength) throw damaged('it is cut short')
  return end
}

/** The parts after the manifest, each checked against its SHA-256. */
function partsOf({ people, states }: Manifest, bytes: Uint8Array): readonly Uint8Array[] {
  const parts = people === undefined ? states : [people, ...states]
  const size = parts.reduce((sum, part) => sum + part.bytes, 0)
  if (bytes.byteLength !== size) {
    const far = Math.abs(bytes.byteLength - size)
    throw damaged(
      bytes.byteLength < size ? `its last ${far} bytes are missing` : `it has ${far} bytes too many`,
    )
  }
  let at = 0
  return parts.map((part, i) => {
    const found = bytes.subarray(at, at + part.bytes)
    at += part.bytes
    const replicate = i - (parts.length - states.length)
    const name = replicate < 0 ? 'its organisation' : `replicate ${replicate}`
    if (sha256(found) !== part.sha256) throw damaged(`${name} does not fit its digest`)
    return found
  })
}

function peopleOf(bytes: Uint8Array): People {
  const read = readOrganisation(new TextDecoder().decode(bytes))
  if (read.ok) return read.people
  throw damaged(`its organisation: ${read.why}`)
}

/**
 * What a fork file holds; the states are views of `bytes`. Throws RangeError with the reason, as a sentence about "it", when the bytes
 * are damaged, are something else, or were written by another version of the model than `modelVersion`.
 */
export function readForkFile(bytes: Uint8Array, modelVersion: string): Saved {
  const end = endOfManifest(bytes)
  const manifest = manifestOf(bytes.subarray(headBytes, end))
  const { week, digest, modelVersion: by, people, states } = manifest
  if (by !== modelVersion)
    throw new RangeError(`it was saved by model ${by}, and this is model ${modelVersion}`)
  const parts = partsOf(manifest, bytes.subarray(end))
  const [first] = parts
  const known = people === undefined || first === undefined ? undefined : peopleOf(first)
  const scenario = storedScenario(manifest.scenario, known)
  if (week < 1 || week >= scenario.horizon)
    throw new RangeError(`its week ${week} is outside its run of ${scenario.horizon} weeks`)
  return { modelVersion, scenario, week, digest, states: parts.slice(-states.length) }
}
