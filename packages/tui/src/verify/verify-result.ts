import { quote, safe } from '@fishbowl/core'
import { glyphOf, symbolsOf } from '@fishbowl/report'
import { type Answer, jsonText, type Request } from '../cli/answer.ts'
import { counted } from '../cli/counted.ts'
import { type Deviation, type Deviations, deviationsOf, wordPlace } from '../cli/deviation.ts'
import { numbersDocument } from '../cli/document.ts'
import { experiment } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { type KeptResult, openResult } from '../cli/result-file.ts'
import { alone, sentencesOf } from '../cli/story.ts'
import type { Miss } from './check.ts'

/** Runs again what a result says; its numbers, and its sentences where they follow from them alone, as plain JSON data. */
async function again(kept: KeptResult, { settings, telling, outside }: Request): Promise<unknown> {
  const { arms, baseline, measure, replicates, kind, isUntilSure, modelVersion } = kept
  const plan = { arms, baseline, measure, replicates, threads: settings.threads, weekly: true }
  const result = await experiment(outside, plan, telling)
  const numbers = numbersDocument(result, { kind, measure, modelVersion, opened: [] })
  const told = kind === 'run' ? { ...result, comparison: alone(result.comparison) } : result
  const sentences = isUntilSure ? {} : { sentences: sentencesOf(told, measure) }
  return JSON.parse(jsonText({ ...numbers, ...sentences }))
}

/** A value of a document as lines say it. */
export const wordValue = (value: unknown): string =>
  typeof value === 'string'
    ? quote(value, 200)
    : value === undefined
      ? 'nothing'
      : safe(JSON.stringify(value)).slice(0, 200)

/** Replicates of an arm whose numbers differ. */
const differing = ({ list }: Deviations, arm: number): readonly number[] =>
  list.flatMap(({ path }) =>
    path[0] === 'arms' && path[1] === arm && path[2] === 'prints' ? [Number(path[3])] : [],
  )

/** What the digests say: the runs themselves differ, or only what stands about them in the document. */
function judgement({ list }: Deviations): string {
  return list.some(({ path }) => path[2] === 'digest')
    ? 'The runs differ: the document was changed, or this machine computes otherwise; fishbowl doctor tests the machine.'
    : 'The runs are the same, as their digests agree: numbers in the document were changed after it was made.'
}

function missLines(kept: KeptResult, found: Deviations, look: Look): readonly string[] {
  const { arms, replicates } = kept
  const [first] = found.list
  if (first === undefined) return []
  const value = `expected ${wordValue(first.expected)}, found ${wordValue(first.found)}`
  const runs = arms.flatMap(({ id }, i) => {
    const [least, ...others] = differing(found, i)
    return least === undefined
      ? []
      : [`${id}: ${others.length + 1} of ${counted(replicates, 'replicate')} differ, the first is ${least}.`]
  })
  const all = `${found.list.length} of ${counted(found.compared, 'value')} differ.`
  return [`First difference: ${placeOf(first, kept)}: ${value}.`, ...runs, all, judgement(found)].flatMap(
    (text) => paragraph(text, look, 2),
  )
}

const placeOf = (deviation: Deviation, { arms, measure, replicates, baseline }: KeptResult): string => {
  const ids = arms.map(({ id }) => id)
  const pairs = ids.filter((id) => id !== baseline).map((id) => `${id} less ${baseline}`)
  return wordPlace(deviation, { names: { arms: ids, pairs }, measure, replicates })
}

/** The digests that the document has; where it was found wrong, the one that came out. */
function digestLines({ arms, digests }: KeptResult, found: unknown, look: Look): readonly string[] {
  const symbols = symbolsOf(look.symbols)
  const numbers = found as { readonly arms: readonly { readonly digest: string }[] }
  return arms.map(({ id }, i) => {
    const glyph = arms.length === 1 ? '' : `${glyphOf(symbols, i)} `
    const [expected = '', came = ''] = [digests[i], numbers.arms[i]?.digest]
    return symbols.text(`digest ${glyph}${expected} ${id}${expected === came ? '' : `, but ${came} found`}`)
  })
}

/** A kept result held against what its runs come to now. */
export type CheckedResult = {
  readonly found: unknown
  readonly deviations: Deviations
}

/** Makes every run of a kept result again and compares every value. */
export async function checkResult(kept: KeptResult, request: Request): Promise<CheckedResult> {
  const found = await again(kept, request)
  return { found, deviations: deviationsOf(kept.document, found) }
}

/** The first value of a result that differs, in the file of a report. */
export function missOf(kept: KeptResult, { list: [first] }: Deviations, file: string): Miss | undefined {
  if (first === undefined) return undefined
  return { file, place: placeOf(first, kept), expected: first.expected, found: first.found }
}

/** The first value of a result that differs, as plain data. */
function firstOf(kept: KeptResult, { list: [first] }: Deviations): object | undefined {
  if (first === undefined) return undefined
  const { path, week, expected, found } = first
  return { place: placeOf(first, kept), path, week, expected, found }
}

/** `fishbowl verify` of a result of run or compare: whether it comes out again, value by value. */
export async function verifyResult(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const [file = ''] = operands
  if (settings.replicates !== undefined)
    throw new Failure('usage', 'verify takes the replicates from the result; leave out --replicates')
  const kept = await openResult(file, outside)
  const { found, deviations } = await checkResult(kept, request)
  const { compared, list } = deviations
  const pass = list.length === 0
  const { replicates, arms, modelVersion } = kept
  const runs = `${counted(replicates, 'replicate')} of ${counted(arms.length, 'arm')}`
  return {
    exit: pass ? 'done' : 'unmet',
    document: {
      kind: 'verification',
      file,
      pass,
      modelVersion,
      replicates,
      compared,
      differing: list.length,
      ...(pass ? {} : { first: firstOf(kept, deviations), judgement: judgement(deviations) }),
    },
    lines: () =>
      pageOf(
        paragraph(
          pass
            ? `pass: ${quote(file, 200)}: ${runs} run again, ${counted(compared, 'value')} the same.`
            : `differs: ${quote(file, 200)}: ${runs} run again.`,
          look,
        ),
        missLines(kept, deviations, look),
        [...digestLines(kept, found, look), `model ${modelVersion}`],
      ),
  }
}
