import { relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Declared } from './module.ts'
import { signatureOf } from './signature.ts'
import {
  type Entry,
  type Export,
  entriesOf,
  isInternal,
  lookUp,
  type PackageId,
  packages,
} from './surface.ts'
import { topicOf, topics } from './topics.ts'

const root = fileURLToPath(new URL('../../', import.meta.url))
const here = resolve(root, 'docs/api')

const opening: Readonly<Record<PackageId, string>> = {
  core: 'The vocabulary: scenario files, the library, assumptions, measures. No files, no clock, no network; every function is pure.',
  sim: 'The engine: a scenario and a replicate in, a history out. The main entry starts nothing and touches nothing; `@fishbowl/sim/threads` starts threads.',
}

/** A heading as GitHub addresses it. */
const slug = (heading: string): string =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')

/** Where a name is described: the page, and the heading there. */
type Place = { readonly id: PackageId; readonly heading: string }

const described = (id: PackageId): readonly Export[] =>
  [
    ...new Map(
      entriesOf(id).flatMap(({ exports }) => exports.map((one) => [one.name, one] as const)),
    ).values(),
  ].filter((one) => !isInternal(one))

/** Headings of all names: GitHub makes them small, and numbers those that would be one. */
function placesOf(): ReadonlyMap<string, Place> {
  const places = new Map<string, Place>()
  for (const id of packages) {
    const seen = new Map<string, number>()
    for (const { title, list } of listed(id)) {
      for (const heading of [title, ...list.map(({ name }) => name)]) {
        const small = slug(heading)
        const before = seen.get(small) ?? 0
        seen.set(small, before + 1)
        if (heading !== title && !places.has(heading))
          places.set(heading, { id, heading: before === 0 ? small : `${small}-${before}` })
      }
    }
  }
  return places
}

/** Topics of a page with the names in them, a type before what returns it. */
function listed(
  id: PackageId,
): readonly { readonly title: string; readonly says: string; readonly list: readonly Export[] }[] {
  const all = described(id)
  return topics[id].map((topic) => {
    const own = all.filter((one) => topicOf(id, one) === topic)
    const order = ({ declared }: Export) =>
      topic.of.findIndex((module) => declared[0].module.path.endsWith(`/${module}.ts`))
    const list = own.toSorted(
      (a, b) => order(a) - order(b) || a.declared[0].node.start - b.declared[0].node.start,
    )
    return { title: topic.title, says: topic.says, list }
  })
}

/** A text with the names of the interface as links to them. */
function linked(text: string, places: ReadonlyMap<string, Place>, from: PackageId): string {
  return text.replaceAll(/`(\w+)`/g, (whole, name: string) => {
    const place = places.get(name)
    if (place === undefined) return whole
    return `[${whole}](${place.id === from ? '' : `${place.id}.md`}#${place.heading})`
  })
}

/** The names of the interface that a signature uses; a name of the language may be one of ours elsewhere. */
function usesOf(declared: Declared, places: ReadonlyMap<string, Place>): readonly string[] {
  const words =
    signatureOf(declared)
      .replaceAll(/\/\*\*[^]*?\*\//g, '')
      .match(/\b[A-Z]\w*/g) ?? []
  const isOurs = (word: string) => word !== declared.name && lookUp(declared.module, word).length > 0
  return [...new Set(words)].filter((word) => places.has(word) && isOurs(word))
}

const sentence = (text: string): string => {
  const first = `${text[0]?.toUpperCase() ?? ''}${text.slice(1)}`
  return /[.?)]$/.test(first) ? first : `${first}.`
}

const ofSchema =
  'Its keys, with units, bounds and meanings, stand in the [glossary](../../GLOSSARY.md#keys-of-a-scenario-file) and in the JSON Schema `@fishbowl/core/schema`.'

function section(
  { name, declared }: Export,
  entries: readonly Entry[],
  places: ReadonlyMap<string, Place>,
  id: PackageId,
): string {
  const signatures = declared.map(signatureOf)
  const docs = declared.flatMap(({ doc }) => doc ?? [])
  const link = (text: string) => linked(text, places, id)
  const points = docs.flatMap((doc) => [
    ...[...doc.params].map(([parameter, says]) => `- **\`${parameter}\`**: ${link(says)}`),
    ...(doc.returns === undefined ? [] : [`- **Returns** ${link(doc.returns)}`]),
    ...(doc.throws === undefined ? [] : [`- **Throws** ${link(doc.throws)}`]),
  ])
  const uses = [...new Set(declared.flatMap((one) => usesOf(one, places)))].toSorted()
  const other = entries
    .filter(({ exports }) => exports.some((one) => one.name === name))
    .map(({ from }) => `\`${from}\``)
  const isMain = entries[0]?.exports.some((one) => one.name === name) ?? false
  const source = [...new Set(declared.map(({ module }) => relative(here, module.path).replaceAll('\\', '/')))]
  const schema = signatures.some((one) => /\bz\./.test(one)) ? [ofSchema] : []
  const foot = [
    ...(isMain ? [] : [`From ${other.join(', ')}`]),
    ...(uses.length > 0 ? [`With ${uses.map((one) => link(`\`${one}\``)).join(', ')}`] : []),
    source.map((path) => `[source](${path})`).join(', '),
  ]
  return [
    `### \`${name}\``,
    `\`\`\`ts\n${signatures.join('\n\n')}\n\`\`\``,
    docs.map(({ says }) => link(sentence(says))).join('\n\n'),
    ...schema,
    ...(points.length > 0 ? [points.join('\n')] : []),
    ...docs.flatMap(({ examples }) => examples.map((code) => `\`\`\`ts\n${code}\n\`\`\``)),
    foot.join(' · '),
  ].join('\n\n')
}

/** The page of a package: every name it hands out, by topic. */
export function apiPage(id: PackageId): string {
  const entries = entriesOf(id)
  const places = placesOf()
  const internal = [
    ...new Set(entries.flatMap(({ exports }) => exports.filter(isInternal).map(({ name }) => name))),
  ]
  const parts = listed(id)
  const contents = parts.map(
    ({ title, list }) =>
      `- [${title}](#${slug(title)}): ${list.map(({ name }) => linked(`\`${name}\``, places, id)).join(', ')}`,
  )
  return [
    `# @fishbowl/${id}`,
    `<!-- Written by npm run docs from the sources and their comments; change those. -->`,
    opening[id],
    `How the packages work together, what they promise and what they cost: [the guide for embedders](../guide/embed.md); programs to copy: [examples/embed](../../examples/embed).`,
    contents.join('\n'),
    ...parts.flatMap(({ title, says, list }) =>
      [`## ${title}`, linked(says, places, id)].concat(list.map((one) => section(one, entries, places, id))),
    ),
    '## Without a promise',
    `Handed out for the other packages and the tests; they may change in any version: ${internal.map((name) => `\`${name}\``).join(', ')}.`,
  ]
    .join('\n\n')
    .concat('\n')
}
