import { quote } from '@fishbowl/core'
import { glyphOf, symbolsOf } from '@fishbowl/report'
import { modelVersion } from '@fishbowl/sim/version'
import { type Answer, jsonText, type Request } from '../cli/answer.ts'
import { type Deviation, type Deviations, deviationsOf, wordPlace } from '../cli/deviation.ts'
import { numbersDocument } from '../cli/document.ts'
import { experiment } from '../cli/experiment.ts'
import { Failure } from '../cli/failure.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph } from '../cli/page.ts'
import { type KeptResult, openResult } from '../cli/result-file.ts'
import { alone, sentencesOf } from '../cli/story.ts'

/** Runs again what a result says; its numbers, and its sentences where they follow from them alone, as plain JSON data. */
async function again(kept: KeptResult, { settings, telling, outside }: Request): Promise<unknown> {
  const { arms, baseline, measure, replicates, kind, isUntilSure } = kept
  const plan = { arms, baseline, measure, replicates, threads: settings.threads, weekly: true }
  const result = await experiment(outside, plan, telling)
  const numbers = numbersDocument(result, { kind, measure, modelVersion, opened: [] })
  const told = kind === 'run' ? { ...result, comparison: alone(result.comparison) } : result
  const sentences = isUntilSure ? {} : { sentences: sentencesOf(told, measure) }
  return JSON.parse(jsonText({ ...numbers, ...sentences }))
}

const wordValue = (value: unknown): string =>
  typeof value === 'string' ? quote(value, 200) : value === undefined ? 'nothing' : JSON.stringify(value)

const count = (n: number, what: string): string => `${n} ${what}${n === 1 ? '' : 's'}`

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
      : [`${id}: ${others.length + 1} of ${count(replicates, 'replicate')} differ, the first is ${least}.`]
  })
  const all = `${found.list.length} of ${count(found.compared, 'value')} differ.`
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

/** `fishbowl verify`: whether a saved result comes out again, value by value. */
export async function verify(request: Request): Promise<Answer> {
  const { operands, settings, look, outside } = request
  const [file = ''] = operands
  const taken = (['seed', 'replicates'] as const).find((id) => settings[id] !== undefined)
  if (taken !== undefined)
    throw new Failure('usage', `verify takes the ${taken} from the result; leave out --${taken}`)
  const kept = await openResult(file, outside)
  const found = await again(kept, request)
  const deviations = deviationsOf(kept.document, found)
  const { compared, list } = deviations
  const [first] = list
  const pass = first === undefined
  const { replicates, arms } = kept
  const runs = `${count(replicates, 'replicate')} of ${count(arms.length, 'arm')}`
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
      ...(pass
        ? {}
        : {
            first: {
              place: placeOf(first, kept),
              path: first.path,
              week: first.week,
              expected: first.expected,
              found: first.found,
            },
            judgement: judgement(deviations),
          }),
    },
    lines: () =>
      pageOf(
        paragraph(
          pass
            ? `pass: ${quote(file, 200)}: ${runs} run again, ${count(compared, 'value')} the same.`
            : `differs: ${quote(file, 200)}: ${runs} run again.`,
          look,
        ),
        missLines(kept, deviations, look),
        [...digestLines(kept, found, look), `model ${modelVersion}`],
      ),
  }
}
