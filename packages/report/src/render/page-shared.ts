/** What stands in place of a value that occurs several times: its place in the list of shared values. */
type Reference = { readonly $: number }

/** Shorter values are not worth a reference. */
const leastLetters = 16

/** The values inside a value. */
const inside = (value: unknown): readonly unknown[] =>
  typeof value === 'object' && value !== null ? Object.values(value) : []

/**
 * A JSON value with everything that occurs in it several times written once: such a value stands in `shared`, behind all that it
 * refers to itself, and `{ $: place }` stands for it. Figures of one report have their weeks, styles and axes in common.
 */
export function sharing(value: unknown): { readonly shared: readonly unknown[]; readonly value: unknown } {
  const texts = new Map<unknown, string>()
  const counts = new Map<string, number>()
  const count = (one: unknown): void => {
    if (typeof one !== 'object' || one === null) return
    const text = JSON.stringify(one)
    texts.set(one, text)
    const times = (counts.get(text) ?? 0) + 1
    counts.set(text, times)
    // What is inside a value that was met before is written with it.
    if (times === 1) for (const inner of inside(one)) count(inner)
  }
  count(value)
  const places = new Map<string, number>()
  const shared: unknown[] = []
  const written = (one: unknown): unknown => {
    if (typeof one !== 'object' || one === null) return one
    const text = texts.get(one) ?? JSON.stringify(one)
    const isShared = text.length >= leastLetters && (counts.get(text) ?? 0) > 1
    const known = places.get(text)
    if (isShared && known !== undefined) return { $: known } satisfies Reference
    const whole = Array.isArray(one)
      ? one.map(written)
      : Object.fromEntries(Object.entries(one).map(([key, inner]) => [key, written(inner)]))
    if (!isShared) return whole
    places.set(text, shared.length)
    return { $: shared.push(whole) - 1 } satisfies Reference
  }
  return { value: written(value), shared }
}
