import { fileURLToPath } from 'node:url'
import { bin } from './cli.ts'
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

/** Every picture, in the order of the documents. */
export const journeys: readonly Journey[] = [
  {
    name: 'library',
    title: 'fishbowl',
    says: 'The library: a list of scenarios, and beside it what the selected one asks and what it changes',
    columns: 120,
    rows: 34,
    go: async ({ until }) => until(library, patience),
  },
  {
    name: 'compare',
    title: 'fishbowl: a professional, tied to work, against the standard rollout',
    says: 'Two adoption curves over three years with their bands, the values at the time cursor and the difference in a sentence',
    columns: 120,
    rows: 34,
    go: async ({ until, type }) => {
      await until(library, patience)
      type(keys.enter)
      await until(whole('vs base'), patience)
    },
  },
]

/** The screen at the end of a journey of the real program, as a picture. */
export async function takePicture(journey: Journey): Promise<string> {
  const { columns, rows, title, says } = journey
  const terminal = openTerminal({
    command: process.execPath,
    args: [bin, '--seed', '7', '--threads', '2', '--replicates', replicates],
    cwd: fileURLToPath(new URL('../..', import.meta.url)),
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
  }
}
