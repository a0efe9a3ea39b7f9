/** A list of numbers as whole steps from one to the next, each in units of 1 / `$by`; null is a gap, over which the next one steps. */
type Steps = { readonly $by: number; readonly steps: readonly (number | null)[] }

/** Beyond these places a number is written as it is. */
const mostPlaces = 9

const placesOf = (value: number): number => /\.(\d+)$/.exec(String(value))?.[1]?.length ?? 0

/** The number as so many units of 1 / `by`; undefined where it would not come back as it was. */
function unitsOf(value: number, by: number): number | undefined {
  const units = Math.round(value * by)
  return Number.isSafeInteger(units) && Object.is(units / by, value) ? units : undefined
}

function stepsOf(list: readonly (number | null)[]): Steps | undefined {
  const places = Math.max(0, ...list.map((value) => (value === null ? 0 : placesOf(value))))
  if (places > mostPlaces) return undefined
  const by = 10 ** places
  const steps: (number | null)[] = []
  let at = 0
  for (const value of list) {
    const units = value === null ? null : unitsOf(value, by)
    if (units === undefined) return undefined
    steps.push(units === null ? null : units - at)
    at = units ?? at
  }
  return { $by: by, steps }
}

/** A list of numbers as it is written shortest: curves move little from week to week. They come back to the last digit. */
export function shortList(list: readonly (number | null)[]): readonly (number | null)[] | Steps {
  const steps = stepsOf(list)
  return steps !== undefined && JSON.stringify(steps).length < JSON.stringify(list).length ? steps : list
}

/** Things with the same fields, their names once; fields that a thing has not are null, and left out at its end. */
type Rows = { readonly $of: readonly string[]; readonly rows: readonly (readonly unknown[])[] }

/** Many things with the same few fields as rows under the names of these. */
export function rowsOf(things: readonly Readonly<Record<string, unknown>>[], names: readonly string[]): Rows {
  const rows = things.map((thing) => {
    const cells = names.map((name) => thing[name] ?? null)
    return cells.slice(0, cells.findLastIndex((cell) => cell !== null) + 1)
  })
  return { $of: names, rows }
}
