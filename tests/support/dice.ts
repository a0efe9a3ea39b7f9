/** Whole numbers below n. */
export type Dice = (n: number) => number

/** Whole numbers below n, the same at every call with a seed (mulberry32). */
export function dice(seed: number): Dice {
  let state = seed >>> 0
  return (n) => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4_294_967_296) * n)
  }
}

/** One of some things. Throws RangeError where there is none. */
export function oneOf<T>(roll: Dice, things: readonly T[]): T {
  const thing = things[roll(things.length)]
  if (thing === undefined) throw new RangeError('there is nothing to choose from')
  return thing
}
