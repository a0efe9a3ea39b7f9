import {
  groupColumns,
  memberColumns,
  personColumns,
  poolColumns,
  postColumns,
  rowBytes,
  type Space,
  spaceFields,
} from './columns.ts'
import type { Task } from './simulate.ts'
import { modelVersion } from './version.ts'
import { emptyWorld, type World } from './world.ts'

/** First bytes of a snapshot: "FISH", then the version of the layout. */
const magic = 0x46495348
const layout = 2
const headerBytes = 64

type Bytes = Float64Array | Int32Array | Uint8Array

/** Every array that is state, in one fixed order; scratch is not among them because each week overwrites it before reading. */
function stateOf(world: World): readonly Bytes[] {
  const inOrder = (table: object, columns: Readonly<Record<string, Bytes>>) =>
    Object.keys(table)
      .toSorted()
      .map((name) => columns[name]!)
  return [
    ...inOrder(personColumns, world.person),
    ...inOrder(memberColumns, world.member),
    ...inOrder(groupColumns, world.groups),
    ...inOrder(poolColumns, world.pool),
    ...inOrder(postColumns, world.posts),
    world.values,
  ]
}

/** Fields of the space in a fixed order. */
const fields = Object.keys(spaceFields).toSorted() as readonly (keyof Space)[]

/** FNV-1a of a text. */
function wordOf(text: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < text.length; i++) h = Math.imul(h ^ text.charCodeAt(i), 0x01000193)
  return h >>> 0
}

/** A word for who the people are, whom they know and which luck they have; policies and assumptions are not in it. */
function peopleWord({ root, talentRoot, scenario, rows }: World): number {
  const { members, groupSize, circleSize, farTies } = scenario.organisation
  const { purpose, outsideExperts } = scenario.community
  return wordOf(
    [
      ...root.words,
      ...talentRoot.words,
      rows,
      members,
      groupSize,
      circleSize,
      farTies,
      purpose,
      outsideExperts,
    ].join(),
  )
}

/** Bytes of a snapshot of this world if it had `posts` posts. */
function sizeWith(world: World, posts: number): number {
  const own = stateOf(world).reduce((sum, array) => sum + array.byteLength, headerBytes + fields.length * 8)
  return own + (posts - world.posts.open.length) * rowBytes(postColumns)
}

/** The state before week `world.space.week`, as bytes with a version header. Little-endian, as every supported machine is. */
export function snapshot(world: World): Uint8Array {
  const arrays = stateOf(world)
  const bytes = new Uint8Array(sizeWith(world, world.posts.open.length))
  const view = new DataView(bytes.buffer)
  const header = [
    magic,
    layout,
    wordOf(modelVersion),
    peopleWord(world),
    world.space.week,
    world.values.length,
    world.posts.open.length,
  ]
  for (let i = 0; i < header.length; i++) view.setUint32(i * 4, header[i]!, true)
  let at = headerBytes
  for (const field of fields) {
    view.setFloat64(at, world.space[field], true)
    at += 8
  }
  for (const array of arrays) {
    bytes.set(new Uint8Array(array.buffer, array.byteOffset, array.byteLength), at)
    at += array.byteLength
  }
  return bytes
}

/** The bytes behind a header of this layout and model, else RangeError. */
function viewOf(bytes: Uint8Array): DataView {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.byteLength < headerBytes || view.getUint32(0, true) !== magic)
    throw new RangeError('these bytes are no snapshot of Fishbowl')
  if (view.getUint32(4, true) !== layout || view.getUint32(8, true) !== wordOf(modelVersion)) {
    throw new RangeError(`the snapshot was taken by another version of the model (this is ${modelVersion})`)
  }
  return view
}

/**
 * The world that a snapshot was taken from, ready for its next week. The task may carry other policies from that week on:
 * that is a fork, which shares its past byte for byte and its luck afterwards. The task must have the same people
 * (members, groups, horizon, experts, seed, replicate). Throws RangeError with the reason when the bytes do not fit.
 */
export function restore(bytes: Uint8Array, { scenario, ...variation }: Task): World {
  const view = viewOf(bytes)
  const fresh = emptyWorld(scenario, variation)
  if (view.getUint32(12, true) !== peopleWord(fresh))
    throw new RangeError('the snapshot has other people, or another seed or replicate, than the task')
  if (view.getUint32(20, true) !== fresh.values.length)
    throw new RangeError('the snapshot has another horizon than the scenario')
  const posts = view.getUint32(24, true)
  const size = sizeWith(fresh, posts)
  if (bytes.byteLength !== size) {
    throw new RangeError(`the snapshot is damaged: it has ${bytes.byteLength} bytes and should have ${size}`)
  }
  const world: World = posts > fresh.posts.open.length ? emptyWorld(scenario, { ...variation, posts }) : fresh
  let at = headerBytes
  for (const field of fields) {
    world.space[field] = view.getFloat64(at, true)
    at += 8
  }
  const kept = new Set<Bytes>(Object.values(world.posts))
  for (const array of stateOf(world)) {
    const length = kept.has(array) ? posts * array.BYTES_PER_ELEMENT : array.byteLength
    new Uint8Array(array.buffer, array.byteOffset, length).set(bytes.subarray(at, at + length))
    at += length
  }
  if (world.space.week !== view.getUint32(16, true))
    throw new RangeError('the snapshot is damaged: it has two different weeks')
  return world
}
