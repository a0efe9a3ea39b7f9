/** What a lock file says of one folder of `node_modules`. */
type Entry = {
  readonly version?: string
  readonly integrity?: string
  readonly name?: string
  readonly link?: boolean
  readonly resolved?: string
  readonly dev?: boolean
  readonly devOptional?: boolean
  readonly optional?: boolean
  readonly dependencies?: Names
  readonly optionalDependencies?: Names
  readonly peerDependencies?: Names
  readonly peerDependenciesMeta?: Readonly<Record<string, { readonly optional?: boolean }>>
  readonly devDependencies?: Names
}
type Names = Readonly<Record<string, string>>
/** The part of `package-lock.json` that is read here. */
export type Lock = { readonly packages: Readonly<Record<string, Entry>> }

/** The package file of an installation: what it asks for by name. */
export type Wanted = { readonly dependencies: Names; readonly optionalDependencies: Names }

/** A package of ours as it is packed: the name of its file and the hash of that file as npm writes it. */
export type Tarball = { readonly name: string; readonly file: string; readonly integrity: string }

/** Where a package of the workspace stands once it is installed: `packages/report/node_modules/x` beside the others. */
function installedPath(path: string, { packages }: Lock): string {
  const [, folder, rest = ''] = /^(packages\/[^/]+)(\/.*)?$/.exec(path) ?? []
  return folder === undefined ? path : `node_modules/${packages[folder]?.name ?? folder}${rest}`
}

/** The entries by the places they have once ours are installed like any others. */
const placed = (lock: Lock): ReadonlyMap<string, Entry> =>
  new Map(
    Object.entries(lock.packages)
      .filter(([path, { link }]) => path !== '' && link !== true)
      .map(([path, entry]) => [installedPath(path, lock), entry]),
  )

/** Where `name` is found from a folder: there, or in a folder above it, as node looks for it. */
function found(name: string, from: string, entries: ReadonlyMap<string, Entry>): string | undefined {
  const here = `${from === '' ? '' : `${from}/`}node_modules/${name}`
  if (entries.has(here)) return here
  if (from === '') return undefined
  const above = from.lastIndexOf('/node_modules/')
  return found(name, above === -1 ? '' : from.slice(0, above), entries)
}

/** What an entry needs, and what it uses where it is there. */
function needsOf(entry: Entry): { readonly must: readonly string[]; readonly may: readonly string[] } {
  const {
    dependencies = {},
    optionalDependencies = {},
    peerDependencies = {},
    peerDependenciesMeta = {},
  } = entry
  const peers = Object.keys(peerDependencies).filter((name) => peerDependenciesMeta[name]?.optional !== true)
  const may = Object.keys(optionalDependencies)
  return { must: [...Object.keys(dependencies), ...peers].filter((name) => !may.includes(name)), may }
}

/** Everything that is reached from the top: true where it must be there. */
function reached(wanted: Wanted, entries: ReadonlyMap<string, Entry>): ReadonlyMap<string, boolean> {
  const seen = new Map<string, boolean>()
  const visit = (from: string, entry: Entry, needed: boolean): void => {
    const { must, may } = needsOf(entry)
    for (const name of [...must, ...may]) {
      const path = found(name, from, entries)
      const child = path === undefined ? undefined : entries.get(path)
      if (path === undefined || child === undefined) continue
      const before = seen.get(path)
      const now = needed && must.includes(name)
      // A second visit is due where something optional turns out to be needed.
      if (before === true || before === now) continue
      seen.set(path, now)
      visit(path, child, now)
    }
  }
  visit('', wanted, true)
  return seen
}

/** An entry as an installation has it: nothing there is for development. */
function installed(entry: Entry, needed: boolean, tarball: Tarball | undefined): Entry {
  const {
    dev: _dev,
    devOptional: _devOptional,
    devDependencies: _,
    optional: _optional,
    name: _name,
    ...rest
  } = entry
  return {
    ...rest,
    ...(tarball === undefined ? {} : { resolved: `file:${tarball.file}`, integrity: tarball.integrity }),
    ...(needed ? {} : { optional: true }),
  }
}

/**
 * The lock file of a folder that holds our packages as tarballs and asks for `wanted`: every dependency in the version, and with the hash, that
 * the lock file of the repository has, nothing for development, and no registry, so that any mirror or cache serves.
 */
export function installLock(lock: Lock, wanted: Wanted, tarballs: readonly Tarball[]): object {
  const entries = placed(lock)
  const paths = Array.from(reached(wanted, entries)).toSorted(([a], [b]) => (a < b ? -1 : 1))
  const packages = paths.map(([path, needed]) => {
    const tarball = tarballs.find(({ name }) => path === `node_modules/${name}`)
    return [path, installed(entries.get(path) ?? {}, needed, tarball)] as const
  })
  return {
    lockfileVersion: 3,
    requires: true,
    packages: { '': { ...wanted }, ...Object.fromEntries(packages) },
  }
}
