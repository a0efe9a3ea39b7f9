import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { parse } from 'yaml'
import { packageFolders } from '../../tools/release/make.ts'

const root = new URL('../../', import.meta.url)
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8')
const packages = packageFolders.map((folder) => ({
  folder,
  data: JSON.parse(read(`packages/${folder}/package.json`)),
}))
const isOurs = (name: string): boolean => name === 'fishbowl' || name.startsWith('@fishbowl/')

/** Keys of the Citation File Format 1.2.0, https://github.com/citation-file-format. */
const citationKeys =
  `abstract authors cff-version commit contact date-released doi identifiers keywords license license-url message
preferred-citation references repository repository-artifact repository-code title type url version`.split(
    /\s/,
  )

test('five packages have one version, and ask for each other and for all others exactly', () => {
  const [version] = packages.map(({ data }) => data.version)
  for (const { folder, data } of packages) {
    expect(data.version, folder).toBe(version)
    for (const [name, range] of Object.entries<string>(data.dependencies))
      expect(range, `${folder} on ${name}`).toMatch(isOurs(name) ? `${version}` : /^\d+\.\d+\.\d+$/)
  }
})

test('each package says what it is, for whom, and under which licence', () => {
  for (const { folder, data } of packages) {
    expect(data, folder).toMatchObject({
      license: 'MIT',
      author: 'the Fishbowl authors',
      type: 'module',
      engines: { node: '>=24.15' },
      publishConfig: { access: 'public' },
    })
    expect(data.description.length, folder).toBeGreaterThan(20)
    expect(data.keywords.length, folder).toBeGreaterThan(3)
    expect(data.private, folder).toBe(undefined)
    // Nothing of ours runs when a package is installed.
    for (const script of ['preinstall', 'install', 'postinstall', 'prepare'])
      expect(data.scripts, folder).not.toHaveProperty(script)
  }
})

test('every entry has its types first after the condition of the repository', () => {
  for (const { folder, data } of packages)
    for (const [entry, to] of Object.entries<unknown>(data.exports))
      if (typeof to === 'object' && to !== null)
        expect(Object.keys(to), `${folder} ${entry}`).toEqual(['@fishbowl/source', 'types', 'default'])
})

test('CITATION.cff is of version 1.2.0 of the format and tells this release', () => {
  const citation = parse(read('CITATION.cff')) as Record<string, unknown>
  expect(Object.keys(citation).filter((key) => !citationKeys.includes(key))).toEqual([])
  expect(citation).toMatchObject({
    'cff-version': '1.2.0',
    type: 'software',
    license: 'MIT',
    version: packages[0]?.data.version,
    authors: [{ name: expect.any(String) }],
    title: expect.any(String),
    message: expect.any(String),
  })
  const { 'date-released': date } = citation
  expect(String(date)).toMatch(/^\d{4}-\d{2}-\d{2}$/)
  expect(Number.isNaN(Date.parse(String(date)))).toBe(false)
})

test('changelogs of packages lead to the one of the repository, which tells what moved in results', () => {
  for (const { folder, data } of packages) {
    const changelog = read(`packages/${folder}/CHANGELOG.md`)
    expect(changelog, folder).toContain(`## ${data.version}`)
    expect(changelog, folder).toContain('CHANGELOG.md')
  }
})

test('no changeset names a package that is not there', () => {
  const changesets = readdirSync(new URL('.changeset/', root)).filter(
    (name) => name.endsWith('.md') && name !== 'README.md',
  )
  const named = changesets.flatMap((name) =>
    Array.from(
      read(`.changeset/${name}`).matchAll(/^["']?([@\w/-]+)["']?: (?:major|minor|patch)$/gm),
      ([, id = '']) => id,
    ),
  )
  expect(named.filter((id) => !packages.some(({ data }) => data.name === id))).toEqual([])
  const { fixed } = JSON.parse(read('.changeset/config.json'))
  expect(new Set(fixed.flat())).toEqual(new Set(packages.map(({ data }) => data.name)))
})
