import { safe } from '@fishbowl/core'
import { localEngine } from '@fishbowl/lab/local'
import { type Served, serveQueue } from '@fishbowl/lab/queue'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { codeOf } from '../cli/code.ts'
import { columnsOf, paragraph } from '../cli/page.ts'
import { openProgress, type Progress } from '../cli/progress.ts'
import { queueOf, sleep } from '../cli/queue.ts'

/** Sentences kept for the document. */
const mostSentences = 100

/** Says sentences between the lines of the progress; with --json they stand in the document, so that stderr stays JSON. */
function voice({ outside, telling }: Request, progress: Progress) {
  const said: string[] = []
  return {
    said,
    tell: (sentence: string): void => {
      said.push(safe(sentence))
      if (said.length > mostSentences) said.shift()
      if (telling.json && !outside.facts.messagesAreTerminal) return
      progress.end()
      outside.tell(`fishbowl: ${safe(sentence)}\n`)
    },
  }
}

const plural = (count: number, word: string): string =>
  `${count} ${word}${count === 1 ? '' : word.endsWith('h') ? 'es' : 's'}`

function rowsOf(served: Served): readonly (readonly [string, string])[] {
  const { batches, runs, failed, refused, strangers } = served
  return [
    ['made', `${plural(runs, 'run')} in ${plural(batches, 'batch')}`],
    ['failed', plural(failed, 'run')],
    ['refused', `${plural(refused, 'batch')}${refused === 0 ? '' : ': malformed, or of another version'}`],
    ...strangers.map((code): [string, string] => ['left', `a study that needs code ${code.slice(0, 12)}`]),
  ]
}

/** `fishbowl worker`: makes the runs of studies that others put into a queue, until Ctrl-C. */
export async function worker(request: Request): Promise<Answer> {
  const { settings, outside, look, telling } = request
  const progress = openProgress(outside, telling)
  const { said, tell } = voice(request, progress)
  const address = await queueOf(settings, outside, tell)
  const code = codeOf(outside)
  const threads = settings.threads ?? outside.facts.threads
  const machine = outside.machine()
  // Measures follow from the histories and are taken by whoever asked.
  const engine = localEngine({ code, machine, measures: [], threads, after: outside.after })
  tell(
    `serving ${address.shown} with ${plural(threads, 'thread')}, model ${modelVersion}, code ${code.slice(0, 12)}; Ctrl-C ends`,
  )
  try {
    const served = await serveQueue(
      {
        address,
        code,
        machine,
        engine,
        sleep,
        tell,
        count: ({ runs, failed }) => progress.at(runs + failed, undefined),
      },
      outside.interrupted,
    )
    progress.end()
    return {
      exit: 'interrupted',
      document: {
        ...served,
        kind: 'worker',
        queue: address.shown,
        modelVersion,
        code,
        machine,
        threads,
        messages: said,
      },
      lines: () => [
        ...paragraph(`worked for ${address.shown}`, look),
        ...columnsOf(rowsOf(served), look).map((line) => `  ${line}`),
      ],
    }
  } finally {
    progress.end()
    await engine.close()
  }
}
