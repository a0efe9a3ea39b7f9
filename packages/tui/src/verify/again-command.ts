import { quote } from '@fishbowl/core'
import { jsonText, type Request } from '../cli/answer.ts'
import { understand } from '../cli/arguments.ts'
import { Failure } from '../cli/failure.ts'
import type { OptionId } from '../cli/options.ts'
import { type Settings, settingsOf } from '../cli/settings.ts'
import type { DocumentKind } from './subject.ts'

/** The command that makes each kind, and the options that it names in the command that makes a document again: none of them writes or keeps anything. */
const commands = {
  explanation: {
    command: 'explain',
    options: ['measure', 'weeks', 'space', 'permutations', 'replicates', 'seed'],
    load: async () => (await import('../commands/explain.ts')).explain,
  },
  sensitivity: {
    command: 'sensitivity',
    options: [
      'against',
      'measure',
      'weeks',
      'space',
      'assumptions',
      'trajectories',
      'screen',
      'points',
      'replicates',
      'seed',
    ],
    load: async () => (await import('../commands/sensitivity.ts')).sensitivity,
  },
  advice: {
    command: 'advise',
    options: ['goal', 'budget', 'share', 'policies', 'max-runs', 'draws', 'weeks', 'replicates', 'seed'],
    load: async () => (await import('../commands/advise.ts')).advise,
  },
  calibration: {
    command: 'calibrate',
    options: [
      'columns',
      'date-format',
      'decimal',
      'values',
      'first-week',
      'assumptions',
      'hold-out',
      'max-runs',
      'weeks',
      'space',
      'scale',
      'seed',
      'quick',
    ],
    load: async () => (await import('../commands/calibrate.ts')).calibrate,
  },
  'study-results': {
    command: 'study results',
    options: ['measure'],
    load: async () => (await import('../commands/study-results.ts')).studyResults,
  },
  network: {
    command: 'org network',
    options: ['replicate', 'seed'],
    load: async () => (await import('../commands/org-network.ts')).organisationNetworkOf,
  },
} as const satisfies Record<
  DocumentKind,
  { readonly command: string; readonly options: readonly OptionId[]; readonly load: () => Promise<unknown> }
>

/** Words of a command line as `shellWord` writes them; undefined where a quote stays open. @internal */
export function wordsOf(line: string): readonly string[] | undefined {
  const words: string[] = []
  let word: string | undefined
  let rest = line
  while (rest !== '') {
    const piece = /^(?:'([^']*)'|\\(.)|([^'\\\s]+)|(\s+))/s.exec(rest)
    if (piece === null) return undefined
    const [whole, quoted, escaped, plain, gap] = piece
    if (gap === undefined) word = (word ?? '') + (quoted ?? escaped ?? plain ?? '')
    else if (word !== undefined) {
      words.push(word)
      word = undefined
    }
    rest = rest.slice(whole.length)
  }
  return word === undefined ? words : [...words, word]
}

/** What a document is made again with: names and options of its command. */
export type Again = { readonly operands: readonly string[]; readonly settings: Settings }

/** Understands the command that a document names. Throws a Failure for one that does not make this kind, or that does anything else besides. */
export async function againOf(kind: DocumentKind, line: string, file: string): Promise<Again> {
  const { command, options } = commands[kind]
  const refuse = (why: string): Failure =>
    new Failure('usage', `${quote(file, 200)} cannot be made again: ${why}`, {
      hint: `its "again" should be a command such as: fishbowl ${command} ...`,
    })
  const [first, ...words] = wordsOf(line) ?? []
  if (first !== 'fishbowl') throw refuse(`its "again" is no command of fishbowl (${quote(line)})`)
  const understood = await named(refuse, () => understand(words))
  if (!('call' in understood) || understood.call.command !== command)
    throw refuse(`its "again" makes no ${kind} (${quote(line)})`)
  const { call } = understood
  const other = Object.keys(call.given).find((id) => !options.some((one) => one === id))
  if (other !== undefined)
    throw refuse(`its "again" has --${other}, which makes no difference to it or writes a file`)
  return { operands: call.operands, settings: await named(refuse, () => settingsOf(call)) }
}

/** Does something with the command of a document: what is wrong with the command is said of the document. */
async function named<T>(refuse: (why: string) => Failure, act: () => T | Promise<T>): Promise<T> {
  try {
    return await act()
  } catch (error) {
    throw error instanceof Failure ? refuse(error.message) : error
  }
}

/** Runs the command again in this process and gives its document as plain JSON data. */
export async function madeAgain(
  kind: DocumentKind,
  { operands, settings }: Again,
  request: Request,
): Promise<unknown> {
  const { threads } = request.settings
  const command = await commands[kind].load()
  const { document } = await command({
    ...request,
    operands,
    // What is kept is what --json writes.
    telling: { ...request.telling, json: true },
    settings: threads === undefined ? settings : { ...settings, threads },
  })
  return JSON.parse(jsonText(document))
}
