import { quote } from '@fishbowl/core'
import { type Merged, mergeLedgers, openLedger, wordShard } from '@fishbowl/lab/ledger'
import { symbolsOf } from '@fishbowl/report'
import type { Answer, Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { Failure } from '../cli/failure.ts'
import { checkFree } from '../cli/files.ts'
import { ledgerFailure } from '../cli/ledger-failure.ts'
import { columnsOf, pageOf, paragraph } from '../cli/page.ts'

function notesOf({ counts, absent, parts }: Merged): readonly string[] {
  const twice = parts.reduce((sum, part) => sum + part.twice, 0)
  return [
    ...(absent.length === 0 ? [] : [`No ledger was given of shard ${absent.map(wordShard).join(', ')}.`]),
    ...(twice === 0 ? [] : [`${counted(twice, 'run')} stood in more than one ledger, and were equal.`]),
    ...(counts.failed === 0
      ? []
      : [`${counted(counts.failed, 'run')} failed; fishbowl study status tells why.`]),
  ]
}

function merged(
  output: string,
  files: readonly string[],
): { readonly found: Merged; readonly digest: string } {
  try {
    const found = mergeLedgers(output, files)
    const reader = openLedger(output)
    const digest = reader.digest()
    reader.close()
    return { found, digest }
  } catch (error) {
    throw ledgerFailure(error)
  }
}

/** `fishbowl study merge`: one ledger out of those of the shards. */
export async function mergeStudy({ operands, settings, look, outside }: Request): Promise<Answer> {
  const { output } = settings
  if (output === undefined)
    throw new Failure('usage', 'study merge needs --output <study.sqlite>, the ledger that it makes')
  for (const file of operands)
    if (outside.realPath(file) === undefined)
      throw new Failure('not-found', `there is no ledger ${quote(file, 200)}`, {
        hint: 'leave it out: study run makes the runs that are missing afterwards',
      })
  checkFree(output, outside)
  const { found, digest } = merged(output, operands)
  const { meta, counts, parts } = found
  const symbols = symbolsOf(look.symbols)
  const notes = notesOf(found)
  const rest =
    counts.missing === 0
      ? 'nothing is missing'
      : `${counted(counts.missing, 'run')} missing; fishbowl study run <study.yaml> --output ${quote(output, 200)} makes them`
  return {
    document: {
      kind: 'study-merge',
      study: meta.id,
      plan: meta.plan,
      ledger: output,
      runs: counts,
      digest,
      notes,
      ...found,
    },
    lines: () =>
      pageOf(
        paragraph(
          `${meta.id}: ${counts.done} of ${counted(counts.planned, 'run')} in ${quote(output, 200)}, ${rest}.`,
          look,
        ),
        columnsOf(
          parts.map(({ file, shard, done }) => [
            file,
            `${shard === undefined ? '' : `shard ${wordShard(shard)}, `}${counted(done, 'run')}`,
          ]),
          look,
        ),
        notes.flatMap((note) => paragraph(note, look)),
        [symbols.text(`digest ${digest} ${meta.id}${counts.missing > 0 ? ', of what is there so far' : ''}`)],
      ),
  }
}
