import { createHash } from 'node:crypto'
import { canonicalJson, type Scenario, scenarioData } from '@fishbowl/core'
import { purseOf, type StaffingRow, staffingRow, tableMembers } from '@fishbowl/lab/advise'
import { symbolsOf } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { armsOf } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import { modelNotes } from '../cli/model-notes.ts'
import { pageOf, paragraph, shellWord, tableLines } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withRuns } from '../cli/runs.ts'
import type { Settings } from '../cli/settings.ts'
import {
  fieldSentence,
  specifiedSentence,
  staffingData,
  staffingNotes,
  staffingSentences,
} from '../cli/staffing-words.ts'
import { openScenarios, wordName } from '../scenarios.ts'

/** Aligned with work, on a platform that fits, without training: what the table of the specification was made of. */
const usualScenario = 'professional-aligned'
const usualReplicates = 20
/** Teams looked at for one size of organisation, about; the cost is told before it starts. */
const teamsEach = 8
const mostRuns = 100_000

/** Options that belong to advice on a goal. */
const others = ['goal', 'budget', 'share', 'policies', 'max-runs', 'draws', 'output'] as const

function checkSettings(settings: Settings): void {
  const other = others.find((id) => settings[id] !== undefined)
  if (other !== undefined)
    throw new Failure('usage', `--staffing-table is made for net value at every size; it takes no --${other}`)
}

function ownOf({ operands, settings, outside }: Request): { readonly own: Scenario; readonly name: string } {
  const opened = openScenarios(operands.length === 0 ? [usualScenario] : operands, outside)
  const [arm] = armsOf(opened, settings)
  const [first] = opened
  if (arm === undefined || first === undefined) throw new Failure('usage', 'the table needs a scenario')
  const { organisation, spaces } = arm.scenario
  if (organisation.people !== undefined)
    throw new Failure('usage', `${first.id} has the people of an organisation file, which has one size`, {
      hint: "ask for its own best team: --goal 'max netValue' --policies staffing",
    })
  if (Object.keys(spaces).length > 0)
    throw new Failure('usage', `${first.id} has several spaces; the table is made for one`)
  return { own: { ...arm.scenario, expect: [] }, name: wordName(first) }
}

/** Member-weeks that the table will simulate, told beforehand; a core does some 30 million in a second. */
function costLine({ horizon }: Scenario, replicates: number): string {
  const runs = tableMembers.length * teamsEach * replicates
  const memberWeeks =
    tableMembers.reduce((sum, members) => sum + members, 0) * teamsEach * replicates * horizon
  const seconds = Math.ceil(memberWeeks / 30e6)
  return `staffing table: about ${runs} runs, some ${Math.ceil(seconds / 60)} min of one core\n`
}

function rowsOf(own: Scenario, replicates: number, request: Request): Promise<readonly StaffingRow[]> {
  const { outside, settings, telling } = request
  if (!telling.quiet && !telling.json) outside.tell(costLine(own, replicates))
  return withRuns(outside, settings, async ({ run, inFlight }) => {
    const progress = openProgress(outside, telling)
    const rows: StaffingRow[] = []
    let made = 0
    const counted: typeof run = async (task) => {
      const history = await run(task)
      progress.at(++made, undefined)
      return history
    }
    try {
      for (const members of tableMembers) {
        const means = { run: counted, inFlight, purse: purseOf(mostRuns) }
        // oxlint-disable-next-line no-await-in-loop -- the runs of one team fill the machine
        const row = await staffingRow(own, { members, replicates }, means)
        if (row !== undefined) rows.push(row)
      }
    } finally {
      progress.end()
    }
    return rows
  })
}

function againOf({ operands, settings }: Request, replicates: number): string {
  const { weeks, seed } = settings
  return [
    'fishbowl',
    'advise',
    ...operands,
    '--staffing-table',
    '--replicates',
    String(replicates),
    ...(weeks === undefined ? [] : ['--weeks', String(weeks)]),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ]
    .map(shellWord)
    .join(' ')
}

/** `fishbowl advise --staffing-table`: recommended CMs by size of organisation, average and best in class. */
export async function staffingTable(request: Request): Promise<Answer> {
  const { settings, look } = request
  checkSettings(settings)
  const { replicates = usualReplicates } = settings
  if (replicates < 2) throw new Failure('usage', '--replicates must be at least 2: one pair has no interval')
  const { own, name } = ownOf(request)
  const rows = await rowsOf(own, replicates, request)
  // The specification's table is of the whole run.
  const isUsual = request.operands.length === 0 && settings.weeks === undefined
  const sentences = [
    ...staffingSentences(rows),
    fieldSentence(rows),
    ...(isUsual ? [specifiedSentence(rows)] : []),
  ]
  const notes = [...modelNotes([{ id: own.id, scenario: own }]), ...staffingNotes(own)]
  const again = againOf(request, replicates)
  const digest = createHash('sha256')
    .update(`${modelVersion}\n${canonicalJson(scenarioData(own))}\n${JSON.stringify(rows)}`)
    .digest('hex')
    .slice(0, 12)
  const { text } = symbolsOf(look.symbols)
  const { seed, horizon } = own
  return {
    document: {
      kind: 'staffing-table',
      modelVersion,
      again,
      digest,
      scenario: scenarioData(own),
      replicates,
      rows,
      sentences,
      notes,
    },
    lines: () =>
      pageOf(
        paragraph(say('advice.staff.title', { name }), look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        tableLines(staffingData(rows), look),
        notes.flatMap((note) => paragraph(note, look)),
        [
          say('analysis.foot.digest', { digest }),
          ...paragraph(
            say('curve.foot.replicates', {
              model: modelVersion,
              seed,
              replicates: say('advice.staff.foot', { weeks: horizon, n: replicates }),
            }),
            look,
          ),
          say('curve.foot.again', { again: text(again) }),
        ],
      ),
  }
}
