import { isMap, isScalar, isSeq, type Pair, type ParsedNode, type Scalar, type YAMLMap } from 'yaml'
import { got } from './flow.ts'
import type { Finding, Wording } from './issue.ts'
import { type Path, subject, wordPath } from './path.ts'
import { quote, unsafeIn } from './safe.ts'

/** A stretch of the text: offsets [at, to). */
export type Span = { readonly at: number; readonly to: number }

/** A parsed file as plain data, with the places of its keys and values. */
export type Tree = {
  readonly raw: unknown
  /** What the notation or the data model forbids, such as repeated keys and numbers that are not finite. */
  readonly findings: readonly Finding[]
  /** The value at a path, or its key when the value is empty or starts on a later line. */
  readonly valueAt: (path: Path) => Span
  /** The key at a path; for a path that does not exist, the key of the nearest block where it would belong. */
  readonly keyAt: (path: Path) => Span
}

type Node = ParsedNode | null
type Entry = Pair<ParsedNode, Node>
type Walk = {
  readonly text: string
  readonly findings: Finding[]
  readonly keys: Map<YAMLMap.Parsed, Map<string, Entry>>
}

const forbidden = new Set(['__proto__', 'constructor', 'prototype'])
const digits = /^[-+]?\d+$/

function spanOf(node: Node): Span {
  const [at, to] = node?.range ?? [0, 0]
  return { at, to: Math.max(to, at + 1) }
}

function report(walk: Walk, span: Span, path: Path, wording: Wording): void {
  walk.findings.push({ ...span, path, word: () => wording })
}

const keyText = ({ value, source, type }: Scalar): string =>
  type === 'PLAIN' && source !== undefined ? source : String(value)

function badNumber(node: Scalar, value: number, path: Path): Wording | undefined {
  const written = node.source ?? String(value)
  const problem = `(got ${written.length > 40 ? `${written.slice(0, 40)}...` : written})`
  if (!Number.isFinite(value))
    return { code: 'not-finite', message: `${subject(path)} must be a finite number ${problem}` }
  if (Number.isSafeInteger(value) || !digits.test(written)) return undefined
  const message = `${subject(path)} has too many digits to be kept exactly ${problem}`
  return { code: 'too-many-digits', message, hint: 'put it in quotes if it is a name and not a quantity' }
}

function badText(value: string, path: Path): Wording | undefined {
  const shown = unsafeIn(value, 'text')
  if (shown === undefined) return undefined
  return { code: 'bad-character', message: `${subject(path)} must not contain the character ${shown}` }
}

function scalar(walk: Walk, node: Scalar.Parsed, path: Path): unknown {
  const { value } = node
  let wording: Wording | undefined
  if (typeof value === 'number') wording = badNumber(node, value, path)
  if (typeof value === 'string') wording = badText(value, path)
  if (wording !== undefined) report(walk, spanOf(node), path, wording)
  return value
}

/** Why a key is refused; undefined when it is fine. */
function badKey(key: string, path: Path, isRepeated: boolean): Wording | undefined {
  const inside = path.length === 0 ? '' : ` in ${wordPath(path)}`
  const shown = unsafeIn(key, 'key')
  if (shown !== undefined)
    return { code: 'bad-character', message: `the key ${quote(key)} must not contain the character ${shown}` }
  if (forbidden.has(key))
    return { code: 'forbidden-key', message: `the key ${quote(key)}${inside} is not allowed` }
  if (key === '<<')
    return {
      code: 'merge-key',
      message: `the merge key "<<"${inside} is not allowed`,
      hint: 'use extends: to build on another file',
    }
  if (isRepeated)
    return {
      code: 'duplicate-key',
      message: `the key ${quote(key)}${inside} is written twice`,
      hint: 'keep one',
    }
  return undefined
}

function map(walk: Walk, node: YAMLMap.Parsed, path: Path): Record<string, unknown> {
  const entries = new Map<string, Entry>()
  walk.keys.set(node, entries)
  const fields: Record<string, unknown> = {}
  for (const entry of node.items as readonly Entry[]) {
    if (!isScalar(entry.key) || (entry.key.value === null && entry.key.source === '')) {
      const message = `a key must be plain text (got ${isScalar(entry.key) ? got(null) : 'a list or block'})`
      report(walk, spanOf(entry.key), path, { code: 'bad-key', message })
      continue
    }
    const key = keyText(entry.key)
    const wording = badKey(key, path, entries.has(key))
    if (wording !== undefined) report(walk, spanOf(entry.key), path, wording)
    if (wording?.code === 'forbidden-key' || entries.has(key)) continue
    entries.set(key, entry)
    fields[key] = plain(walk, entry.value, [...path, key])
  }
  return fields
}

function plain(walk: Walk, node: Node, path: Path): unknown {
  if (isMap(node)) return map(walk, node, path)
  if (isSeq(node)) return node.items.map((item, i) => plain(walk, item as Node, [...path, i]))
  return isScalar(node) ? scalar(walk, node, path) : null
}

/** What a path leads to: the key that holds it, if any, the value, and how many steps of the path exist. */
type Found = { readonly key: ParsedNode | null; readonly node: Node; readonly steps: number }

function find(walk: Walk, root: Node, path: Path): Found {
  let found: Found = { key: null, node: root, steps: 0 }
  for (const step of path) {
    const { node, steps } = found
    if (isMap(node)) {
      const entry = walk.keys.get(node)?.get(String(step))
      if (entry === undefined) break
      found = { key: entry.key, node: entry.value, steps: steps + 1 }
    } else if (isSeq(node) && typeof step === 'number' && step < node.items.length) {
      found = { key: null, node: node.items[step] ?? null, steps: steps + 1 }
    } else break
  }
  return found
}

const isOnOneLine = (text: string, from: number, to: number): boolean => !text.slice(from, to).includes('\n')

function valueSpan(text: string, { key, node }: Found): Span {
  const isEmpty = node === null || node.range[0] === node.range[1]
  if (key !== null && (isEmpty || !isOnOneLine(text, key.range[1], node.range[0]))) return spanOf(key)
  return spanOf(node)
}

/** Turns a parsed node (at most 64 levels) into plain data and remembers where everything stands. */
export function treeOf(text: string, root: ParsedNode): Tree {
  const walk: Walk = { text, findings: [], keys: new Map() }
  const raw = plain(walk, root, [])
  const look = (path: Path): Found => find(walk, root, path)
  function keyAt(path: Path): Span {
    const found = look(path)
    if (found.key !== null) return spanOf(found.key)
    const first = isMap(found.node) ? found.node.items[0] : undefined
    return first === undefined ? spanOf(found.node) : spanOf(first.key)
  }
  function valueAt(path: Path): Span {
    const found = look(path)
    return found.steps === path.length ? valueSpan(text, found) : keyAt(path)
  }
  return { raw, findings: walk.findings, keyAt, valueAt }
}
