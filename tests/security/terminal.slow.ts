import { existsSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, test } from 'vitest'
import { openFolder, parsed, small } from '../cli/folder.ts'
import type { CliResult } from '../support/cli.ts'
import { sequence } from '../tui/support/sequences.ts'
import { ledgerAttacks, spoil } from './hostile-ledgers.ts'

/** A name that sets the title of a terminal, clears it, turns its direction, and forges a line of its own. */
const nasty = 'n\x1B]0;owned\x07b\x1B[2J\u009B31m\u202Ec\u2066\rforged'
/** The same without what no name of a file may hold. */
const named = (ending: string): string => `${nasty}${ending}`

/** Whatever a terminal could obey or a reader could not see, apart from line ends and the colours that we write ourselves. */
const dangerous =
  /(?!\n)\p{Cc}|[\p{Bidi_Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF]/u
const ownColours = sequence('ESC\\[(?:\\d{1,3}(?:;\\d{1,3})*)?m', 'g')

const folder = openFolder()
const at = (name: string): string => join(folder.path, name)

/** Words of every text of a document replaced: what a changed file could say. */
function withWords(value: unknown, depth = 0): unknown {
  if (typeof value === 'string')
    return depth > 1 && !/^[0-9a-f]{12,}$/.test(value) ? `${value}${nasty}` : value
  if (Array.isArray(value)) return value.map((one) => withWords(one, depth + 1))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, withWords(one, depth + 1)]))
}

beforeAll(async () => {
  folder.write(named('.yaml'), small('named', 'policies: { training: 0.5 }\n'))
  folder.write(
    named(' broken.yaml'),
    `fishbowl: 1\ntitle: "\\e[2J\\u202E"\n"a\\u009b": 1\nhorizon: "\\e[0m"\n`,
  )
  folder.write(
    named(' study.yaml'),
    `fishbowlStudy: 1\nid: s\nscenarios: [./bare.yaml]\nreplicates: 2\nweeks: 8\n`,
  )
  folder.write(named(' strays.yaml'), `fishbowlStudy: 1\nid: s\nscenarios: ["./\\e[2J.yaml"]\n`)
  folder.write(
    named('.csv'),
    `id,manager,department,${nasty},location\n1,,${nasty},x,${nasty}\n2,1,IT,x,Rome\n3,${nasty},IT,x,Rome\n`,
  )
  folder.write('people.csv', `id,manager,department,location\n1,,"${nasty}",x\n2,1,IT,"${nasty}"\n3,1,IT,x\n`)
  folder.write(named(' weekly.csv'), `week,${nasty}\n1,${nasty}\n2,3\n`)
  const { stdout } = await folder.fishbowl('compare bare.yaml staffed.yaml --replicates 2 --weeks 8 --json')
  const plain = parsed(stdout)
  writeFileSync(at(named('.json')), stdout)
  writeFileSync(at(named(' words.json')), JSON.stringify(withWords(plain)))
  writeFileSync(
    at(named(' again.json')),
    JSON.stringify({ ...plain, kind: 'explanation', again: `fishbowl explain ${nasty} --${nasty}` }),
  )
  writeFileSync(at(named(' kind.json')), JSON.stringify({ ...plain, kind: nasty, modelVersion: nasty }))
  folder.write('study.yaml', `fishbowlStudy: 1\nid: s\nscenarios: [./bare.yaml]\nreplicates: 2\nweeks: 8\n`)
  await folder.fishbowl('study run study.yaml --threads 1')
  renameSync(at('study.sqlite'), at(named('.sqlite')))
  for (const attack of [
    'a tool that writes to the terminal',
    'a maker that writes to the terminal',
    'a failure that writes to the terminal',
  ])
    spoil(at(named('.sqlite')), ledgerAttacks[attack] ?? '')
  await folder.fishbowl('run bare.yaml --until 3 --save kept.fbs --replicates 2')
  return () => folder.clean()
}, 300_000)

/** Every command that prints what somebody else has written, each with names that nobody would choose. */
const commands: readonly (readonly string[])[] = [
  ['check', named('.yaml')],
  ['check', named(' broken.yaml')],
  ['check', named(' missing.yaml')],
  ['check', `{ extends: "${nasty}" }`],
  ['check', `{ id: named, title: "${nasty}" }`],
  ['check', named('/x.yaml')],
  ['run', named('.yaml'), '--replicates', '2', '--weeks', '6'],
  ['run', named('.yaml'), '--replicates', '2', '--weeks', '6', '--symbols', 'ascii'],
  ['run', named('.yaml'), '--replicates', '2', '--weeks', '6', '--screen-reader'],
  ['run', named('.yaml'), '--seed', nasty],
  ['run', named('.yaml'), '--measure', nasty],
  ['run', named('.yaml'), '--replicates', '2', '--space', nasty],
  ['run', named('.yaml'), '--until', '3', '--save', named('.fbs'), '--replicates', '2'],
  ['run', '--from', named('.json')],
  ['run', '--from', 'kept.fbs', '--set', `${nasty}=1`],
  ['run', '--from', 'kept.fbs', '--set', `alignment=${nasty}`],
  ['compare', named('.yaml'), 'bare.yaml', '--replicates', '2', '--weeks', '6'],
  ['scenarios', 'show', named('.yaml')],
  ['scenarios', 'diff', named('.yaml')],
  ['scenarios', 'new', named('.yaml')],
  ['explain', named('.yaml'), 'bare.yaml', '--replicates', '2', '--weeks', '6'],
  ['story', named('.yaml'), '--weeks', '6', '--member', nasty],
  ['advise', named('.yaml'), '--goal', nasty],
  ['org', 'import', named('.csv')],
  ['org', 'import', named('.csv'), '--skip-broken'],
  ['org', 'import', 'people.csv', '--keep-labels', '-o', named(' org.json')],
  ['org', 'import', 'people.csv', '--columns', `id=${nasty}`],
  ['org', 'show', named('.json')],
  ['calibrate', named('.yaml'), named(' weekly.csv')],
  ['calibrate', named('.yaml'), named(' weekly.csv'), '--columns', `week=${nasty}`],
  ['study', 'plan', named(' study.yaml')],
  ['study', 'plan', named(' strays.yaml')],
  ['study', 'status', named('.sqlite')],
  ['study', 'results', named('.sqlite')],
  ['study', 'export', named('.sqlite'), '--output', named(' tables')],
  ['study', 'merge', named('.sqlite'), '--output', named(' merged.sqlite')],
  ['study', 'run', 'study.yaml', '--queue', `redis://:x@${nasty}`],
  ['report', named('.json'), '-o', named(' report'), '--format', 'md'],
  ['report', named(' words.json'), '-o', named(' report2'), '--format', 'md'],
  ['report', named(' kind.json'), '-o', named(' report3')],
  ['report', named('.sqlite'), '-o', named(' report4'), '--format', 'md'],
  ['verify', named('.json')],
  ['verify', named(' words.json')],
  ['verify', named(' again.json')],
  ['verify', named(' kind.json')],
  ['verify', named('.sqlite')],
  ['workshop', named('.yaml')],
  ['workshop', 'one-or-two', '--code', nasty],
  ['workshop', 'one-or-two', '--save', named('.json')],
  ['play', '--game', named('.json'), '--json'],
  ['help', nasty],
  [nasty],
  ['run', 'bare.yaml', `--${nasty}`],
  ['completion', nasty],
]

const printedBy = ({ stdout, stderr }: CliResult): string =>
  // Progress goes back to the start of its line.
  (stdout + stderr).replace(ownColours, '').replaceAll(/\r(?=runs|[ ])/g, '')

test('a name that is printed as it is would be seen, and our own colours are not', () => {
  const plain = { code: 0, stderr: '' }
  for (const part of ['\x1B[2J', '\x1B]0;x\x07', '\u009B31m', '\u202E', 'a\rforged', '\x1B[1A'])
    expect(printedBy({ ...plain, stdout: part })).toMatch(dangerous)
  expect(printedBy({ ...plain, stdout: '\x1B[38;2;1;2;3mx\x1B[0m\n' })).toBe('x\n')
})

describe('what others have written is printed and never obeyed by', () => {
  test.each(
    commands.map(
      (words, i) =>
        [
          `${i} ${words.slice(0, 2).join(' ')}`.replace(dangerous, '').replace(/\p{Cc}|\p{Cf}/gu, ''),
          words,
        ] as const,
    ),
  )('%s', async (_, words) => {
    // Nothing of the shell's may hide it, and in colour our own sequences must stand alone.
    const results = [await folder.fishbowl(words), await folder.fishbowl([...words, '--json'])]
    for (const [i, result] of results.entries()) {
      expect(printedBy(result)).not.toMatch(dangerous)
      expect(result.code === 0 || result.stderr !== '' || result.stdout !== '').toBe(true)
      if (i === 1 && result.stdout !== '' && words[0] !== 'completion')
        expect(() => parsed(result.stdout)).not.toThrow()
    }
  })

  test.each(['check', 'run'])('%s in colour', async (command) => {
    const more = command === 'run' ? ['--replicates', '2', '--weeks', '6'] : []
    for (const file of [named('.yaml'), named(' broken.yaml')]) {
      const result = await folder.fishbowl([command, file, ...more, '--color', 'always'], {
        env: { COLORTERM: 'truecolor' },
      })
      expect(printedBy(result)).not.toMatch(dangerous)
    }
  })

  test('no command has taken a name for a place of its own', () => {
    expect(existsSync(at('owned'))).toBe(false)
  })
})
