import { readFileSync } from 'node:fs'
import { basename, dirname, resolve } from 'node:path'
import {
  type Function as Declared,
  type Expression,
  type ImportDeclaration,
  type Program,
  parseSync,
  type TSType,
  type VariableDeclaration,
} from 'oxc-parser'

/** What the compiler says about a construct it has no words for: file, line, column, construct. */
export class KernelProblem extends Error {
  override readonly name = 'KernelProblem'
}

/** Thrown where the place is not known; whoever walks the tree adds it. */
export class Refusal extends Error {}

/** Anything of a syntax tree that has a place. */
export type Placed = { readonly start: number; readonly type?: string }

/** One file of kernels or helpers, and what it declares and imports. */
export type Source = {
  readonly path: string
  readonly text: string
  readonly functions: ReadonlyMap<string, Declared>
  readonly constants: ReadonlyMap<string, Expression>
  readonly types: ReadonlyMap<string, TSType>
  /** Local name to the file and the name there. */
  readonly imports: ReadonlyMap<string, { readonly path: string; readonly name: string }>
}

export function problem(
  { path, text }: Pick<Source, 'path' | 'text'>,
  node: Placed,
  says: string,
): KernelProblem {
  const before = text.slice(0, node.start).split('\n')
  const column = (before.at(-1) ?? '').length + 1
  return new KernelProblem(`${basename(path)}:${before.length}:${column}: ${says}`)
}

type Tables = {
  readonly functions: Map<string, Declared>
  readonly constants: Map<string, Expression>
  readonly types: Map<string, TSType>
  readonly imports: Map<string, { readonly path: string; readonly name: string }>
}

function imported(node: ImportDeclaration, path: string, tables: Tables): void {
  const from = resolve(dirname(path), node.source.value)
  for (const one of node.specifiers) {
    if (one.type === 'ImportSpecifier' && one.imported.type === 'Identifier')
      tables.imports.set(one.local.name, { path: from, name: one.imported.name })
  }
}

function constant({ kind, declarations }: VariableDeclaration, tables: Tables): void {
  if (kind !== 'const') return
  for (const { id, init } of declarations)
    if (id.type === 'Identifier' && init !== null) tables.constants.set(id.name, init)
}

function declare(node: Program['body'][number], path: string, tables: Tables): void {
  if (node.type === 'ExportNamedDeclaration' && node.declaration !== null)
    declare(node.declaration, path, tables)
  if (node.type === 'FunctionDeclaration' && node.id !== null) tables.functions.set(node.id.name, node)
  if (node.type === 'TSTypeAliasDeclaration') tables.types.set(node.id.name, node.typeAnnotation)
  if (node.type === 'VariableDeclaration') constant(node, tables)
  if (node.type === 'ImportDeclaration') imported(node, path, tables)
}

/** Parses the text of a file; a syntax error is a problem like any other. */
export function parseSource(path: string, text: string): Source {
  const { program, errors } = parseSync(path, text, { lang: 'ts' })
  const [first] = errors
  if (first !== undefined)
    throw problem({ path, text }, { start: first.labels[0]?.start ?? 0 }, `syntax: ${first.message}`)
  const tables: Tables = { functions: new Map(), constants: new Map(), types: new Map(), imports: new Map() }
  for (const node of program.body) declare(node, path, tables)
  return { path, text, ...tables }
}

const known = new Map<string, Source>()

/** The source of a file, parsed once. */
export function readSource(path: string): Source {
  const found = known.get(path) ?? parseSource(path, readFileSync(path, 'utf8'))
  known.set(path, found)
  return found
}
