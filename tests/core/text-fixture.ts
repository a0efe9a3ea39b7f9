import { z } from 'zod'
import { type Issue, wordIssues } from '../../packages/core/src/text/issue.ts'
import { readText } from '../../packages/core/src/text/read.ts'

const Share = z.number().min(0).max(1)
const Post = z.strictObject({
  fte: z.number().min(0).max(40).meta({
    unit: 'FTE',
    description: 'hours paid',
    hint: 'fte counts full-time equivalents; for 400 hours a week write fte: 10.6',
  }),
  seniority: z.enum(['intern', 'junior', 'senior']),
})
const Intervention = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('cut'), week: z.int().nonnegative() }),
  z.strictObject({ kind: z.literal('hire'), fte: z.number().positive().max(40) }),
])

/** A schema in the shape of the scenario file: nested blocks, lists, unions, records, bounds, choices, defaults. */
export const Small = z.strictObject({
  fishbowl: z.literal(1),
  seed: z.string().min(3).max(20).default('fish'),
  organisation: z.strictObject({
    size: z.int().min(20).max(50_000).meta({ unit: 'people' }),
    turnover: Share.default(0.1),
  }),
  policies: z.strictObject({
    alignment: z.enum(['claimed', 'integrated', 'professional']),
    staffing: z.strictObject({ team: z.array(Post).min(1).max(3) }),
    interventions: z.array(Intervention).default([]),
  }),
  assumptions: z
    .record(z.string().regex(/^[a-z-]+$/), z.strictObject({ value: z.number(), reason: z.string() }))
    .default({}),
  horizon: z.union([z.int().min(1), z.strictObject({ weeks: z.int().max(520), burn: z.int() })]).optional(),
  audience: z.union([z.literal('all'), z.enum(['it', 'hr']), z.array(z.string())]).optional(),
  coaching: z.boolean().optional(),
  step: z.number().multipleOf(0.5).optional(),
  above: z.number().gt(0).lt(1).optional(),
})

/** A valid file of that schema. */
export const valid = `fishbowl: 1
seed: bowl
organisation:
  size: 3000
  turnover: 0.08
policies:
  alignment: integrated
  staffing:
    team:
      - fte: 1
        seniority: senior
      - { fte: 0.5, seniority: junior }
  interventions:
    - kind: hire
      fte: 2
    - { kind: cut, week: 78 }
assumptions:
  skill-gain: { value: 0.3, reason: "a study" }
horizon: { weeks: 156, burn: 4 } # three years
audience: [it, hr]
coaching: true
`

/** The issues of a text under that schema. */
export const issuesIn = (text: string): readonly Issue[] => {
  const read = readText(text, 'a.yaml', Small)
  return read.ok ? [] : read.issues
}
/** The one issue of a text. */
export const only = (text: string): Issue => {
  const [issue, ...more] = issuesIn(text)
  if (issue === undefined || more.length > 0)
    throw new Error(`one issue expected:\n${wordIssues(issuesIn(text))}`)
  return issue
}
/** The valid file with one part changed. */
export const put = (from: string, to: string): string => {
  if (!valid.includes(from)) throw new Error(`the fixture has no ${from}`)
  return valid.replace(from, to)
}
