import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { understand } from '../../packages/tui/src/cli/arguments.ts'
import { Failure, wordFailure } from '../../packages/tui/src/cli/failure.ts'
import { lookOf } from '../../packages/tui/src/cli/look.ts'
import { settingsOf } from '../../packages/tui/src/cli/settings.ts'
import { compare } from '../../packages/tui/src/commands/compare.ts'
import { run } from '../../packages/tui/src/commands/run.ts'
import { openOutside } from '../../packages/tui/src/outside.ts'
import { openFolder, small } from './folder.ts'

const folder = openFolder()
afterAll(folder.clean)

beforeAll(async () => {
  const { code } = await folder.fishbowl('run cut.yaml --replicates 5 --until 12 --save cut.fbs --quiet')
  expect(code).toBe(0)
})

type Case = readonly [line: string, says: string, hint?: string]
const named = ([line, says, hint]: Case) => ({ line, says, way: hint === undefined ? '' : `hint: ${hint}\n` })

/** Command lines that contradict themselves or ask for what a fork cannot change. */
const refused: readonly Case[] = [
  ['run', 'run needs <scenario>; see fishbowl run --help'],
  [
    'run cut.yaml --save x.fbs',
    '--save belongs to --until; add --until <week>, the first week that is not run any more',
  ],
  [
    'run cut.yaml --until 9',
    '--until belongs to --save; add --save <file.fbs>; for shorter runs take --weeks <n>',
  ],
  [
    'run cut.yaml --set mandate=true',
    '--set belongs to --from; add --from <file.fbs>; for other policies from week 0 on write a scenario',
  ],
  [
    'run cut.yaml --until 30 --save x.fbs',
    '--until must be a week before the horizon of 30 weeks (got 30)',
    'choose 1 to 29',
  ],
  ['run cut.yaml --until 0 --save x.fbs', '--until must be a whole number from 1 to 1040 (got "0")'],
  ['run cut.yaml --until 9 --save cut.fbs', '"cut.fbs" exists already; choose another name'],
  [
    'run cut.yaml --from cut.fbs',
    '--from continues the scenario of its file; leave out "cut.yaml", or --from',
  ],
  ['run --from cut.fbs --seed a', '--seed does not go with --from: the saved runs keep their luck'],
  [
    'run --from cut.fbs --replicates 9',
    '--replicates does not go with --from: every saved replicate continues',
  ],
  [
    'run --from cut.fbs --weeks 9',
    '--weeks does not go with --from: the saved runs keep their length; save them again with --weeks',
  ],
  [
    'run --from cut.fbs --until 12 --save x.fbs',
    '--until must be a week after week 12 of the saved runs and before the horizon of 30 weeks (got 12)',
    'choose 13 to 29',
  ],
  ['compare --from cut.fbs', 'compare --from needs --set <policy=value>: the fork is compared with no fork'],
  [
    'compare --from cut.fbs --set mandate=true --until-sure 1',
    '--until-sure does not go with --from: the file has no more replicates than it has',
  ],
  [
    'run --from cut.fbs --set organisation.members=10',
    '--set cannot change organisation in a fork: the people of the saved runs stay who they are; write a scenario for other people',
  ],
  [
    'run --from cut.fbs --set seed=x',
    '--set cannot change seed in a fork: the luck of the saved runs goes on',
  ],
  [
    'run --from cut.fbs --set staffin.team=[]',
    '--set "staffin.team" names no policy; did you mean staffing?',
  ],
  [
    'run --from cut.fbs --set staffing.team[0].fte=1',
    `--set "staffing.team[0].fte": a list is set as a whole, such as --set 'staffing.team=[]'`,
  ],
  ['run --from cut.fbs --set mandate', '--set "mandate" needs a value, such as --set alignment=integrated'],
  [
    'run --from cut.fbs --set staffing.ratio=null',
    '--set "staffing.ratio" cannot take a policy back; say what it is from now on, such as --set alignment=integrated',
  ],
  [
    'run --from cut.fbs --set alignment=integratd',
    '--set: policies.alignment must be one of incidental, claimed, integrated (got "integratd")',
    'did you mean "integrated"?',
  ],
  [
    'run --from cut.fbs --set training=2',
    '--set: policies.training must be between 0 and 1 (got 2)',
    'the unit is share',
  ],
  ['run --from cut.fbs --set training=1 --set training=0', '--set training is given twice; give it once'],
  ['run --from cut.fbs --set spaces.hr.training=1', '--set names the space "hr"; the scenario has main'],
]

const bytes = (): Buffer => readFileSync(join(folder.path, 'cut.fbs'))
const commands = { run, compare }

const world = openOutside()
const here = (path: string): string => resolve(folder.path, path)
/** The world outside, with the folder in the place of the one we are in. */
const outside = {
  ...world,
  read: (path: string, most: number) => world.read(here(path), most),
  realPath: (path: string) => world.realPath(here(path)),
  create: (path: string, content: string | Uint8Array) => world.create(here(path), content),
}

/** What a command line is told in this process, which is sooner. */
async function refusal(line: string): Promise<unknown> {
  try {
    const understood = await understand(line.split(' '))
    if ('help' in understood) return understood
    const { operands } = understood.call
    const settings = settingsOf(understood.call)
    const look = lookOf(outside.facts, settings)
    const telling = { quiet: true, json: false, symbols: look.symbols }
    return await commands[line.startsWith('compare') ? 'compare' : 'run']({
      operands,
      settings,
      look,
      telling,
      outside,
    })
  } catch (error) {
    return error
  }
}

describe('what cannot be done is told in a line', () => {
  test.each(refused.map(named))('fishbowl $line', async ({ line, says, way }) => {
    const failure = await refusal(line)
    if (!(failure instanceof Failure)) throw new Error(`it was done: ${JSON.stringify(failure)}`)
    expect(failure.exit).toBe('usage')
    expect(wordFailure(failure)).toBe(`fishbowl: ${says}\n${way}`)
  })

  const spoken = /^run$|organisation|--until 30|integratd/
  test.each(refused.filter(([line]) => spoken.test(line)).map(named))(
    'fishbowl $line, as a command, with nothing on stdout and nothing written',
    async ({ line, says, way }) => {
      const { code, stdout, stderr } = await folder.fishbowl(`${line} --quiet`)
      expect({ code, stdout, stderr }).toEqual({ code: 2, stdout: '', stderr: `fishbowl: ${says}\n${way}` })
      expect(existsSync(join(folder.path, 'x.fbs'))).toBe(false)
    },
  )
})

describe('a file that cannot be continued is named, with the reason and the way out', () => {
  const way = 'hint: fishbowl run <scenario> --until <week> --save <file.fbs> writes such a file\n'
  const files: readonly (readonly [name: string, content: () => Buffer, why: string])[] = [
    ['cut-short.fbs', () => bytes().subarray(0, -100), 'it is damaged: its last 100 bytes are missing'],
    ['head-only.fbs', () => bytes().subarray(0, 40), 'it is damaged: it is cut short'],
    ['empty.fbs', () => Buffer.alloc(0), 'it is no fork file of Fishbowl'],
    ['text.fbs', () => Buffer.from(small('text')), 'it is no fork file of Fishbowl'],
    [
      'as-text.fbs',
      () => Buffer.from(bytes().toString('latin1').replaceAll('\r\n', '\n'), 'latin1'),
      'it is no fork file of Fishbowl',
    ],
    [
      'turned.fbs',
      () => {
        const turned = bytes()
        turned.writeUInt8(turned.readUInt8(turned.length - 5) ^ 4, turned.length - 5)
        return turned
      },
      'it is damaged: replicate 4 does not fit its digest',
    ],
  ]
  const saying = (name: string, why: string): string =>
    `fishbowl: cannot continue from "${name}": ${why}\n${way}`

  test.each(files)('%s', async (name, content, why) => {
    writeFileSync(here(name), content())
    const failure = await refusal(`run --from ${name}`)
    expect(failure instanceof Failure && wordFailure(failure)).toBe(saying(name, why))
  })

  test('as a command, with exit code 2', async () => {
    writeFileSync(here('half.fbs'), bytes().subarray(0, 5000))
    const { code, stdout, stderr } = await folder.fishbowl('run --from half.fbs')
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' })
    expect(stderr).toMatch(/^fishbowl: cannot continue from "half\.fbs": it is damaged: .*\nhint: .*\n$/)
  })

  test('a file that is not there, and a folder that is not there to write to', async () => {
    const missing = await folder.fishbowl('run --from nope.fbs')
    expect(missing).toEqual({
      code: 4,
      stdout: '',
      stderr: 'fishbowl: cannot read "nope.fbs": there is no such file\n',
    })
    const closed = await folder.fishbowl(
      'run bare.yaml --replicates 1 --until 3 --save nowhere/x.fbs --quiet',
    )
    expect(closed).toEqual({
      code: 1,
      stdout: '',
      stderr: 'fishbowl: cannot write "nowhere/x.fbs": the folder does not exist\n',
    })
  })
})
