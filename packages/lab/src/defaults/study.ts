import type { AssumptionId } from '@fishbowl/core'
import type { Pattern } from '../patterns/pattern.ts'

/** Uniform prior of an assumption, as it was before any data; kept here, since the ledger holds what came out. */
export type Prior = readonly [id: AssumptionId, low: number, high: number]

/**
 * What is fitted: everything about members that the data can show. Effects of staff, seniority, alignment, owners, training and money are not
 * among it, since no public data measures them: they stay assumptions with a sign.
 */
export const priors: readonly Prior[] = [
  ['sdA', 1.2, 3],
  ['b0', -7, -3],
  ['wh', 1, 4],
  ['wv', 1, 5],
  ['ws', 0.4, 3],
  ['wq', 0.8, 3.5],
  ['wn', 1.5, 6],
  ['tauN', 0.6, 3],
  ['sdW', 0, 0.5],
  ['wom', 0.01, 0.4],
  ['casc', 0.0003, 0.03],
  ['ask', 50, 2000],
  ['voice', 0.01, 0.2],
  ['voiceShape', 0.75, 2.5],
  ['quiet', 0, 0.7],
  ['standing', 0, 0.9],
  ['mostPosts', 0.9, 20],
  ['w0', 0.01, 0.4],
  ['nIntro', 0, 40],
  ['kAud', 10, 110],
  ['kap', 0.2, 2],
  ['kBr', 0.01, 0.3],
  ['oFail', 0.03, 0.3],
  ['alpha', 0.06, 0.16],
  ['rep', 0.004, 0.04],
  ['up', 0.04, 0.2],
  ['down', 0.03, 0.15],
  ['dB', 0.04, 0.16],
  ['bDec', 0.015, 0.1],
  ['wd', 1, 4],
]

/**
 * How much a body of data counts: once each, half where it is a single case, a survey, or students rather than staff. Findings of the
 * literature are bodies of their own, by the number of their check.
 */
export const weights: Readonly<Record<string, number>> = {
  r4ds: 1,
  nhsr: 1,
  ennet: 1,
  swoop: 1,
  collegemsg: 0.5,
  uc: 0.5,
  jive: 0.5,
  V3: 1,
  V8: 0.5,
  V9: 0.5,
  V10: 1,
  V11: 0.5,
}

/** Checks that are no aim of the fit, by the beginning of their id, with the reason. */
export const leftAlone: Readonly<Record<string, string>> = {
  'T.ennet.by-moderators': 'rests on what staff does, which is an assumption',
  'T.ennet.reply-effect.named': 'the same question as T.ennet.reply-effect',
  'V6.': 'counts reactions, which are not modelled',
  'V13.': 'the same curve as V12',
}

/** The body of data of a pattern. */
export const bodyOf = ({ id, dataset }: Pattern): string =>
  dataset === undefined || dataset === 'literature' ? (id.split('.')[0] ?? id) : dataset

/** True for a pattern that the defaults are fitted to: a band from data, of a body that counts, without a reason to leave it alone. */
export const isFitted = (pattern: Pattern): boolean =>
  pattern.dataset !== undefined &&
  pattern.target.kind === 'band' &&
  (weights[bodyOf(pattern)] ?? 0) > 0 &&
  !Object.keys(leftAlone).some((beginning) => pattern.id.startsWith(beginning))

/** Sizes of the study. */
export const study = {
  fit: { members: 320, steps: 6 },
  /** The fits that leave out a body of data each. */
  leftOut: { members: 120, steps: 3 },
  leaveOut: ['r4ds', 'nhsr', 'ennet', 'collegemsg', 'swoop'],
  /** Share of the last ensemble that is accepted, the nearest. */
  keep: 0.8,
  /** Standard deviation of a residual, in half-widths of its band: nine in ten of normal ones lie within the band. */
  sd: 0.6,
  /** Replicates of every arm in the check of the medians. */
  check: 10,
} as const

/** Three significant places: what a reader of the ledger can keep. */
export const rounded = (value: number): number => Number(value.toPrecision(3))
