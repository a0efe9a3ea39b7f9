import { type AssumptionId, assumptionIds, ledger } from '@fishbowl/core'
import {
  beliefs,
  beliefsDocument,
  limitsDocument,
  modelLimits,
  oddDocument,
  symbolsOf,
} from '@fishbowl/report'
import { modelFacts } from '@fishbowl/sim/describe'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph } from '../cli/page.ts'

/** `fishbowl model odd`: the generated description of the model, as Markdown. */
export async function oddOfModel(): Promise<Answer> {
  const text = oddDocument(modelFacts).trimEnd()
  return { document: { kind: 'odd', modelVersion, text }, lines: () => [text] }
}

/** A page in Markdown as lines of a terminal: links as their words, without the signs of bold and italics. */
function asText(page: string, look: Look): readonly string[] {
  const plain = page
    .trimEnd()
    .replaceAll(/\[([^\]]+)\]\([^)]+\)/g, '$1')
    .replaceAll(/\*\*([^*]+)\*\*|(?<!\*)\*([^*\n]+)\*/g, '$1$2')
  return plain
    .split('\n')
    .flatMap((line) => (line === '' ? [''] : paragraph(line, look, line.startsWith('- ') ? 2 : 0)))
}

/** `fishbowl model believes`: what the model believes, in plain words. */
export async function beliefsOfModel({ look }: Request): Promise<Answer> {
  return {
    document: { kind: 'beliefs', modelVersion, beliefs },
    lines: () => asText(beliefsDocument(modelVersion), look),
  }
}

/** `fishbowl model limits`: what no result may be used for. */
export async function limitsOfModel({ look }: Request): Promise<Answer> {
  return {
    document: { kind: 'limits', modelVersion, limits: modelLimits },
    lines: () => asText(limitsDocument(modelVersion), look),
  }
}

// Yearly rates divided by 52 have no short form.
const word = (value: number): string => String(Number(value.toPrecision(3)))

const ends = (id: AssumptionId): string => {
  const { default: usual, low, high, unit } = ledger[id]
  return `${word(usual)} (${word(low)} to ${word(high)}) ${unit}`
}

/** One group of assumptions: id, default, range, unit and status on one line, meaning and source below it. */
function groupPart(group: string, ids: readonly AssumptionId[], look: Look): readonly string[] {
  const { columns, symbols } = look
  const text = symbolsOf(symbols).text
  const lines = ids.flatMap((id) => [
    `  ${id.padEnd(20)} ${text(ends(id)).padEnd(34)} ${ledger[id].status}`,
    ...paragraph(`${ledger[id].title}; ${ledger[id].source}`, { ...look, columns: columns - 4 }).map(
      (line) => `    ${line}`,
    ),
  ])
  return [`${group}:`, ...lines]
}

/** `fishbowl model ledger`: every assumption with default, range, unit, status and source. */
export async function ledgerOfModel({ look }: Request): Promise<Answer> {
  const groups = [...new Set(assumptionIds.map((id) => ledger[id].group))]
  return {
    document: {
      kind: 'ledger',
      modelVersion,
      assumptions: ledger,
    },
    lines: () =>
      pageOf(
        ...groups.map((group) =>
          groupPart(
            group,
            assumptionIds.filter((id) => ledger[id].group === group),
            look,
          ),
        ),
        paragraph(
          'Calibrated: set by a search against targets. Assumption: a sign without a size; no data measures it.',
          look,
        ),
      ),
  }
}
