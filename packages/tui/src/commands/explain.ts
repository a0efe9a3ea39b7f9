import { measureOf, scenarioData } from '@fishbowl/core'
import { type Lever, type LeverGain, storiesOn } from '@fishbowl/lab/explain'
import { explainSentences, mechanismSentences } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { counted, grouped } from '../cli/counted.ts'
import { explainNotes, sameSentence } from '../cli/explain-notes.ts'
import { explainPage, toldMechanisms } from '../cli/explain-page.ts'
import { type ExplainPlan, endsOf, explainPlan } from '../cli/explain-plan.ts'
import { type Explained, explaining } from '../cli/explain-runs.ts'
import type { Stories } from '../cli/explain-stories.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withRuns } from '../cli/runs.ts'
import type { Settings } from '../cli/settings.ts'
import { openScenarios } from '../scenarios.ts'

const option = (name: string, value: string | number | undefined): readonly string[] =>
  value === undefined ? [] : [`--${name}`, String(value)]

/** The command that explains the same again. */
function againOf(operands: readonly string[], settings: Settings, replicates: number): string {
  const { measure, weeks, space, permutations, seed } = settings
  return [
    'fishbowl',
    'explain',
    ...operands.map((name) => (name.startsWith('-') ? `./${name}` : name)),
    ...option('measure', measure),
    ...option('weeks', weeks),
    ...option('space', space),
    ...option('permutations', permutations),
    ...option('replicates', replicates),
    ...option('seed', seed),
  ]
    .map(shellWord)
    .join(' ')
}

const leverData = ({ id, title, changes, brings, joined }: Lever): object => ({
  id,
  title,
  changes,
  brings,
  joined,
})

const gainData = ({ lever, values, ...numbers }: LeverGain): object => ({
  ...leverData(lever),
  ...numbers,
  values,
})

/** Two scenarios as the document names them. */
const armData = ({ arms, contrast }: ExplainPlan, digests: readonly string[]): readonly object[] =>
  endsOf(contrast).map((scenario, i) => ({
    id: arms[i]?.id,
    space: arms[i]?.space,
    title: scenario.title,
    scenario: scenarioData(scenario),
    digest: digests[i],
  }))

function commonData(plan: ExplainPlan, again: string): Record<string, unknown> {
  const { contrast, asked } = plan
  const { seed, horizon } = contrast.scenario(0)
  const { measure, weeks, space } = asked
  return {
    kind: 'explanation',
    modelVersion,
    again,
    seed,
    horizon,
    measure: { id: measure, ...measureOf(measure) },
    weeks,
    space,
    idle: contrast.idle.map(leverData),
  }
}

/** Stories without the lives that they are told from: `story --json` gives those. */
const storyData = (stories: Stories): object =>
  'why' in stories
    ? stories
    : { ...stories, members: stories.members.map(({ lives: _lives, ...rest }) => rest) }

function documentOf(
  plan: ExplainPlan,
  found: Explained,
  told: { sentences: readonly string[]; notes: readonly string[]; again: string },
): Record<string, unknown> {
  const { attribution, ablations, digests, stories } = found
  const { total, totals, together, interactions, levers, replicates, missing } = attribution
  const { again, ...rest } = told
  const { pairs } = plan.contrast.plan
  return {
    ...commonData(plan, again),
    ...rest,
    stories: storyData(stories),
    arms: armData(plan, digests),
    method: pairs === undefined ? { kind: 'all-subsets' } : { kind: 'orders', permutations: 2 * pairs },
    total,
    totals,
    together,
    levers: levers.map(gainData),
    interactions: interactions.map(({ levers: pair, effect }) => ({
      levers: pair.map(({ id }) => id),
      effect,
    })),
    replicates,
    missing,
    mechanisms: ablations,
  }
}

/** Scenarios between which no lever is left. */
function sameAnswer(plan: ExplainPlan, look: Look, again: string): Answer {
  const sentence = sameSentence(plan)
  return {
    document: { ...commonData(plan, again), levers: [], sentences: [sentence], notes: plan.notes },
    lines: () =>
      pageOf(
        paragraph(sentence, look),
        plan.notes.flatMap((note) => paragraph(note, look)),
      ),
  }
}

/** What it will cost, before it starts. */
function costLine({ contrast, ablated, runs }: ExplainPlan): string {
  const { levers, plan } = contrast
  const k = counted(levers.length, 'lever')
  const how = plan.pairs === undefined ? `all ${2 ** levers.length} subsets` : `${2 * plan.pairs} orders`
  return `explain: ${k}, ${how} in ${counted(plan.replicates.length, 'replicate')}, mechanisms off in ${ablated.length}: up to ${grouped(runs)} runs`
}

/** Makes the runs of a plan and tells how far it is. */
function explainRuns({ settings, telling, outside }: Request, plan: ExplainPlan): Promise<Explained> {
  if (!telling.quiet && !telling.json) outside.tell(`${costLine(plan)}\n`)
  return withRuns(outside, settings, async (means) => {
    const progress = openProgress(outside, telling)
    const steps = explaining(plan, { ...means, stories: (asked) => storiesOn(means, asked) })
    try {
      for (;;) {
        // oxlint-disable-next-line no-await-in-loop -- the next run
        const { done, value } = await steps.next()
        if (done === true) return value
        progress.at(value.made, value.runs)
      }
    } finally {
      progress.end()
    }
  })
}

/** `fishbowl explain`: why the second scenario differs from the first. */
export async function explain(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const plan = explainPlan(openScenarios(operands, outside), settings)
  const { arms, contrast, asked } = plan
  const again = againOf(operands, settings, contrast.plan.replicates.length)
  if (contrast.levers.length === 0) return sameAnswer(plan, look, again)
  const found = await explainRuns(request, plan)
  const names = { first: arms[0].id, second: arms[1].id, measure: asked.measure }
  const headline = explainSentences(found.attribution, names)
  const mechanisms =
    found.ablations === undefined ? [] : mechanismSentences(found.ablations, names, toldMechanisms)
  const notes = explainNotes(plan, found.attribution)
  return {
    document: documentOf(plan, found, { sentences: [...headline, ...mechanisms], notes, again }),
    lines: () => explainPage(plan, { ...found, headline, mechanisms, notes, again }, look),
  }
}
