import { languages, speaking } from '@fishbowl/report/words'
import { describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { helpOf } from '../../packages/tui/src/cli/help.ts'
import {
  helpLanguage,
  inEnglish,
  type Wording,
  withCodes,
  wordingOf,
} from '../../packages/tui/src/cli/help-words.ts'
import { options } from '../../packages/tui/src/cli/options.ts'
import { commandNames, commandOf, groups, topics as helpTopics } from '../../packages/tui/src/cli/table.ts'
import { topicAnswer } from '../../packages/tui/src/commands/help.ts'
import { runCli } from '../support/cli.ts'

const topics = [
  [],
  ...commandNames.map((name) => commandOf(name).words),
  ...Object.keys(groups).map((name) => [name]),
]

describe('help', () => {
  test.each(topics.map((words) => [words.join(' ')]))('of fishbowl %s fits 80 columns', (words) => {
    const lines = helpOf(words.split(' ')).split('\n')
    expect(lines.filter((line) => line.length > 80)).toEqual([])
    expect(lines.length).toBeGreaterThan(10)
  })

  test.each(commandNames)('%s has at least two examples, and each is understood', async (name) => {
    const { examples } = commandOf(name)
    expect(examples.length).toBeGreaterThanOrEqual(2)
    for (const [example] of examples) {
      const words = /fishbowl ([^|>)"]*)/.exec(example)?.[1]?.trim().split(' ') ?? []
      expect(await understand(words)).toMatchObject({ call: { command: name } })
    }
  })

  test('every option of the table is offered by some command', () => {
    const texts = commandNames.map((name) => helpOf(commandOf(name).words)).join('\n')
    for (const id of Object.keys(options)) expect(texts).toContain(`--${id}`)
  })

  test('comes on stdout with exit code 0, the same in every language, by --help, -h and help', async () => {
    const german = { LANG: 'de_DE.UTF-8', LC_ALL: 'de_DE.UTF-8', LANGUAGE: 'de' }
    const results = await Promise.all([
      runCli(['compare', '--help']),
      runCli(['compare', '-h'], { env: german }),
      runCli(['help', 'compare'], { env: german }),
    ])
    for (const { code, stdout, stderr } of results)
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: helpOf(['compare']), stderr: '' })
  })

  test('explains the exit codes', async () => {
    const { code, stdout } = await runCli(['help', 'exit-codes'])
    expect(code).toBe(0)
    for (const number of [0, 1, 2, 3, 4, 130]) expect(stdout).toMatch(new RegExp(`^ *${number}  \\w`, 'm'))
  })
})

const look = { columns: 80, color: 'none', symbols: 'braille', theme: 'dark', spoken: false } as const

/** Every text of the help in the words of the tables, by the key of its message. */
async function textsOfTables(): Promise<ReadonlyMap<string, string>> {
  const found = new Map<string, string>()
  const record: Wording = (key, english) => {
    found.set(`help.${key}`, english)
    return english
  }
  for (const words of topics) helpOf(words, record)
  for (const topic of helpTopics) await topicAnswer(topic, record, { look, isEnglish: true })
  return found
}

/** Placeholders that are the same word in French, or none. */
const alike = ['i', 'id', 'ids', 'n', 'options', 'organisation', 'points', 'second', 'shell', 'url']

describe('help in French', () => {
  test('has a message for every text of the tables, and the English ones say the same as these', async () => {
    const tables = await textsOfTables()
    const messages = Object.entries(languages.en).filter(([key]) => key.startsWith('help.'))
    expect(Object.fromEntries(messages.map(([key, text]) => [key, withCodes(text)]))).toEqual(
      Object.fromEntries([...tables].filter(([key]) => !alike.some((one) => key === `help.value.${one}`))),
    )
  })

  test.each(topics.map((words) => [words.join(' ')]))('of fishbowl %s fits 80 columns', async (words) => {
    const text = helpOf(words.split(' '), await wordingOf('fr'))
    expect(text.split('\n').filter((line) => line.length > 80)).toEqual([])
    // A place that nothing fills would stand there in braces.
    expect(text.replaceAll("'{ fishbowl", '')).not.toMatch(/\{\w+\}/)
  })

  test('comes by the option or the variable, never by the locale of the system', async () => {
    const french = helpOf(['compare'], await wordingOf('fr'))
    const results = await Promise.all([
      runCli(['compare', '--help', '--language', 'fr']),
      runCli(['compare', '-h'], { env: { FISHBOWL_LANGUAGE: 'fr' } }),
      runCli(['help', 'compare', '--language=fr']),
    ])
    for (const { code, stdout, stderr } of results)
      expect({ code, stdout, stderr }).toEqual({ code: 0, stdout: french, stderr: '' })
    expect(french).toContain('Compare des scénarios')
    const env = { LANG: 'fr_FR.UTF-8', LC_ALL: 'fr_FR.UTF-8', LANGUAGE: 'fr' }
    expect((await runCli(['compare', '--help'], { env })).stdout).toBe(helpOf(['compare']))
  })

  test.each([
    [['--help'], undefined, 'en'],
    [['--language', 'fr', '--help'], undefined, 'fr'],
    [['--language=en', '--help'], 'fr', 'en'],
    [['--help', '--language'], 'fr', 'fr'],
    [['--help', '--language', 'de'], undefined, 'en'],
  ])('%j with %s is in %s', (args, variable, id) => {
    expect(helpLanguage(args, { FISHBOWL_LANGUAGE: variable })).toBe(id)
  })

  test.each(helpTopics)('of %s is told', async (topic) => {
    const textOf = async (id: 'en' | 'fr'): Promise<string> => {
      const word = await wordingOf(id)
      const { lines } = await topicAnswer(topic, word, { look, isEnglish: id === 'en' })
      return lines().join('\n')
    }
    const english = await textOf('en')
    const french = await speaking('fr', () => textOf('fr'))
    expect(french).toMatch(/[éèà]/)
    expect(english).not.toMatch(/[éèà]/)
    expect(inEnglish('any', 'text')).toBe('text')
  })
})

/** Writes the address of every module to stderr when the process ends. */
const listModules = `--import=data:text/javascript,${encodeURIComponent(
  `import { registerHooks } from 'node:module'
const loaded = []
registerHooks({ load: (url, context, next) => { loaded.push(url); return next(url, context) } })
process.on('exit', () => process.stderr.write(loaded.join('\\n')))`,
)}`

const modulesOf = async (...args: readonly string[]): Promise<string> =>
  (await runCli(args, { env: { NODE_OPTIONS: listModules } })).stderr

describe('what is not needed is not loaded', () => {
  test.each([[['--version']], [['--help']], [['run', '--help']]])(
    '%j loads neither yargs, zod, the engine nor ink',
    async (args) => {
      const modules = await modulesOf(...args)
      expect(modules).toContain('/cli.js')
      expect(modules).not.toMatch(/node_modules\/(yargs|zod|ink|react|piscina)\/|\/sim\/dist\/simulate/)
      expect(modules).not.toMatch(/intl-messageformat|locales/)
    },
  )

  test('help in French loads its own words, not the other messages', async () => {
    const modules = await modulesOf('--help', '--language', 'fr')
    expect(modules).toContain('/locales/fr.json')
    expect(modules).not.toMatch(
      /intl-messageformat|locales\/en|locales\/fr\/(?!help)|node_modules\/(yargs|zod|ink)\//,
    )
  })

  test.each([[['scenarios', 'diff', 'two-cms']], [['completion', 'bash']]])(
    '%j loads neither the engine nor ink',
    async (args) => {
      const modules = await modulesOf(...args)
      expect(modules).toContain('node_modules/yargs/')
      expect(modules).not.toMatch(/node_modules\/(ink|react|piscina)\/|\/sim\/dist\/simulate/)
    },
  )
})

test('--version names the tool and the model', async () => {
  const { code, stdout } = await runCli(['--version'])
  expect(code).toBe(0)
  expect(stdout).toMatch(/^fishbowl \d+\.\d+\.\d+ \(model \d+\.\d+\.\d+\)\n$/)
})
