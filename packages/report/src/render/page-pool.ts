type Point = readonly [x: number, y: number | null]

/** Lists of numbers, each once: figures of one report share their weeks, and a figure for two widths its values. */
export class NumberPool {
  private readonly places = new Map<string, number>()
  private readonly all: (readonly (number | null)[])[] = []

  /** The lists by their places. */
  get lists(): readonly (readonly (number | null)[])[] {
    return this.all
  }

  /** Where the x and the y of points are. */
  points(points: readonly Point[]): { readonly x: number; readonly y: number } {
    return { x: this.placeOf(points.map(([x]) => x)), y: this.placeOf(points.map(([, y]) => y)) }
  }

  private placeOf(list: readonly (number | null)[]): number {
    const key = JSON.stringify(list)
    const known = this.places.get(key)
    if (known !== undefined) return known
    this.places.set(key, this.all.length)
    return this.all.push(list) - 1
  }
}
