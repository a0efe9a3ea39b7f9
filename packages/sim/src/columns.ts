/** Array types of columns. */
export type ColumnArray =
  | Float64ArrayConstructor
  | Float32ArrayConstructor
  | Int32ArrayConstructor
  | Int16ArrayConstructor
  | Uint8ArrayConstructor

/** A column: array type, unit and meaning. Allocation, snapshot, digest, memory estimate and documentation read these tables. */
export type ColumnSpec = {
  readonly array: ColumnArray
  readonly unit: string
  readonly says: string
}
/** A table of columns by name. */
export type ColumnTable = Readonly<Record<string, ColumnSpec>>
/** The columns of a table as they are allocated, each one array with a row for each of what the table is about. */
export type Columns<T extends ColumnTable> = { readonly [C in keyof T]: InstanceType<T[C]['array']> }

const f64 = Float64Array
/** What there is once per person is kept to 24 bits; sums, groups, pools and posts are not. */
const f32 = Float32Array
const i32 = Int32Array
/** Weeks, up to 1,040. */
const i16 = Int16Array
const u8 = Uint8Array

/** What belongs to a person, whatever spaces there are. Row i is slot i for the whole run; a successor takes the row. */
export const personColumns = {
  generation: { array: i16, unit: 'people', says: 'how many have left this slot' },
  openness: { array: f32, unit: 'logit', says: 'trait: openness to visiting' },
  voice: { array: f32, unit: 'factor', says: 'trait: sharing unprompted, median 1' },
  asking: { array: f32, unit: 'factor', says: 'trait: asking, the same trait milder' },
  expertise: { array: f32, unit: '0-1', says: 'trait: expertise worth asking' },
  skill: { array: f32, unit: '0-1', says: 'community skill' },
} as const satisfies ColumnTable

/** What belongs to a membership of a space. Row i is the membership of person i: one space a run. Weeks are -1 before they happen. */
export const memberColumns = {
  interest: { array: f32, unit: '0-1', says: 'interest in the purpose of the space' },
  awareSince: { array: i16, unit: 'week', says: 'week of becoming aware' },
  habit: { array: f32, unit: '0-1', says: 'habit of visiting' },
  expected: { array: f32, unit: '0-1', says: 'expected value of a visit' },
  belonging: { array: f32, unit: '0-1', says: 'belonging' },
  active: { array: u8, unit: 'flag', says: 'visited last week (this week from the visits on)' },
  lastVisit: { array: i16, unit: 'week', says: 'week of the last visit' },
  lastContribution: { array: i16, unit: 'week', says: 'week of the last contribution' },
  firstContribution: { array: i16, unit: 'week', says: 'week of the first contribution' },
  contributions: { array: i32, unit: 'contributions', says: 'questions, answers and shares so far' },
  seen: { array: u8, unit: 'flags', says: '1, 2, 4: seen again 1, 4, 12 weeks after the first contribution' },
} as const satisfies ColumnTable

/** Work groups and their line managers; rows after the last group are people without one. */
export const groupColumns = {
  stance: { array: f64, unit: '-1..1', says: 'stance of the line manager' },
  pushed: { array: f64, unit: '-1..1', says: 'part of the stance that policy has added since week 0' },
  managerSkill: { array: f64, unit: '0-1', says: 'community skill of the line manager' },
} as const satisfies ColumnTable

/** Pools: one for a community, one per work group for work-group spaces. Values of last week until the conversation. */
export const poolColumns = {
  knowledge: { array: f64, unit: 'items', says: 'knowledge stock' },
  signal: { array: f64, unit: 'items', says: 'useful items of the week' },
  noise: { array: f64, unit: 'items', says: 'noise of the week' },
  visitors: { array: f64, unit: 'people', says: 'visitors of the week' },
  experts: { array: f64, unit: 'people', says: 'willing expertise among the visitors' },
  questions: { array: f64, unit: 'questions', says: 'questions of the week' },
  answers: { array: f64, unit: 'questions', says: 'questions answered by members in the week' },
  outcomes: { array: f64, unit: '0-1', says: 'sum of the outcomes of the week' },
  reputation: { array: f64, unit: '0-1', says: 'smoothed mean experienced value' },
} as const satisfies ColumnTable

/** Posts of the team. Row j is post j for the whole run. */
export const postColumns = {
  open: { array: u8, unit: 'flag', says: 'the post exists' },
  seniority: { array: u8, unit: 'index', says: 'level of the role' },
  fte: { array: f64, unit: 'FTE', says: 'working time' },
  holders: { array: i32, unit: 'people', says: 'how many have held it before' },
  talent: { array: f64, unit: 'factor', says: 'talent of the holder' },
  tenure: { array: i32, unit: 'weeks', says: 'weeks in post' },
  burn: { array: f64, unit: '0-1', says: 'burn-out' },
  vacant: { array: i32, unit: 'weeks', says: 'weeks until filled; 0 filled, -1 for good' },
} as const satisfies ColumnTable

/** Numbers of the whole space that one week hands to the next. */
export const spaceFields = {
  week: 'week about to be simulated',
  alignment: 'alignment A',
  load: 'CM load of the last covered week',
  open: 'questions not answered by members last week',
  newcomers: 'first visits last week',
  items: 'signal and noise of last week',
  volunteerHours: 'hours core members give this week',
  confidence: 'sponsor confidence',
  quarterValue: 'value since the last review',
  quarterCost: 'cost since the last review',
  removed: 'posts removed by reviews',
  membership: 'membership rule in force: 0 open, 1 voluntary, 2 assigned',
  memberships: 'how often the members were changed',
  stance: 'mean stance of managers set by policy',
  firstStance: 'the same in week 0',
  training: 'training set by policy',
  everRegistered: 'first visits since week 0',
  newContributors: 'leavers included, see totals',
  seenAgain1: 'leavers included',
  seenAgain4: 'leavers included',
  seenAgain12: 'leavers included',
} as const
/** The fields of `spaceFields` of one space. */
export type Space = { -readonly [F in keyof typeof spaceFields]: number }

/** Where columns come from: `rows` elements of an array type, all zero. */
export type Take = <A extends ColumnArray>(array: A, rows: number) => InstanceType<A>

/** Allocates the columns of a table, all zero. */
export function allocate<T extends ColumnTable>(table: T, rows: number, take: Take): Columns<T> {
  return Object.fromEntries(
    Object.entries(table).map(([name, spec]) => [name, take(spec.array, rows)]),
  ) as Columns<T>
}

/** Bytes of one row of a table. @workspace */
export function rowBytes(table: ColumnTable): number {
  return Object.values(table).reduce((sum, spec) => sum + spec.array.BYTES_PER_ELEMENT, 0)
}
