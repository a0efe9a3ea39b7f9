import { readFileSync } from 'node:fs'
import { installLock, type Lock, type Wanted } from './lock.ts'
import { packageFolders } from './make.ts'
import { manPage } from './man.ts'

const read = (path: string): string => readFileSync(new URL(`../../${path}`, import.meta.url), 'utf8')

const fenced = (text: string): string => `\`\`\`text\n${text.trim()}\n\`\`\``

/** The notice at the head of the table of direction numbers. */
function joeKuo(): string {
  const [, comment = ''] = /^\/\*\*([^]*?)\*\//.exec(read('packages/lab/src/design/joe-kuo.ts')) ?? []
  const notice = comment.slice(comment.indexOf('Copyright')).replaceAll(/\n \* ?/g, '\n')
  return `### Direction numbers of Joe and Kuo

\`packages/lab/src/design/joe-kuo.ts\` holds the table new-joe-kuo-6 of S. Joe and F. Y. Kuo for the Sobol sequence.

${fenced(notice)}`
}

const echarts = (): string => `### Apache ECharts

A report in HTML holds the file \`echarts.common.min.js\` with its notice, so that it opens without a network.

${fenced(read('node_modules/echarts/NOTICE'))}

${fenced(read('node_modules/echarts/LICENSE'))}`

const inter = (): string => `### Inter

A report in HTML holds letters of the font Inter. Pictures (SVG, PNG) are documents made with it, to which its licence does not apply.

${fenced(read('node_modules/@fontsource/inter/LICENSE'))}`

const byText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

/** Every installed package of somebody else, by licence. */
function installedBeside(): string {
  const lock = JSON.parse(read('package-lock.json')) as Lock
  const dependencies = Object.fromEntries(
    packageFolders.map((folder) => [folder === 'tui' ? 'fishbowl' : `@fishbowl/${folder}`, '*']),
  )
  const wanted: Wanted = { dependencies, optionalDependencies: {} }
  const { packages } = installLock(lock, wanted, []) as {
    readonly packages: Readonly<Record<string, { readonly license?: string; readonly version?: string }>>
  }
  const found = new Map<string, Set<string>>()
  for (const [path, { license = 'none', version = '' }] of Object.entries(packages)) {
    const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length)
    if (path === '' || Object.hasOwn(dependencies, name)) continue
    found.set(license, (found.get(license) ?? new Set()).add(`${name} ${version}`))
  }
  return Array.from(found)
    .toSorted(([a], [b]) => byText(a, b))
    .map(([license, names]) => `- **${license}**: ${Array.from(names).toSorted(byText).join(', ')}`)
    .join('\n')
}

const head =
  '# Third-party notices\n\nWritten by `npm run docs`. Fishbowl itself is under the MIT licence (LICENSE).'
const inside = 'Work of others that is part of the source:'
const made = 'Work of others that is copied into what is made:'
const page = (...parts: readonly string[]): string => `${parts.join('\n\n')}\n`

/** Files of the release that follow from others, each with what it has to say; paths from the root of the repository. */
export const releaseFiles: Readonly<Record<string, () => string>> = {
  'packages/tui/man/fishbowl.1': manPage,
  'THIRD-PARTY-NOTICES.md': () =>
    page(
      head,
      '## In the packages',
      inside,
      joeKuo(),
      '## In reports',
      made,
      echarts(),
      inter(),
      '## Installed beside the packages',
      'Each comes as a package of its own with its licence; those for other platforms are named too.',
      installedBeside(),
    ),
  'packages/lab/THIRD-PARTY-NOTICES.md': () => page(head, inside, joeKuo()),
  'packages/report/THIRD-PARTY-NOTICES.md': () => page(head, made, echarts(), inter()),
  ...Object.fromEntries(
    packageFolders.map((folder) => [`packages/${folder}/LICENSE`, () => read('LICENSE')]),
  ),
}
