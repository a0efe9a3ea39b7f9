import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { type Declared, type Module, readModule } from './module.ts'

/** A name that a package hands out. */
export type Export = {
  readonly name: string
  /** What it is declared as: one thing, or a value and a type of one name. */
  readonly declared: readonly [Declared, ...Declared[]]
}

/** An entry of a package: what a program imports from. */
export type Entry = {
  /** As it is imported: `@fishbowl/sim/threads`. */
  readonly from: string
  readonly exports: readonly Export[]
}

export const packages = ['core', 'sim'] as const
export type PackageId = (typeof packages)[number]

const folderOf = (id: PackageId): string => fileURLToPath(new URL(`../../packages/${id}/`, import.meta.url))

/** Source files by the name that they are imported by. */
function readEntries(id: PackageId): ReadonlyMap<string, string> {
  const folder = folderOf(id)
  const { name, exports } = JSON.parse(readFileSync(`${folder}package.json`, 'utf8')) as {
    name: string
    exports: Record<string, string | Record<string, string>>
  }
  return new Map(
    Object.entries(exports).flatMap(([at, target]) => {
      const source = typeof target === 'string' ? undefined : target['@fishbowl/source']
      return source === undefined ? [] : [[`${name}${at.slice(1)}`, folder + source.slice(2)]]
    }),
  )
}

const entryFiles = Object.fromEntries(packages.map((id) => [id, readEntries(id)])) as Readonly<
  Record<PackageId, ReadonlyMap<string, string>>
>

/** The file that an import of a module means; undefined for packages of others. */
function fileOf(from: string): string | undefined {
  if (from.startsWith('/')) return from
  return packages.map((id) => entryFiles[id].get(from)).find((file) => file !== undefined)
}

/** What a name is that a module hands out. */
function handedOut({ declared, handed, all }: Module, name: string): readonly Declared[] {
  const own = declared.get(name)?.filter(({ exported }) => exported) ?? []
  if (own.length > 0) return own
  const other = handed.get(name)
  for (const { from, name: there } of other === undefined
    ? all.map((path) => ({ from: path, name }))
    : [other]) {
    const file = fileOf(from)
    const found = file === undefined ? [] : handedOut(readModule(file), there)
    if (found.length > 0) return found
  }
  return []
}

/** What a name means inside a module: its own, or what it imports from our packages. */
export function lookUp(module: Module, name: string): readonly Declared[] {
  const own = module.declared.get(name)
  if (own !== undefined) return own
  const other = module.imports.get(name)
  const file = other && fileOf(other.from)
  return file === undefined || other === undefined ? [] : handedOut(readModule(file), other.name)
}

function namesOut({ declared, handed, all }: Module): readonly string[] {
  const own = [...declared].filter(([, ones]) => ones.some(({ exported }) => exported))
  const others = all.flatMap((from) => {
    const file = fileOf(from)
    return file === undefined ? [] : namesOut(readModule(file))
  })
  return [...own.map(([name]) => name), ...handed.keys(), ...others]
}

/** What a module hands out, by name. */
export function exportsOf(module: Module): readonly Export[] {
  return [...new Set(namesOut(module))].toSorted().flatMap((name) => {
    const [first, ...others] = handedOut(module, name)
    return first === undefined ? [] : [{ name, declared: [first, ...others] }]
  })
}

/** The entries of a package, the main one first. */
export function entriesOf(id: PackageId): readonly Entry[] {
  return [...entryFiles[id]].map(([from, file]) => ({ from, exports: exportsOf(readModule(file)) }))
}

/** Exported for the other packages and the tests: named in the documentation, not described. */
export const isInternal = ({ declared }: Export): boolean =>
  declared.some(({ doc }) => doc?.internal === true)
