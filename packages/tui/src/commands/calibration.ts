import { defaultsOf, ledger } from '@fishbowl/core'
import type * as Lab from '@fishbowl/lab/defaults'
import type { DefaultsResult } from '@fishbowl/lab/defaults'
import { modelVersion } from '@fishbowl/sim/version'
import type { Answer, Request } from '../cli/answer.ts'
import type { Look } from '../cli/look.ts'
import { pageOf, paragraph, tableLines } from '../cli/page.ts'
import { openProgress } from '../cli/progress.ts'
import { withThreads } from '../cli/threads.ts'

type Defaults = typeof Lab

const tableWidth = 100
const word = (value: number): string => String(Number(value.toPrecision(3)))
const off = (value: number): string => value.toFixed(2)
const right = (header: string) => ({ header, align: 'right' as const })
const left = (header: string) => ({ header, align: 'left' as const })
const wide = (look: Look): Look => ({ ...look, columns: Math.max(look.columns, tableWidth) })

/** What was fitted to what: bodies of data, with how far the model is from each before and after. */
function bodies({ targets, bodyOf, weights }: Defaults, { leftOut }: DefaultsResult, look: Look) {
  const rows = Object.entries(weights).map(([body, weight]) => {
    const facts = targets.filter(({ pattern }) => bodyOf(pattern) === body)
    const without = leftOut.find(({ dataset }) => dataset === body)
    return [
      body,
      String(facts.length),
      word(weight),
      without === undefined ? '' : off(without.before),
      without === undefined ? '' : off(without.fitted),
      without === undefined ? '' : off(without.off),
    ]
  })
  const columns = [
    left('body of data'),
    right('facts'),
    right('weight'),
    right('off, 2.0.0'),
    right('off, fitted'),
    right('off, left out'),
  ]
  return tableLines({ columns, rows }, wide(look))
}

/** What the data say of each assumption. */
function assumptions({ priors }: Defaults, { marginals }: DefaultsResult, look: Look) {
  const before = defaultsOf('2.0.0')
  const rows = marginals.map(({ id, median, low, high, identified, pressed }) => {
    const [, least = Number.NaN, most = Number.NaN] = priors.find(([one]) => one === id) ?? []
    const told = identified ? 'told' : 'left open'
    return [
      id,
      word(before[id]),
      word(median),
      `${word(low)} to ${word(high)}`,
      `${word(least)} to ${word(most)}`,
      pressed === undefined ? told : `${told}, at its ${pressed} end`,
      ledger[id].unit,
    ]
  })
  const columns = [
    left('assumption'),
    right('2.0.0'),
    right('median'),
    right('90 % range'),
    right('prior'),
    left('by the data'),
    left('unit'),
  ]
  return tableLines({ columns, rows }, wide(look))
}

/** The whole study again, counting its points. */
async function rerun(
  { askIn, pointsOfStudy, runStudy }: Defaults,
  { settings: { threads }, telling, outside }: Request,
): Promise<DefaultsResult> {
  return withThreads(outside, threads, async (pool) => {
    const progress = openProgress(outside, telling, 'points')
    const ask = askIn(pool)
    let made = 0
    try {
      return await runStudy(async (asked) => {
        const summary = await ask(asked)
        progress.at(++made, pointsOfStudy)
        return summary
      }, defaultsOf('2.0.0'))
    } finally {
      progress.end()
    }
  })
}

/** `fishbowl model calibration`: the study that the defaults come from; with `--rerun` all of it again, and whether it comes to the same. */
export async function calibrationOfModel(request: Request): Promise<Answer> {
  const { settings, look } = request
  const lab: Defaults = await import('@fishbowl/lab/defaults')
  const { kept, study, leftAlone, priors, weights } = lab
  const again = settings.rerun === true ? await rerun(lab, request) : undefined
  const same = again === undefined ? undefined : again.digest === kept.digest
  const found = again ?? kept
  const open = found.marginals.filter(({ identified }) => !identified).length
  const runs = study.fit.members * (study.fit.steps + 1)
  return {
    exit: same === false ? 'unmet' : 'done',
    document: {
      kind: 'defaults',
      modelVersion,
      study,
      priors: priors.map(([id, low, high]) => ({ id, low, high })),
      weights,
      leftAlone,
      ...found,
      kept: kept.digest,
      ...(same !== undefined && { same }),
    },
    lines: () =>
      pageOf(
        paragraph(
          `The defaults of model ${modelVersion} are the medians of ${found.accepted.length} accepted points of a history matching: ${runs} points of ${priors.length} assumptions, moved in ${study.fit.steps} steps towards ${found.targets.length} facts (ensemble smoother with multiple data assimilation, Emerick and Reynolds 2013); the nearest ${study.keep * 100} % of the last ensemble are accepted. What staff, seniority, alignment, owners and money do is not among it: no public data measures it.`,
          look,
        ),
        bodies(lab, found, look),
        paragraph(
          'Off: mean distance of the facts from the middle of their bands, in half-widths: below 1 is inside. Left out: at the medians of a fit that never saw this body of data.',
          look,
        ),
        assumptions(lab, found, look),
        paragraph(
          `${found.marginals.length - open} assumptions are told by the data (range under four fifths of the prior), ${open} are left open and keep their prior as range. Distance of the whole: ${off(found.before)} at the defaults of 2.0.0, ${off(found.after)} at the medians (mean of ${study.check} runs).`,
          look,
        ),
        paragraph(`Left alone: ${leftAloneWords(leftAlone)}.`, look),
        [
          same === undefined
            ? `digest ${kept.digest} (--rerun: all of it again, some ten minutes)`
            : `digest ${found.digest}, ${same ? 'the same as' : `NOT the same as ${kept.digest},`} the one that the defaults come from`,
        ],
      ),
  }
}

const leftAloneWords = (reasons: Readonly<Record<string, string>>): string =>
  Object.entries(reasons)
    .map(([beginning, why]) => `${beginning} (${why})`)
    .join('; ')
