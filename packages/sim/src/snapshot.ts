import { canonicalJson, organisationData, spacesOf } from '@fishbowl/core'
import { columnsOf } from './arena.ts'
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
import { hashName } from './draw.ts'
import type { Task } from './simulate.ts'
import { countActive } from './ties.ts'
import { modelVersion } from './version.ts'
import { emptyWorld, groundOf, tablesOf, type World } from './world.ts'

/** Posts that no scenario exceeds: 50 kinds of 500 each, in a file and its interventions. */
const mostPosts = 100_000

/** First bytes of a snapshot: "FISH", then the version of the layout. */
const magic = 0x46495348
const layout = 3
const headerBytes = 64

type Bytes = Float64Array | Float32Array | Int32Array | Int16Array | Uint8Array

const inOrder = (table: object, columns: Readonly<Record<string, Bytes>>): readonly Bytes[] =>
  Object.keys(table)
    .toSorted()
    .map((name) => columns[name]!)

/** Arrays that are state of one space, in one fixed order; scratch is not among them because each week overwrites it before reading. */
const spaceState = ({ member, pool, posts, values, all }: World): readonly Bytes[] => [
  ...inOrder(memberColumns, member),
  ...inOrder(poolColumns, pool),
  ...inOrder(postColumns, posts),
  values,
  all,
]

/** Every array that is state: what the spaces share, then space by space. */
const stateOf = (first: World): readonly Bytes[] => [
  ...inOrder(personColumns, first.person),
  ...inOrder(groupColumns, first.groups),
  ...first.spaces.flatMap(spaceState),
]

/** Fields of the space in a fixed order. */
const fields = Object.keys(spaceFields).toSorted() as readonly (keyof Space)[]

/** A text in 32 bits. */
const wordOf = (text: string): number => hashName(text) >>> 0

/** A word for who the people are, whom they know, which spaces they have and which luck; policies and assumptions are not in it. */
function peopleWord({ root, talentRoot, scenario, rows, spaces }: World): number {
  const organisation = organisationData(scenario.organisation)
  const communities = spaces.map((world) => [world.id, world.scenario.community])
  const text = canonicalJson({ organisation, communities })
  return wordOf([...root.words, ...talentRoot.words, rows, text].join())
}

const postsOf = ({ spaces }: World): readonly number[] => spaces.map(({ posts }) => posts.open.length)

/** Bytes of a snapshot of this world if its spaces had `posts` posts. */
function sizeWith(first: World, posts: readonly number[]): number {
  const { spaces } = first
  const arrays = stateOf(first).reduce((sum, array) => sum + array.byteLength, 0)
  const more = posts.reduce((sum, count) => sum + count, 0) - postsOf(first).reduce((sum, n) => sum + n, 0)
  return headerBytes + spaces.length * (4 + fields.length * 8) + arrays + more * rowBytes(postColumns)
}

/**
 * The state before week `first.space.week`, as bytes with a version header. Little-endian, as every supported machine is.
 * @returns bytes that `restore` and `resume` take, in this version of the model alone
 * @throws RangeError when a number of its scenario is not finite
 */
export function snapshot(first: World): Uint8Array {
  const { spaces } = first
  const posts = postsOf(first)
  const bytes = new Uint8Array(sizeWith(first, posts))
  const view = new DataView(bytes.buffer)
  const header = [
    magic,
    layout,
    wordOf(modelVersion),
    peopleWord(first),
    first.space.week,
    first.values.length,
    spaces.length,
  ]
  for (let i = 0; i < header.length; i++) view.setUint32(i * 4, header[i]!, true)
  let at = headerBytes
  for (const count of posts) {
    view.setUint32(at, count, true)
    at += 4
  }
  for (const { space } of spaces) {
    for (const field of fields) {
      view.setFloat64(at, space[field], true)
      at += 8
    }
  }
  for (const array of stateOf(first)) {
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

const damaged = (bytes: number, size: number): RangeError =>
  new RangeError(`the snapshot is damaged: it has ${bytes} bytes and should have ${size}`)

/** Refuses numbers that no run comes to: lists are as long as some of them say. */
function checkFields(space: Space): void {
  const bad = fields.find((field) => !Number.isFinite(space[field]))
  if (bad !== undefined) throw new RangeError(`the snapshot is damaged: ${bad} is ${space[bad]}`)
  const { removed } = space
  if (!Number.isInteger(removed) || removed < 0 || removed > mostPosts)
    throw new RangeError(`the snapshot is damaged: ${removed} posts were removed`)
}

/** The world of a task with as many posts as a snapshot holds. */
function roomFor(view: DataView, { scenario, ...variation }: Task): World {
  const spaces = view.getUint32(24, true)
  if (spaces !== spacesOf(scenario).length)
    throw new RangeError('the snapshot has other people than the task: it has other spaces')
  const least = headerBytes + spaces * (4 + fields.length * 8)
  if (view.byteLength < least) throw damaged(view.byteLength, least)
  const posts = Array.from({ length: spaces }, (_, s) => view.getUint32(headerBytes + s * 4, true))
  if (posts.some((count) => count > mostPosts))
    throw new RangeError('the snapshot is damaged: it has more posts than any scenario')
  const ground = groundOf(scenario, { ...variation, posts })
  const tables = columnsOf((take) => tablesOf(ground, take))
  return emptyWorld(ground, tables)
}

/** Fills the arrays of a world from bytes; columns of posts take as many rows as the snapshot has. */
function fillFrom(bytes: Uint8Array, first: World, start: number): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  let at = start
  const rows = first.spaces.map((_, s) => view.getUint32(headerBytes + s * 4, true))
  const held = new Map<Bytes, number>()
  for (const [s, { posts }] of first.spaces.entries()) {
    for (const column of Object.values(posts)) held.set(column, rows[s]!)
  }
  for (const array of stateOf(first)) {
    const length = (held.get(array) ?? array.length) * array.BYTES_PER_ELEMENT
    new Uint8Array(array.buffer, array.byteOffset, length).set(bytes.subarray(at, at + length))
    at += length
  }
}

/**
 * The world that a snapshot was taken from, ready for its next week. The task may carry other policies from that week on:
 * that is a fork, which shares its past byte for byte and its luck afterwards. The task must have the same people
 * (organisation, communities, horizon, seed, replicate).
 * @param bytes - what `snapshot` or `runUntil` returned, whole
 * @returns a world on buffers of its own
 * @throws RangeError with the reason when the bytes do not fit the task, are damaged, or are of another version of the model
 */
export function restore(bytes: Uint8Array, task: Task): World {
  const view = viewOf(bytes)
  const first = roomFor(view, task)
  if (view.getUint32(12, true) !== peopleWord(first))
    throw new RangeError('the snapshot has other people, or another seed or replicate, than the task')
  if (view.getUint32(20, true) !== first.values.length)
    throw new RangeError('the snapshot has another horizon than the scenario')
  const rows = first.spaces.map((_, s) => view.getUint32(headerBytes + s * 4, true))
  const size = sizeWith(first, rows)
  if (bytes.byteLength !== size) throw damaged(bytes.byteLength, size)
  let at = headerBytes + first.spaces.length * 4
  for (const world of first.spaces) {
    for (const field of fields) {
      world.space[field] = view.getFloat64(at, true)
      at += 8
    }
    checkFields(world.space)
  }
  fillFrom(bytes, first, at)
  for (const world of first.spaces) countActive(world)
  const week = view.getUint32(16, true)
  if (first.spaces.some(({ space }) => space.week !== week))
    throw new RangeError('the snapshot is damaged: it has two different weeks')
  return first
}
