import { meanInterval, wilson } from '@fishbowl/lab'

type Fields = Readonly<Record<string, unknown>>

/** The same for every hand-made document. */
const head = { schemaVersion: 1, modelVersion: '2.0.0', seed: 'fishbowl', notes: [], sentences: [] }

const lever = (title: string, values: readonly number[]): Fields => ({
  id: title,
  title,
  changes: [{ path: `policies.${title}`, after: 1 }],
  brings: [],
  gain: meanInterval(values),
  alone: meanInterval(values),
  last: meanInterval(values),
  samplingError: 0,
  values,
})

const arm = (id: string): Fields => ({ id, title: `${id} in small`, scenario: {}, digest: 'c0ffee' })

/** Gains of staffing and training in three replicates: 12 points for sure, and nothing that can be told. */
const gains = { staffing: [0.1, 0.12, 0.14], training: [-0.01, 0, 0.01] }

/** Why `second` gains 12 points over `first`, as `explain --json` writes it. */
export function explanation(more: Fields = {}, [first, second] = ['bare', 'staffed']): Fields {
  const { staffing, training } = gains
  const totals = staffing.map((gain, i) => gain + (training[i] ?? 0))
  return {
    ...head,
    kind: 'explanation',
    again: `fishbowl explain ${first} ${second}`,
    horizon: 52,
    measure: { id: 'weeklyActive' },
    weeks: [39, 51],
    idle: [],
    arms: [arm(first ?? ''), arm(second ?? '')],
    method: { kind: 'all-subsets' },
    total: meanInterval(totals),
    totals,
    together: meanInterval([0, 0, 0]),
    levers: [lever('staffing', staffing), lever('training', training)],
    interactions: [{ levers: ['staffing', 'training'], effect: meanInterval([0.01, 0.02, 0.03]) }],
    replicates: [0, 1, 2],
    missing: [],
    mechanisms: {
      mechanisms: [
        {
          mechanism: 'habit',
          gain: meanInterval(totals),
          without: meanInterval([0.02, 0.03, 0.04]),
          rests: meanInterval([0.07, 0.09, 0.11]),
        },
      ],
      inert: ['turnover'],
      replicates: [0, 1, 2],
      runs: 12,
    },
    stories: {
      fates: { replicate: 1, both: [1, 2], onlyFirst: [], onlySecond: [3, 4, 5], neither: 5 },
      members: [
        {
          member: 0,
          rule: 'the first',
          group: 0,
          partings: {
            main: [
              {
                week: 3,
                since: 2,
                space: 'main',
                kind: 'visit',
                one: { week: 3, kind: 'visit', happened: false, draw: 0.4, chance: 0.3 },
                other: { week: 3, kind: 'visit', happened: true, draw: 0.4, chance: 0.5 },
              },
            ],
          },
        },
      ],
    },
    ...more,
  }
}

/** What `sensitivity --against --json` writes where the difference over the sets is `values`, and 5 points as the files say it. */
export function sensitivity(values: readonly number[], more: Fields = {}): Fields {
  const { mean, low, high } = meanInterval(values)
  const same = values.filter((value) => value > 0 === mean > 0).length
  const index = { value: 0.6, low: 0.5, high: 0.7, wide: true }
  return {
    ...head,
    kind: 'sensitivity',
    digest: 'c0ffee',
    again: 'fishbowl sensitivity staffed --against bare',
    arms: [
      { id: 'bare', title: 'bare in small' },
      { id: 'staffed', title: 'staffed in small' },
    ],
    measure: { id: 'weeklyActive' },
    design: { assumptions: ['b0', 'wv'], setByScenarios: [], points: values.length / 2, replicates: 2 },
    usually: { ...meanInterval([0.04, 0.05, 0.06]), n: 8 },
    dead: ['wv'],
    others: [],
    indices: [{ assumption: 'b0', first: index, total: index }],
    rows: values.length / 2,
    missingRows: 0,
    split: { total: 0.04, parts: [{ source: 'luck', variance: 0.04, share: 1, low: 1, high: 1 }] },
    splitOfDifference: {
      total: 0.04,
      parts: [
        { source: 'assumptions', variance: 0.03, share: 0.75, low: 0.7, high: 0.8 },
        { source: 'luck', variance: 0.01, share: 0.25, low: 0.2, high: 0.3 },
      ],
    },
    overSets: { sets: values.length, mean, low, high, values, sign: wilson(same, values.length) },
    ...more,
  }
}

/** A policy that was measured on two runs. */
export const finalist = (words: string, cost: number, value: readonly number[]): Fields => ({
  words,
  changes: {},
  plannedCost: cost,
  dearestYear: cost,
  nobody: cost === 0,
  replicates: value.length,
  reached: wilson(value.filter((one) => one >= 0.5).length, value.length),
  merit: null,
  value: meanInterval(value),
  net: meanInterval(value.map((one) => one * 1000 - cost)),
  cost: meanInterval(value.map(() => cost)),
  runsToTell: null,
})

/** What `advise --json` writes of finalists, the first being the advice. */
export const advice = (finalists: readonly Fields[], more: Fields = {}): Fields => ({
  ...head,
  kind: 'advice',
  digest: 'c0ffee',
  again: "fishbowl advise bare --goal 'max netValue'",
  title: 'bare: bare in small',
  horizon: 52,
  scenario: {},
  budget: null,
  goal: { text: 'max weeklyActive', measure: 'weeklyActive', sign: 1, weeks: { from: 39, to: 51 } },
  share: 0.8,
  outcome: 'best',
  advised: finalists[0]?.['words'] ?? null,
  finalists,
  ties: [],
  dearer: null,
  robustness: null,
  setsAsked: 0,
  flips: null,
  tooClose: [],
  considered: 4,
  ruledOut: 0,
  runs: { made: 100, most: 200 },
  ...more,
})
