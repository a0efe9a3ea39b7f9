import type { Dataset, Pattern, Sample } from './pattern.ts'

/** Where the numbers of a data set come from. */
export const citations: Readonly<
  Record<Exclude<Dataset, 'swoop' | 'jive' | 'literature'>, { readonly name: string; readonly cite: string }>
> = {
  r4ds: {
    name: 'R4DS Slack',
    cite: 'R for Data Science Online Learning Community, TidyTuesday 2019-07-16 (MIT): a launch day and a closed cohort of 430 people, 17 weeks',
  },
  nhsr: {
    name: 'NHS-R Slack',
    cite: 'NHS-R Community, metrics repository, Slack analytics of 2024-04-26 (CC0): a professional workspace, its first 104 weeks',
  },
  collegemsg: {
    name: 'CollegeMsg',
    cite: 'Panzarasa, Opsahl, Carley 2009, JASIST 60(5), KONECT copy: an online student community from its first day, 1,899 people, 28 weeks',
  },
  uc: {
    name: 'UC forum',
    cite: 'Opsahl 2013, KONECT copy: the public forum of the same student community, 899 posters',
  },
  ennet: {
    name: 'en-net',
    cite: 'Guevarra, ennet (R package), from en-net.org: a moderated forum of practitioners, 1,835 posters, 11 years',
  },
  email: {
    name: 'email-Eu',
    cite: 'SNAP; Leskovec, Kleinberg, Faloutsos 2007, Yin et al. 2017: e-mail of a research institute, 1,005 people, 42 departments',
  },
}

type Cited = keyof typeof citations
type Words = Pick<Pattern, 'says' | 'how'> & Partial<Pick<Pattern, 'unit' | 'digits' | 'times'>>

/** A band around an observed number with the reason for its width. */
export type Tolerance = {
  readonly observed: number
  readonly low: number
  readonly high: number
  readonly why: string
}

/** One community: a quarter either way, and two standard errors of a count of so many people where that is more. */
export function quarter(observed: number, people?: number): Tolerance {
  const part = Math.max(0.25, people === undefined ? 0 : 2 / Math.sqrt(people))
  const why =
    part > 0.25
      ? `one community, ${people} people counted: two standard errors either way (tolerance)`
      : 'one community: a quarter either way (tolerance)'
  const size = Math.abs(observed) * part
  return { observed, low: observed - size, high: observed + size, why }
}

/** Orders of magnitude: half to twice. */
export const twofold = (observed: number, why: string): Tolerance => ({
  observed,
  low: observed / 2,
  high: observed * 2,
  why: `${why}: half to twice (tolerance)`,
})

/** The range of several communities that report the same fact. */
export function spread(observed: number, values: readonly number[], of: string): Tolerance {
  return {
    observed,
    low: Math.min(...values),
    high: Math.max(...values),
    why: `range of ${of}`,
  }
}

/** An interval that the data give themselves. */
export const interval = (observed: number, low: number, high: number, why: string): Tolerance => ({
  observed,
  low,
  high,
  why,
})

/** A fact of a data set, named `<data set>.<fact>`; its id is T. and that name. */
export function fact(
  name: `${Cited}.${string}`,
  words: Words,
  { observed, low, high, why }: Tolerance,
  sample: Sample,
): Pattern {
  const { digits = 3, ...rest } = words
  const dataset = name.slice(0, name.indexOf('.')) as Cited
  return {
    id: `T.${name}`,
    unit: 'share',
    ...rest,
    digits,
    source: `${citations[dataset].cite}. ${citations[dataset].name} ${observed.toFixed(digits)}; ${why}`,
    observed,
    dataset,
    target: { kind: 'band', low, high },
    sample,
  }
}
