import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

type Entry = { readonly resolved?: string; readonly link?: boolean; readonly hasInstallScript?: boolean } & {
  readonly optionalDependencies?: Readonly<Record<string, string>>
}
const text = readFileSync(new URL('../../package-lock.json', import.meta.url), 'utf8')
const { packages } = JSON.parse(text) as { packages: Readonly<Record<string, Entry>> }

/** Whether `name`, required from the folder `from`, has an entry there or in a folder above it. */
function locked(from: string, name: string): boolean {
  if (`${from}${from && '/'}node_modules/${name}` in packages) return true
  const above = from.lastIndexOf('/node_modules/')
  return from !== '' && locked(above === -1 ? '' : from.slice(0, above), name)
}

test('the lock file names every platform, so that npm ci works on each of them', () => {
  const missing = Object.entries(packages).flatMap(([from, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).filter((name) => !locked(from, name)),
  )
  expect(missing).toEqual([])
})

test('the lock file names no registry, so that any mirror serves', () => {
  const elsewhere = Object.values(packages).filter(({ resolved, link }) => resolved && !link)
  expect(elsewhere).toEqual([])
})

test('no dependency runs a script when it is installed', () => {
  const withScript = Object.entries(packages)
    .filter(([, { hasInstallScript }]) => hasInstallScript)
    .map(([path]) => path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length))
  const { allowScripts } = JSON.parse(
    readFileSync(new URL('../../package.json', import.meta.url), 'utf8'),
  ) as { allowScripts: Readonly<Record<string, boolean>> }
  expect(withScript).toEqual(Object.keys(allowScripts))
  expect(Object.values(allowScripts)).not.toContain(true)
})
