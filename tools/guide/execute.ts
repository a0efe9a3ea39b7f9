import type { CliResult } from '../../tests/support/cli.ts'
import { readPage, type Step } from './page.ts'
import { openPlace, type Place } from './place.ts'
import { numberIn, renewed } from './shown.ts'

/** What came of a page. */
export type Executed = {
  /** The page with its outputs and numbers anew. */
  readonly text: string
  /** What did not come out, with its line. */
  readonly mistakes: readonly string[]
  /** Every block of commands, with the seconds it took. */
  readonly took: readonly { readonly line: number; readonly script: string; readonly seconds: number }[]
}

/** What a reader sees of a command: its result, or where there is none what it says. */
const outputOf = ({ stdout, stderr }: CliResult): string => (stdout.trim() === '' ? stderr : stdout)

type Done = {
  /** Of every block that ran; nothing for one that failed, so that no page shows a failure. */
  readonly outputs: (string | undefined)[]
  readonly took: { line: number; script: string; seconds: number }[]
  readonly long: boolean
}

/** Does one step; the text that stands in its place afterwards. Throws what is wrong. */
async function done(step: Step, place: Place, { outputs, took, long }: Done): Promise<string> {
  if (step.kind === 'file') place.write(step.name, step.text)
  const output = outputs.at(-1)
  if (step.kind === 'output' && output !== undefined) return renewed(step.text, output)
  if (step.kind === 'number') return numberIn(step.pattern, outputs)
  if (step.kind === 'command' && (long || !step.long)) {
    const start = performance.now()
    const result = await place.run(step.text, step.moves)
    took.push({ line: step.line, script: step.text, seconds: (performance.now() - start) / 1000 })
    const isExpected = step.codes.some((code) => code === result.code)
    outputs.push(isExpected ? outputOf(result) : undefined)
    if (!isExpected)
      throw new Error(
        `ended with ${result.code}, not ${step.codes.join(' or ')}:\n${step.text}\n${result.stderr}`,
      )
  }
  return step.text
}

/** Does everything a page asks for, in its order, in a folder of its own; files that it shows are there from the beginning. `long` runs the blocks too that it marks as long. */
export async function executePage(page: string, long = false): Promise<Executed> {
  const { steps, mistakes: written } = readPage(page)
  const mistakes = [...written]
  const state: Done = { outputs: [], took: [], long }
  const place = openPlace()
  // Of a file that is shown twice the first one is there first.
  for (const step of steps.toReversed()) if (step.kind === 'file') place.write(step.name, step.text)
  let text = ''
  let from = 0
  try {
    for (const step of steps) {
      let now = step.text
      try {
        // oxlint-disable-next-line no-await-in-loop -- in the order of the page
        now = await done(step, place, state)
      } catch (error) {
        mistakes.push(`line ${step.line}: ${error instanceof Error ? error.message : String(error)}`)
      }
      text += page.slice(from, step.at.start) + now
      from = step.at.end
    }
  } finally {
    place.close()
  }
  return { text: text + page.slice(from), mistakes, took: state.took }
}
