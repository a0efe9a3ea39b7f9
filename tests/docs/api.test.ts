import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, expect, test } from 'vitest'
import { parseModule } from '../../tools/api/module.ts'
import { apiPage } from '../../tools/api/page.ts'
import { interfaceFaults } from '../../tools/api/rules.ts'
import { type Entry, entriesOf, exportsOf, isInternal, packages } from '../../tools/api/surface.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))
const folder = mkdtempSync(join(tmpdir(), 'fishbowl-api-'))
symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test.each(packages)(
  'whoever embeds %s reads of every name what it is, what it returns and throws, and the unit of every number',
  (id) => {
    expect(interfaceFaults(id, entriesOf(id))).toEqual([])
  },
)

/** An entry with these lines in it, as if it were a part of sim. */
const entry = (text: string): readonly Entry[] => [
  {
    from: '@fishbowl/sim',
    exports: exportsOf(parseModule(join(root, 'packages/sim/src/simulate.ts'), text)),
  },
]
const faults = (text: string) => interfaceFaults('sim', entry(text))

test('what is left unsaid is told by name', () => {
  expect(faults('export const bare = 1')).toEqual(['bare: it has no doc comment'])
  expect(
    faults('/** A week. */ export type Far = { readonly week: number; readonly weeks: number }'),
  ).toEqual(['Far: the number weeks has no comment: unit and range'])
  expect(faults('/** Adds. */ export function add(one: number, other = 1) { return one + other }')).toEqual([
    'add: @param one is missing: unit and range of a number',
    'add: its parameter other is written without a type',
    'add: it is written without the type that it returns',
    'add: @returns is missing',
  ])
  expect(
    faults('type Own = { readonly a: string }\n/** One. */ export const one = (own: Own): void => undefined'),
  ).toEqual(['one: its type Own is handed out by no entry'])
})

test('a throw is said, however many calls away, and nothing is said to throw that does not', () => {
  const deep = `const fail = (): never => { throw new RangeError('no') }
    const list = { fail }
    function through(): void { for (const each of Object.values(list)) each() }`
  expect(faults(`${deep}\n/** Runs. */ export function run(): void { through() }`)).toEqual([
    'run: @throws is missing: a throw can be reached',
  ])
  expect(
    faults(
      `${deep}\n/**\n * Runs.\n * @throws RangeError always\n */\nexport function run(): void { through() }`,
    ),
  ).toEqual([])
  expect(faults('/**\n * Runs.\n * @throws RangeError never\n */\nexport function run(): void {}')).toEqual([
    'run: @throws is said, but no throw of ours can be reached',
  ])
})

const slug = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[^\w -]/g, '')
    .replaceAll(' ', '-')

test.each(packages)(
  'every name of an entry of %s stands on its page, described or as one without a promise, and every link has its heading',
  (id) => {
    const page = apiPage(id)
    const [described = '', internal = ''] = page.split('## Without a promise')
    const names = entriesOf(id).flatMap(({ exports }) => exports)
    const missing = names.filter((one) =>
      isInternal(one) ? !internal.includes(`\`${one.name}\``) : !described.includes(`### \`${one.name}\`\n`),
    )
    expect(missing.map(({ name }) => name)).toEqual([])
    const headings = [...page.matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title))
    const anchors = new Set(
      headings.map((heading, i) => {
        const before = headings.slice(0, i).filter((one) => one === heading).length
        return before === 0 ? heading : `${heading}-${before}`
      }),
    )
    const links = [...page.matchAll(/\]\(#([\w-]+)\)/g)].map(([, anchor = '']) => anchor)
    expect(links.filter((anchor) => !anchors.has(anchor))).toEqual([])
  },
)

const examples = packages.flatMap((id) =>
  entriesOf(id).flatMap(({ exports }) =>
    exports.flatMap(({ name, declared }) =>
      declared.flatMap(({ doc }) =>
        (doc?.examples ?? []).map((code) => ({ file: `${id}-${name}.ts`, code })),
      ),
    ),
  ),
)
const compiler = join(root, 'node_modules/typescript/bin/tsc')

test('every example of a doc comment is right by the strictest types, runs, and prints what it says', () => {
  expect(examples.length).toBeGreaterThan(8)
  for (const { file, code } of examples) writeFileSync(join(folder, file), `${code}\n`)
  writeFileSync(join(folder, 'package.json'), '{ "type": "module" }')
  const strict =
    '--strict --noUncheckedIndexedAccess --exactOptionalPropertyTypes --skipLibCheck --noEmit --target es2024 --lib es2024 --types node'
  const checked = spawnSync(
    process.execPath,
    [compiler, ...strict.split(' '), '--module', 'nodenext', ...examples.map(({ file }) => file)],
    { cwd: folder, encoding: 'utf8' },
  )
  expect(checked.stdout).toBe('')
  const imports = examples.map(({ file }) => `console.log('= ${file}'); await import('./${file}')`)
  writeFileSync(join(folder, 'all.ts'), imports.join('\n'))
  const { stdout, stderr } = spawnSync(process.execPath, ['--conditions=@fishbowl/source', 'all.ts'], {
    cwd: folder,
    encoding: 'utf8',
  })
  expect(stderr).toBe('')
  const said = examples.flatMap(({ file, code }) => {
    const lines = [...code.matchAll(/console\.log\(.*\) \/\/ (.*)$/gm)]
    return [`= ${file}`].concat(lines.map(([, words = '']) => words))
  })
  expect(stdout.trimEnd().split('\n')).toEqual(said)
})
