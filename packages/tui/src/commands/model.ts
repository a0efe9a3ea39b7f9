import { type AssumptionId, assumptionIds, ledger } from '@fishbowl/core'
import { oddDocument, symbolsOf } from '@fishbowl/report'
import { modelFacts, modelVersion } from '@fishbowl/sim'
import type { Answer, Request } from '../cli/answer.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph } from '../cli/page.ts'

/** `fishbowl model odd`: the generated description of the model, as Markdown. */
export async function oddOfModel(): Promise<Answer> {
  const text = oddDocument(modelFacts).trimEnd()
  return { document: { kind: 'odd', modelVersion, text }, lines: () => [text] }
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
