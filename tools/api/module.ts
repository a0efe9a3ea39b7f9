import { readFileSync } from 'node:fs'
import { dirname, resolve } from 'node:path'
import { type Comment, type Node, type Program, parseSync } from 'oxc-parser'
import { type Doc, parseDoc } from './tsdoc.ts'

/** A name that a module declares at its top, with the comment above it. */
export type Declared = {
  readonly name: string
  readonly node: Node
  readonly module: Module
  readonly doc: Doc | undefined
  readonly exported: boolean
}

/** A name that comes from another module: a file of the package, or the entry of another package. */
export type Imported = { readonly from: string; readonly name: string }

/** A source file, read. */
export type Module = {
  readonly path: string
  readonly text: string
  readonly comments: readonly Comment[]
  /** A type and a value may share a name. */
  readonly declared: ReadonlyMap<string, readonly Declared[]>
  readonly imports: ReadonlyMap<string, Imported>
  /** Names it hands on, by the name outside. */
  readonly handed: ReadonlyMap<string, Imported>
  /** Modules of which it hands on everything. */
  readonly all: readonly string[]
}

type Statement = Program['body'][number]

/** The doc comment that ends above `start`; lines for other tools may stand between. */
export function docAbove(
  { text, comments }: Pick<Module, 'text' | 'comments'>,
  start: number,
): Doc | undefined {
  const above = comments.findLast(
    ({ type, end, value }) => type === 'Block' && end <= start && value.startsWith('*'),
  )
  if (above === undefined) return undefined
  const between = text.slice(above.end, start).replaceAll(/\/\/.*/g, '')
  return between.trim() === '' ? parseDoc(above.value) : undefined
}

function namesOf(node: Node): readonly string[] {
  if (node.type === 'VariableDeclaration')
    return node.declarations.flatMap(({ id }) => (id.type === 'Identifier' ? [id.name] : []))
  const isNamed =
    node.type === 'FunctionDeclaration' ||
    node.type === 'ClassDeclaration' ||
    node.type === 'TSTypeAliasDeclaration' ||
    node.type === 'TSInterfaceDeclaration'
  return isNamed && node.id !== null ? [node.id.name] : []
}

const target = (path: string, from: string): string =>
  from.startsWith('.') ? resolve(dirname(path), from) : from

const nameIn = (name: { readonly type: string; readonly name?: string; readonly value?: unknown }): string =>
  name.type === 'Identifier' ? (name.name ?? '') : String(name.value)

class Reader {
  readonly declared = new Map<string, Declared[]>()
  readonly imports = new Map<string, Imported>()
  readonly handed = new Map<string, Imported>()
  readonly all: string[] = []
  readonly module: Module
  constructor(path: string, text: string, comments: readonly Comment[]) {
    const { declared, imports, handed, all } = this
    this.module = { path, text, comments, declared, imports, handed, all }
  }

  declare(node: Node, at: number, exported: boolean): void {
    for (const name of namesOf(node)) {
      const one = { name, node, module: this.module, doc: docAbove(this.module, at), exported }
      this.declared.set(name, [...(this.declared.get(name) ?? []), one])
    }
  }

  take(node: Statement): void {
    const { path } = this.module
    if (node.type === 'ImportDeclaration') {
      const from = target(path, node.source.value)
      for (const one of node.specifiers)
        if (one.type === 'ImportSpecifier')
          this.imports.set(one.local.name, { from, name: nameIn(one.imported) })
    } else if (node.type === 'ExportAllDeclaration') this.all.push(target(path, node.source.value))
    else if (node.type !== 'ExportNamedDeclaration') this.declare(node, node.start, false)
    else if (node.declaration !== null) this.declare(node.declaration, node.start, true)
    else if (node.source !== null) {
      const from = target(path, node.source.value)
      for (const { local, exported } of node.specifiers)
        this.handed.set(nameIn(exported), { from, name: nameIn(local) })
    }
  }
}

/** Reads a source text. Throws Error with the words of the parser when it is none. */
export function parseModule(path: string, text: string): Module {
  const { program, comments, errors } = parseSync(path, text, { lang: 'ts' })
  if (errors[0] !== undefined) throw new Error(`${path}: ${errors[0].message}`)
  const reader = new Reader(path, text, comments)
  for (const node of program.body) reader.take(node)
  return reader.module
}

const known = new Map<string, Module>()

/** A source file, parsed once. */
export function readModule(path: string): Module {
  const found = known.get(path) ?? parseModule(path, readFileSync(path, 'utf8'))
  known.set(path, found)
  return found
}
