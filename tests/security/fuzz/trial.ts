import { Failure, wordFailure } from '../../../packages/tui/src/cli/failure.ts'
import type { Dice } from '../../support/dice.ts'

/** A reader of files from outside, and files that it reads as they are. */
export type Target = {
  readonly name: string
  /** What the user calls the file: every refusal names it. */
  readonly file: string
  /** A refusal says in which line and column; where the file has none that anybody sees, it says the place in the data. */
  readonly hasLines?: boolean
  /** The reader throws RangeError with a reason instead of a Failure: a layer above names the file. */
  readonly throwsRange?: boolean
  readonly make: (roll: Dice) => Uint8Array
  /** Reads the file, and does with what it holds what a command would do first. */
  readonly read: (bytes: Uint8Array) => unknown
}

/** What came of an input; `wrong` says what a user should never see. */
export type Trial = {
  readonly outcome: 'read' | 'refused' | 'wrong'
  readonly why: string
  readonly seconds: number
}

/** Whatever a terminal could obey or a reader could not see, apart from line ends. */
export const dangerous =
  /(?!\n)\p{Cc}|[\p{Bidi_Control}\p{Surrogate}\p{Line_Separator}\p{Paragraph_Separator}\uFEFF]/u
/** What the engine of JavaScript says where a program did not look: none of these is a message for a user. */
const ofEngine =
  /call stack|Invalid (?:typed )?array|out of bounds|Invalid string length|allocation|(?<!received )\bundefined\b|is not a function|is not iterable|\[object |(?<!received )\bNaN\b/i
const unreadable = /not UTF-8|it has over \d+ bytes|at least \d+ kB/

/** Words around what is quoted: the input may say anything, and they are ours. */
const ownWords = (words: string): string => words.replaceAll(/"[^"\n]*"|\(got [^\n]*|^ *\d* \|.*$/gm, '')

/** What is wrong with a refusal, undefined when nothing is. */
function faultOf(error: unknown, { file, hasLines, throwsRange }: Target): string | undefined {
  if (throwsRange === true) {
    const isOwn =
      error instanceof RangeError && error.message !== '' && !ofEngine.test(ownWords(error.message))
    return isOwn ? undefined : 'an error that nobody meant'
  }
  if (!(error instanceof Failure)) return 'an error that nobody meant'
  const words = wordFailure(error)
  if (dangerous.test(words)) return 'words that a terminal would obey'
  if (ofEngine.test(ownWords(words))) return 'words of the engine'
  if (!words.includes(file)) return 'no name of the file'
  if (hasLines === true && !/:\d+:\d+|line \d+/.test(words) && !unreadable.test(words)) return 'no line'
  return undefined
}

const stackOf = (error: unknown): string =>
  error instanceof Error ? (error.stack ?? error.message) : String(error)

/** Reads an input and judges what a user would have seen. Processor time counts, which other programs do not add to. */
export async function tried(target: Target, bytes: Uint8Array): Promise<Trial> {
  const before = process.cpuUsage()
  const spent = (): number => {
    const { user, system } = process.cpuUsage(before)
    return (user + system) / 1e6
  }
  try {
    await target.read(bytes)
    return { outcome: 'read', why: '', seconds: spent() }
  } catch (error) {
    const seconds = spent()
    const fault = faultOf(error, target)
    return fault === undefined
      ? { outcome: 'refused', why: stackOf(error), seconds }
      : { outcome: 'wrong', why: `${fault}: ${stackOf(error)}`, seconds }
  }
}
