import { currentModel, ledgerOf, type ModelVersion, modelVersions, nearest, quote } from '@fishbowl/core'
import type { ModelDiff } from '@fishbowl/lab'
import { listed, symbolsOf } from '@fishbowl/report'
import { say } from '@fishbowl/report/words'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import { withOthers } from '../cli/claims.ts'
import { withCountedRuns } from '../cli/counting.ts'
import { Failure } from '../cli/failure.ts'
import { diffPage, diffSentences } from '../cli/model-diff-page.ts'
import { pageOf, paragraph, shellWord } from '../cli/page.ts'
import type { Settings } from '../cli/settings.ts'
import { type Opened, openScenarios, presentIds } from '../scenarios.ts'

/** Pairs of every scenario where nobody asks for a number: half a minute for the library. */
const usualReplicates = 8
/** Entries of more people take seconds a run; they are compared where somebody names them. */
const mostMembers = 5000
/** From more scenarios than this on, the page tells which way they moved instead of every interval. */
const mostInFull = 6

const isVersion = (word: string): word is ModelVersion => modelVersions.some((version) => version === word)

/** Three numbers with points are a version, whether this program has it or not: no scenario is called so. */
const looksLikeVersion = (word: string): boolean => /^v?\d+(\.\d+){1,2}$/.test(word)

function versionOf(word: string): ModelVersion {
  if (isVersion(word)) return word
  const near = nearest(word, modelVersions)
  throw new Failure(
    'not-found',
    `there is no model ${quote(word, 60)} here; there is ${modelVersions.join(', ')}`,
    {
      hint:
        near === undefined
          ? 'a newer fishbowl may have it'
          : `did you mean ${near}? a newer fishbowl may have ${quote(word, 60)}`,
    },
  )
}

/** What is compared, as its user put it. */
type Asked = { readonly from: ModelVersion; readonly to: ModelVersion; readonly names: readonly string[] }

function askedOf(operands: readonly string[]): Asked {
  const first = operands.findIndex((word) => !looksLikeVersion(word))
  const words = first === -1 ? operands : operands.slice(0, first)
  const names = operands.slice(words.length)
  if (words.length > 2)
    throw new Failure('usage', `model diff compares two versions (got ${words.join(', ')})`, {
      hint: 'fishbowl model diff 2.0.0 3.0.0',
    })
  const [one, other] = words.map(versionOf)
  const before = modelVersions.at(-2) ?? currentModel
  return { from: one ?? before, to: other ?? currentModel, names }
}

type Subjects = { readonly opened: readonly Opened[]; readonly notes: readonly string[] }

/** The scenarios that are named, or every entry of the library that takes no seconds a run. */
function subjectsOf(names: readonly string[], { outside }: Request): Subjects {
  if (names.length > 0) return { opened: openScenarios(names, outside), notes: [] }
  const all = openScenarios(presentIds(outside), outside)
  const isLarge = ({ scenario }: Opened): boolean => scenario.organisation.members > mostMembers
  const large = all.filter(isLarge).map(({ id }) => id)
  return {
    opened: all.filter((one) => !isLarge(one)),
    notes:
      large.length === 0
        ? []
        : [say('model.diff.note.large', { names: listed(large), n: large.length, members: mostMembers })],
  }
}

/** That scenarios which pin a version were run under the two asked for all the same. */
function pinnedNotes(opened: readonly Opened[]): readonly string[] {
  const ids = opened
    .filter(({ raw }) => typeof raw === 'object' && raw !== null && 'model' in raw)
    .map(({ id }) => id)
  return ids.length === 0 ? [] : [say('model.diff.note.pinned', { names: listed(ids), n: ids.length })]
}

const againOf = ({ from, to, names }: Asked, replicates: number, { seed }: Settings): string =>
  [
    'fishbowl',
    'model',
    'diff',
    from,
    to,
    ...names.map((name) => (name.startsWith('-') ? `./${name}` : name)),
    '--replicates',
    String(replicates),
    ...(seed === undefined ? [] : ['--seed', seed]),
  ]
    .map(shellWord)
    .join(' ')

const documentOf = ({ claims, leftOut, ...diff }: ModelDiff): object => ({
  ...diff,
  claims: claims.map(({ claim: { own, expectation }, from, to, estimates }) => ({
    scenario: own,
    claim: expectation,
    from,
    to,
    estimates,
  })),
  leftOut: leftOut.map(({ own, expectation }) => ({ scenario: own, claim: expectation.id })),
})

/** `fishbowl model diff`: which assumptions differ between two versions of the model, and which results they move on the same luck. */
export async function diffOfModels(request: Request): Promise<Answer> {
  const { operands, settings, telling, look, outside } = request
  const { replicates = usualReplicates, threads } = settings
  if (replicates < 2) throw new Failure('usage', '--replicates must be at least 2: one pair has no interval')
  const asked = askedOf(operands)
  const { from, to, names } = asked
  const { opened, notes } = subjectsOf(names, request)
  const scenarios = withOthers(opened, settings.seed, outside)
  const { modelDiff } = await import('@fishbowl/lab')
  const question = {
    from: { name: from, ledger: ledgerOf(from) },
    to: { name: to, ledger: ledgerOf(to) },
    scenarios,
    asked: opened.map(({ id }) => id),
  }
  const diff = await withCountedRuns(outside, threads, telling, ({ run, inFlight }) =>
    modelDiff(question, run, { replicates, inFlight }),
  )
  const told = [...notes, ...pinnedNotes(opened)]
  const seed = scenarios.get(opened[0]?.id ?? '')?.seed ?? ''
  const again = againOf(asked, replicates, settings)
  const { text } = symbolsOf(look.symbols)
  return {
    document: {
      kind: 'model-diff',
      modelVersion,
      ...documentOf(diff),
      seed,
      sentences: diffSentences(diff),
      notes: told,
      again,
    },
    lines: () =>
      pageOf(diffPage({ diff, notes: told, isFull: opened.length <= mostInFull }, look), [
        ...paragraph(
          say('curve.foot.replicates', {
            model: `${from}, ${to}`,
            seed,
            replicates: say('why.count.replicates', { n: replicates }),
          }),
          look,
        ),
        say('curve.foot.again', { again: text(again) }),
      ]),
  }
}
