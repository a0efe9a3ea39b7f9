/** Alignment classes: start, ceiling and floor of alignment A. Assumption with a sign (essay D, the two kinds of cholesterol). */
export const alignmentClasses = {
  incidental: { start: 0.1, max: 0.2, floor: 0.05, says: 'exists for its own sake' },
  claimed: { start: 0.2, max: 0.45, floor: 0.12, says: 'called strategic, loosely tied to work' },
  integrated: { start: 0.45, max: 0.95, floor: 0.55, says: 'tied to a project and its operations' },
} as const
/** A class of alignment: a key of `alignmentClasses`. */
export type AlignmentClass = keyof typeof alignmentClasses

/** What a home usually brings with it; every item can be overridden, so that the effect is the bundle's and not the label's. Assumptions; platform fit, training, proximity and persistence are 0-1. */
export const owners = {
  it: { fit: 0.45, training: 0, alignment: 'claimed', proximity: 0.5, persistence: 0.5, says: 'IT' },
  hr: { fit: 0.6, training: 0.5, alignment: 'claimed', proximity: 0.7, persistence: 0.6, says: 'HR' },
  communications: {
    fit: 0.65,
    training: 0.3,
    alignment: 'claimed',
    proximity: 0.7,
    persistence: 0.6,
    says: 'communications',
  },
  marketing: {
    fit: 0.65,
    training: 0.2,
    alignment: 'claimed',
    proximity: 0.8,
    persistence: 0.4,
    says: 'marketing',
  },
  business: {
    fit: 0.6,
    training: 0.3,
    alignment: 'integrated',
    proximity: 1,
    persistence: 0.5,
    says: 'a business unit',
  },
  transformation: {
    fit: 0.65,
    training: 0.6,
    alignment: 'integrated',
    proximity: 0.8,
    persistence: 0.5,
    says: 'a transformation team',
  },
  'centre-of-excellence': {
    fit: 0.75,
    training: 0.7,
    alignment: 'integrated',
    proximity: 0.9,
    persistence: 0.9,
    says: 'a centre of excellence',
  },
  none: {
    fit: 0.65,
    training: 0,
    alignment: 'claimed',
    proximity: 0.8,
    persistence: 0.5,
    says: 'nobody in particular',
  },
} as const satisfies Record<
  string,
  {
    fit: number
    training: number
    alignment: AlignmentClass
    proximity: number
    persistence: number
    says: string
  }
>
/** A home of the community: a key of `owners`. */
export type Owner = keyof typeof owners

/** Cost and contract of a level of the role; effect and ability are assumptions of the ledger. Costs: steps of the salary surveys (54/70/90-100/113 k$), with on-costs, $ a full-time year; a contract and the gap after it in weeks. */
export const seniorities = {
  intern: { costPerYear: 30_000, contractWeeks: 26, gapWeeks: 2 },
  junior: { costPerYear: 65_000, contractWeeks: 0, gapWeeks: 0 },
  professional: { costPerYear: 95_000, contractWeeks: 0, gapWeeks: 0 },
  senior: { costPerYear: 130_000, contractWeeks: 0, gapWeeks: 0 },
} as const
/** A level of the role: a key of `seniorities`. */
export type Seniority = keyof typeof seniorities
/** Levels of the role, the lowest first. */
export const seniorityIds = Object.keys(seniorities) as readonly Seniority[]
