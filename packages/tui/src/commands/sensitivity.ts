import { measureOf, scenarioData } from '@fishbowl/core'
import type { Effect } from '@fishbowl/lab/sensitivity'
import {
  effectsTable,
  groundSentence,
  helpSentence,
  indexRows,
  indexSentences,
  indicesTable,
  levelSentence,
  outcomeWords,
  restOfEffects,
  screeningSentences,
  signSentence,
  splitTable,
  symbolsOf,
} from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import { pairingNotes, togetherNotes } from '../cli/account.ts'
import type { Answer, Request } from '../cli/answer.ts'
import { titleOf } from '../cli/arm-names.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'
import { againOf, costOf, type Inquiry, inquiryOf } from '../cli/sensitivity-plan.ts'
import { type Found, findOut } from '../cli/sensitivity-runs.ts'
import { openScenarios } from '../scenarios.ts'

/** Effects in the table of the page. */
const mostShown = 12

function headingPart(inquiry: Inquiry, look: Look): readonly string[] {
  const titles = inquiry.arms.flatMap((arm) =>
    paragraph(say('curve.named', { name: arm.id, text: titleOf(arm) }), look, 2),
  )
  return [...titles, ...paragraph(say('analysis.sens.moves', { outcome: outcomeWords(inquiry) }), look)]
}

function screeningPart(inquiry: Inquiry, found: Found, look: Look): readonly string[] {
  const { effects } = found
  if (effects.length === 0) return []
  const { factors, measure, plan } = inquiry
  const shown = effects.filter(({ dead }) => !dead).slice(0, mostShown)
  const words = { factors, measure, symbols: look.symbols }
  const title = say('analysis.sens.caption', {
    trajectories: plan.trajectories,
    replicates: plan.replicates,
    points: measureOf(measure).format === 'share' ? 'yes' : 'no',
    either: look.symbols === 'ascii' ? '+-' : '±',
  })
  return [
    ...paragraph(title, look),
    ...(shown.length === 0 ? [] : tableLines(effectsTable(shown, words), look)),
    ...restOfEffects(effects, mostShown, inquiry).flatMap((text) => paragraph(text, look)),
  ]
}

function indexPart(inquiry: Inquiry, found: Found, look: Look): readonly string[] {
  if (found.shares === undefined) return []
  const { rows } = found.shares
  const title = say('analysis.sens.indices', { rows, replicates: inquiry.plan.replicates })
  return [
    ...paragraph(title, look),
    ...tableLines(indicesTable(indexRows(inquiry, found), look.symbols), look),
    ...indexSentences(inquiry, found).flatMap((text) => paragraph(text, look)),
  ]
}

function splitPart(
  { measure, arms: [first, second] }: Inquiry,
  { shares }: Found,
  look: Look,
): readonly string[] {
  if (shares === undefined) return []
  const { split, deltaSplit } = shares
  const title =
    second === undefined
      ? say('analysis.sens.spread')
      : say('analysis.sens.half', { first: first?.id ?? '', second: second.id })
  const delta =
    deltaSplit === undefined
      ? []
      : [
          '',
          ...paragraph(say('analysis.sens.ofDifference'), look),
          ...tableLines(splitTable(deltaSplit, measure, look.symbols), look),
        ]
  return [...paragraph(title, look), ...tableLines(splitTable(split, measure, look.symbols), look), ...delta]
}

const effectDocument =
  ({ factors }: Inquiry) =>
  ({ factor, ...rest }: Effect): object => ({ assumption: factors[factor], ...rest })

/** All numbers as plain data; the same inputs give the same document on any number of threads. */
function documentOf(inquiry: Inquiry, found: Found): Record<string, unknown> {
  const { arms, measure, factors, own, plan } = inquiry
  const { effects, choice, shares, usually, runs, digest } = found
  const ids = (group: readonly number[]) => group.map((factor) => factors[factor])
  return {
    kind: 'sensitivity',
    modelVersion,
    digest,
    seed: plan.seed,
    arms: arms.map(({ id, space, scenario }) => ({
      id,
      space,
      title: scenario.title,
      scenario: scenarioData(scenario),
    })),
    measure: { id: measure, ...measureOf(measure) },
    outcome: arms.length === 1 ? 'level' : 'paired difference, second less first',
    cost: { runs, planned: costOf(inquiry) },
    design: {
      assumptions: factors,
      setByScenarios: own,
      trajectories: effects.length === 0 ? undefined : plan.trajectories,
      points: shares === undefined ? undefined : plan.points,
      replicates: plan.replicates,
    },
    usually,
    screening: effects.length === 0 ? undefined : effects.map(effectDocument(inquiry)),
    dead: ids(choice.dead),
    others: ids(choice.others),
    // The row without an assumption is that of the others.
    indices: (shares?.indices ?? []).map(({ first, total }, i) => ({
      assumption: factors[choice.named[i] ?? -1],
      first,
      total,
    })),
    ...(shares === undefined
      ? {}
      : {
          rows: shares.rows,
          missingRows: shares.missing,
          split: shares.split,
          splitOfDifference: shares.deltaSplit,
          overSets: shares.over,
        }),
  }
}

/** `fishbowl sensitivity`: which assumptions a result depends on, and what its spread consists of. */
export async function sensitivity(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  if (settings.against !== undefined && operands.includes(settings.against))
    throw new Failure('usage', '--against names the scenario itself; compare it with another one')
  const names = settings.against === undefined ? operands : [settings.against, ...operands]
  const opened = openScenarios(names, outside)
  const inquiry = inquiryOf(opened, settings)
  const found = await findOut(inquiry, request)
  const again = againOf(request, inquiry)
  const sentences = [
    ...screeningSentences(inquiry, found),
    levelSentence(inquiry, found),
    signSentence(inquiry, found),
    helpSentence(inquiry, found),
  ].filter((text) => text !== '')
  const { arms, measure, plan } = inquiry
  const pairing = { arms, measure, baseline: arms[0]?.id ?? '', replicates: plan.replicates }
  const notes = [
    ...pairingNotes(opened, { ...pairing, threads: settings.threads }, settings),
    ...togetherNotes(arms),
    groundSentence(inquiry),
  ]
  const { text } = symbolsOf(look.symbols)
  return {
    document: { ...documentOf(inquiry, found), again, sentences, notes },
    lines: () =>
      pageOf(
        headingPart(inquiry, look),
        screeningPart(inquiry, found, look),
        indexPart(inquiry, found, look),
        splitPart(inquiry, found, look),
        sentences.flatMap((sentence) => paragraph(sentence, look)),
        notes.flatMap((note) => paragraph(note, look)),
        [
          text(say('analysis.sens.digest', { digest: found.digest, n: found.runs })),
          ...paragraph(
            say('curve.foot.replicates', {
              model: modelVersion,
              seed: inquiry.plan.seed,
              replicates: say('analysis.sens.ofEach', { n: inquiry.plan.replicates }),
            }),
            look,
          ),
          say('curve.foot.again', { again: text(again) }),
        ],
      ),
  }
}
