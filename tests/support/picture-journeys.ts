import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bin } from './cli.ts'
import { pictureFiles } from './picture-files.ts'
import { pictureOf } from './screen-picture.ts'
import { keys, openTerminal, type Terminal } from './terminal.ts'

/** A picture of the documents: what is pressed to get there, and when the screen is whole. */
export type Journey = {
  readonly name: string
  readonly title: string
  /** What is seen, for readers who cannot see it. */
  readonly says: string
  readonly columns: number
  readonly rows: number
  /** Leads from the start to the screen of the picture. */
  readonly go: (terminal: Terminal) => Promise<unknown>
}

type Test = (screen: readonly string[]) => boolean

const shows =
  (...texts: readonly (string | RegExp)[]): Test =>
  (screen) => {
    const text = screen.join('\n')
    return texts.every((one) => (typeof one === 'string' ? text.includes(one) : one.test(text)))
  }

const replicates = '100'

/** All runs are made, and the line of their progress is gone. */
const whole = (...texts: readonly (string | RegExp)[]): Test => {
  const there = shows(new RegExp(`(?<![/\\d])${replicates} (runs|pairs)\\b`), ...texts)
  return (screen) => there(screen) && !/\d\/s|ETA/.test(screen.join('\n'))
}

const patience = 60_000
const library = shows('▸   professional-aligned')

/** Selects a scenario by its id, at the start. */
async function select({ until, type }: Terminal, id: string): Promise<void> {
  await until(library, patience)
  type(`/${id}`)
  await until(shows(new RegExp(`▸ +${id}`)), patience)
  type(keys.enter + keys.escape)
  await until(shows(/\d+ scenarios/), patience)
}

const size = { columns: 120, rows: 34 } as const

/** Every picture, in the order of the documents. */
export const journeys: readonly Journey[] = [
  {
    ...size,
    name: 'library',
    title: 'fishbowl',
    says: 'The library: a list of scenarios, and beside it what the selected one asks and what it changes',
    go: async ({ until }) => until(shows('▸   professional-aligned', 'files of this folder'), patience),
  },
  {
    ...size,
    name: 'compare',
    title: 'fishbowl: two professionals and a project against the standard rollout',
    says: 'Two adoption curves over three years with their bands, the levels and their difference in a table, and what it comes to in a sentence',
    go: async ({ until, type }) => {
      await until(library, patience)
      type(keys.enter)
      await until(whole('vs base'), patience)
    },
  },
  {
    ...size,
    name: 'editor',
    title: 'fishbowl: a third professional',
    says: 'The levers of a scenario with their values and ranges, what the focused one does, and beside them a preview of the difference that the change makes',
    go: async ({ until, type }) => {
      await until(library, patience)
      type('2')
      await until(shows('Levers', '▸   staffing'), patience)
      type('jjjj+')
      await until(shows('in 20 of 20 pairs'), patience)
    },
  },
  {
    ...size,
    name: 'branches',
    title: 'fishbowl: and if the team goes in week 78?',
    says: 'A run and a branch that loses its community managers halfway: both curves are one until then and part afterwards',
    go: async ({ until, type }) => {
      await until(library, patience)
      type('5')
      await until(whole('no branch yet'), patience)
      type('f')
      await until(shows('from week 78 of professional-aligned on'), patience)
      type('cut')
      await until(shows('1 of '), patience)
      type(keys.enter)
      await until(whole('w78-no-cm'), patience)
      // a key takes the message of the last one away
      type(keys.down)
      await until((screen) => !shows('is made')(screen), patience)
    },
  },
  {
    ...size,
    rows: 24,
    name: 'why',
    title: 'fishbowl: what the gain of a plan is due to',
    says: 'The gain of a plan shared between its levers, each with its interval as a bar, and the words for the focused one',
    go: async (terminal) => {
      await select(terminal, 'our-plan')
      terminal.type('6')
      await terminal.until(shows('Levers 3'), patience)
      await terminal.until((screen) => !/\d+\/\d+ (runs|replicates)/.test(screen.join('\n')), patience)
    },
  },
  {
    ...size,
    name: 'studies',
    title: 'fishbowl: which of nine ways',
    says: 'A finished study: its points ranked by the measure, the best first',
    go: async ({ until, type }) => {
      await until(library, patience)
      type('7')
      await until(shows('how-much.yaml'), patience)
      type('R')
      await until(shows(/180\/180 +done/), patience)
      type(keys.enter)
      await until(shows('best first'), patience)
      type(keys.enter)
      await until(shows('median of 20 runs'), patience)
    },
  },
]

/** The screen at the end of a journey of the real program, as a picture. */
export async function takePicture(journey: Journey): Promise<string> {
  const { columns, rows, title, says } = journey
  const folder = mkdtempSync(join(tmpdir(), 'fishbowl-picture-'))
  for (const [name, text] of Object.entries(pictureFiles)) writeFileSync(join(folder, name), text)
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--seed', '7', '--threads', '2', '--replicates', replicates],
    cwd: folder,
    columns,
    rows,
    env: { COLORTERM: 'truecolor', LANG: 'C.UTF-8', LC_ALL: undefined, COLORFGBG: undefined },
  })
  try {
    await journey.go(terminal)
    await terminal.quiet()
    return pictureOf(terminal.cells(), { title, says })
  } finally {
    await terminal.close()
    rmSync(folder, { recursive: true, force: true })
  }
}
