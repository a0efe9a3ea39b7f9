import { describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { helpOf } from '../../packages/tui/src/cli/help.ts'
import { options } from '../../packages/tui/src/cli/options.ts'
import { commandNames, commandOf, groups } from '../../packages/tui/src/cli/table.ts'
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
    },
  )

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
