import { quote, type Scenario } from '@fishbowl/core'
import { scenarioTitle, symbolsOf } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import { type Opened, openScenarios } from '../scenarios.ts'
import { againCommand } from './account.ts'
import type { Answer, Request } from './answer.ts'
import { continuation, unusable } from './continuing.ts'
import { armsOf } from './experiment.ts'
import { Failure } from './failure.ts'
import { checkFree, createFile } from './files.ts'
import { modelNotes } from './model-notes.ts'
import { pageOf, paragraph, shellWord } from './page.ts'
import { openProgress } from './progress.ts'
import { withThreads } from './threads.ts'

/** Runs to be stopped: from week 0, or from the snapshots of a fork file. */
type Start = {
  readonly scenario: Scenario
  readonly replicates: number
  readonly states?: readonly Uint8Array[]
  readonly opened: readonly Opened[]
  readonly notes: readonly string[]
  /** First week before which they cannot be stopped. */
  readonly least: number
}

async function startOf(request: Request, usual: number): Promise<Start> {
  const { operands, settings, outside } = request
  if (settings.from === undefined) {
    const opened = openScenarios(operands, outside)
    const [arm] = armsOf(opened, settings)
    if (arm === undefined) throw new Failure('usage', 'run needs a scenario')
    return {
      scenario: arm.scenario,
      replicates: settings.replicates ?? usual,
      opened,
      notes: modelNotes([arm]),
      least: 1,
    }
  }
  const { saved, scenario, notes } = await continuation(request)
  const { states, week } = saved
  const told = [...notes, ...modelNotes([{ id: scenario.id, scenario }])]
  return { scenario, replicates: states.length, states, opened: [], notes: told, least: week + 1 }
}

/** Checks the week; a snapshot before week 0 or at the end would leave nothing to share or nothing to change. */
function checkUntil(until: number, { scenario: { horizon }, least, states }: Start): void {
  if (until >= least && until < horizon) return
  const before = states === undefined ? '' : `after week ${least - 1} of the saved runs and `
  throw new Failure(
    'usage',
    `--until must be a week ${before}before the horizon of ${horizon} weeks (got ${until})`,
    {
      hint:
        least < horizon
          ? `choose ${least} to ${horizon - 1}`
          : 'nothing is left to run; take a longer horizon',
    },
  )
}

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(1)} MB`

/** Refuses, after the first state, what would not fit into a file. */
async function checkSize(bytes: number, replicates: number): Promise<void> {
  const { mostForkBytes } = await import('@fishbowl/lab')
  if (bytes * replicates <= mostForkBytes) return
  const most = Math.floor(mostForkBytes / bytes)
  throw new Failure(
    'usage',
    `${replicates} replicates of ${megabytes(bytes)} do not fit into a fork file; it has at most ${megabytes(mostForkBytes)}`,
    { hint: most < 1 ? 'take fewer members' : `take --replicates ${most} or less` },
  )
}

/** Runs every replicate up to the week, the first one alone to see how large a state is. */
function statesAt(until: number, start: Start, request: Request): Promise<readonly Uint8Array[]> {
  const { settings, telling, outside } = request
  const { scenario, replicates, states } = start
  return withThreads(outside, settings.threads, async ({ save }) => {
    const progress = openProgress(outside, telling)
    let done = 0
    const stateOf = async (replicate: number): Promise<Uint8Array> => {
      const from = states?.[replicate]
      const task = { scenario, replicate }
      const state = await save(from === undefined ? task : { ...task, from }, until)
      progress.at(++done, replicates)
      return state
    }
    try {
      const first = await stateOf(0)
      await checkSize(first.byteLength, replicates)
      const others = Array.from({ length: replicates - 1 }, (_, i) => stateOf(i + 1))
      return [first, ...(await Promise.all(others))]
    } catch (error) {
      throw settings.from === undefined ? error : unusable(settings.from, error)
    } finally {
      progress.end()
    }
  })
}

/** `fishbowl run --until --save`: stops every replicate before a week and writes all of them to a fork file. */
export async function savedRun(request: Request, usual: number): Promise<Answer> {
  const { settings, look, outside } = request
  const { until = 0, save: file = '' } = settings
  const start = await startOf(request, usual)
  checkUntil(until, start)
  checkFree(file, outside)
  const states = await statesAt(until, start, request)
  const { writeForkFile } = await import('@fishbowl/lab')
  const { scenario, replicates, notes } = start
  const { digest, bytes } = writeForkFile({ modelVersion, scenario, week: until, states })
  createFile(file, bytes, outside)
  const again = againCommand(
    'run',
    start.opened,
    settings,
    settings.from === undefined ? replicates : undefined,
  )
  const next = `fishbowl compare --from ${shellWord(file)} --set alignment=integrated`
  const { text } = symbolsOf(look.symbols)
  const count = `${replicates} replicate${replicates === 1 ? '' : 's'}`
  const { id, title, seed, horizon } = scenario
  return {
    document: {
      kind: 'saved-run',
      file,
      bytes: bytes.byteLength,
      digest,
      modelVersion,
      id,
      title,
      seed,
      week: until,
      horizon,
      replicates,
      notes,
      again,
      next,
    },
    lines: () =>
      pageOf(
        paragraph(scenarioTitle(title), look),
        paragraph(
          `Wrote ${quote(file, 200)}, ${megabytes(bytes.byteLength)}: ${count} of ${id}, stopped before week ${until} of ${horizon}.`,
          look,
        ),
        notes.flatMap((note) => paragraph(note, look)),
        [
          text(`digest ${digest} ${id}, weeks 0 to ${until - 1}`),
          ...paragraph(`model ${modelVersion}, seed "${seed}", ${count}`, look),
          `next: ${text(next)}`,
          `again: ${text(again)}`,
        ],
      ),
  }
}
