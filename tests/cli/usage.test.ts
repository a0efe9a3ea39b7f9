import { describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { Failure, wordFailure } from '../../packages/tui/src/cli/failure.ts'
import { settingsOf } from '../../packages/tui/src/cli/settings.ts'
import { runCli } from '../support/cli.ts'
import { parsed } from './folder.ts'

const line = (words: string): readonly string[] => words.split(' ')

type Case = readonly [args: readonly string[], says: string]

/** Command lines that are wrong in themselves. */
const unreadable: readonly Case[] = [
  [line('rnu no-cm'), 'unknown command "rnu"; did you mean run?'],
  [line('frobnicate'), 'unknown command "frobnicate"; fishbowl --help lists the commands'],
  [line('scenarios lst'), 'unknown command "scenarios lst"; did you mean scenarios list?'],
  [line('scenarios'), 'scenarios takes one of: list, show, diff, new'],
  [line('run no-cm --replicate 5'), 'unknown option "--replicate"; did you mean --replicates?'],
  [
    line('run no-cm --baseline one-cm'),
    'unknown option "--baseline"; see --help for the options of the command',
  ],
  [
    line('run no-cm --constructor 5'),
    'unknown option "--constructor"; see --help for the options of the command',
  ],
  [line('run no-cm -x'), 'unknown option "-x"; see --help for the options of the command'],
  [line('run no-cm --no-json'), 'unknown option "--no-json"; did you mean --json?'],
  [line('run'), 'run needs <scenario>; see fishbowl run --help'],
  [line('run no-cm one-cm'), 'run takes fewer arguments: "one-cm" is too many; see fishbowl run --help'],
  [['run', ''], 'run needs a name, but got an empty text'],
  [line('run no-cm --seed'), '--seed needs a value: --seed <text>'],
  [line('run no-cm --seed='), '--seed needs a value: --seed <text>'],
  [
    line('run no-cm --seed --json -q').filter((word) => word !== '--json'),
    '--seed needs a value: --seed <text>',
  ],
  [line('run no-cm --seed a --seed b'), '--seed is given twice; give it once'],
]

/** Command lines that only their command can refuse. */
const refused: readonly Case[] = [
  [line('compare no-cm'), 'compare needs at least two scenarios; fishbowl run takes one'],
  [line('compare no-cm no-cm'), 'two scenarios are called no-cm; give their files different ids'],
  [
    line('compare no-cm one-cm --baseline on-cm'),
    '--baseline "on-cm" is not among the scenarios; did you mean no-cm?',
  ],
  [line('check'), 'check needs a scenario, or --library; see fishbowl check --help'],
  [line('check no-cm --library'), 'check takes scenarios or --library, not both'],
  [
    ['run', 'no-cm', '--seed', 'a\u001B[2J'],
    '--seed must be 1 to 100 printable characters (got "a\\u001b[2J")',
  ],
  [line('run no-cm --replicates abc'), '--replicates must be a whole number from 1 to 20000 (got "abc")'],
  [line('run no-cm --replicates NaN'), '--replicates must be a whole number from 1 to 20000 (got "NaN")'],
  [line('run no-cm --replicates 0x10'), '--replicates must be a whole number from 1 to 20000 (got "0x10")'],
  [line('run no-cm --replicates 1e3'), '--replicates must be a whole number from 1 to 20000 (got "1e3")'],
  [line('run no-cm --replicates -5'), '--replicates must be a whole number from 1 to 20000 (got "-5")'],
  [line('run no-cm --threads 0'), '--threads must be a whole number from 1 to 256 (got "0")'],
  [line('run no-cm --weeks 1041'), '--weeks must be a whole number from 1 to 1040 (got "1041")'],
  [line('run no-cm --color sometimes'), '--color must be one of: auto, always, never (got "sometimes")'],
  [
    line('run no-cm --symbols brailel'),
    '--symbols must be one of: braille, block, ascii (got "brailel"); did you mean braille?',
  ],
  [line('run no-cm --quiet=yes'), '--quiet takes no value'],
  [
    line('compare no-cm one-cm --until-sure 0'),
    '--until-sure must be a number over 0, such as 0.5 (got "0")',
  ],
  [line('completion tcsh'), 'no completion for the shell "tcsh"; choose bash, zsh, fish'],
  [line('scenarios list --draws 4'), '--draws belongs to --claims; add --claims'],
]

/** What a command line is told before anything is done. */
async function told(args: readonly string[]): Promise<unknown> {
  try {
    const understood = await understand(args)
    return 'call' in understood ? settingsOf(understood.call) : understood
  } catch (error) {
    return error
  }
}

describe('a wrong command line is told in one line with exit code 2', () => {
  test.each(unreadable)('fishbowl %j', async (args, says) => {
    const failure = await told(args)
    if (!(failure instanceof Failure)) throw new Error(`it was understood: ${JSON.stringify(failure)}`)
    expect({ exit: failure.exit, text: wordFailure(failure) }).toEqual({
      exit: 'usage',
      text: `fishbowl: ${says}\n`,
    })
  })

  const spoken = /rnu|"--replicate"|NaN|given twice|u001b|needs a value/
  test.each([...refused, ...unreadable.filter(([, says]) => spoken.test(says))])(
    'fishbowl %j, as a command, with nothing on stdout',
    async (args, says) => {
      const { code, stdout, stderr } = await runCli(args)
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `fishbowl: ${says}\n` })
    },
  )
})

const absent: readonly Case[] = [
  [
    line('run technolgy-led'),
    'no scenario of the library and no file is called "technolgy-led"; did you mean technology-led?',
  ],
  [line('run ./nope.yaml'), 'no file "./nope.yaml"; fishbowl scenarios list shows the library'],
  [line('run no-cm --measure netValu'), '--measure names no measure (got "netValu"); did you mean netValue?'],
  [line('scenarios new x.yaml --base one-c'), '--base "one-c" is not in the library; did you mean one-cm?'],
  [line('help exit-code'), 'no help on "exit-code"; did you mean fishbowl help exit-codes?'],
]

describe('what is not there is told in one line with exit code 4', () => {
  test.each(absent)('fishbowl %j', async (args, says) => {
    const { code, stdout, stderr } = await runCli(args)
    expect({ code, stdout, stderr }).toEqual({ code: 4, stdout: '', stderr: `fishbowl: ${says}\n` })
  })
})

test('with --json an error is one JSON document on stderr, and stdout stays empty', async () => {
  const { code, stdout, stderr } = await runCli(line('run no-cm --threads 0 --json'))
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
  expect(parsed(stderr)).toEqual({
    schemaVersion: 1,
    error: {
      code: 'usage',
      exitCode: 2,
      message: '--threads must be a whole number from 1 to 256 (got "0")',
    },
  })
})

const withThreads = async (FISHBOWL_THREADS: string) =>
  await runCli(['doctor', '--json'], { env: { FISHBOWL_THREADS } })

test('FISHBOWL_THREADS says how many worker threads, and is refused where it says no number', async () => {
  const answered = await withThreads('3')
  expect((JSON.parse(answered.stdout) as { facts: { threads: number } }).facts.threads).toBe(3)
  expect(await withThreads('many')).toMatchObject({
    code: 2,
    stdout: '',
    stderr: expect.stringContaining('FISHBOWL_THREADS must be a whole number from 1 to 256') as string,
  })
})
