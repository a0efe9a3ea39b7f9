/**
 * Positions 0 to n - 1 by ascending 32-bit key, equal keys by position: three stable passes of 11 bits.
 * The keys are read as unsigned; `order` is filled and returned, `spare` is overwritten.
 */
export function orderByKey(keys: Uint32Array, order: Int32Array, spare: Int32Array): Int32Array {
  const n = keys.length
  const starts = new Int32Array(2049)
  let from = spare
  let to = order
  for (let i = 0; i < n; i++) from[i] = i
  for (let shift = 0; shift < 33; shift += 11) {
    starts.fill(0)
    for (let i = 0; i < n; i++) starts[((keys[i]! >>> shift) & 2047) + 1]!++
    for (let d = 0; d < 2048; d++) starts[d + 1]! += starts[d]!
    for (let i = 0; i < n; i++) {
      const row = from[i]!
      to[starts[(keys[row]! >>> shift) & 2047]!++] = row
    }
    const next = from
    from = to
    to = next
  }
  return from
}

/** Moves the element of ascending rank `k` of the first `n` of a list to place k; smaller ones stand before it. */
function select(list: Float64Array, n: number, k: number): number {
  let low = 0
  let high = n - 1
  while (low < high) {
    const pivot = list[(low + high) >> 1]!
    let i = low
    let j = high
    while (i <= j) {
      while (list[i]! < pivot) i++
      while (list[j]! > pivot) j--
      if (i > j) break
      const kept = list[i]!
      list[i++] = list[j]!
      list[j--] = kept
    }
    if (k <= j) high = j
    else if (k >= i) low = i
    else break
  }
  return list[k]!
}

/** Median of the first `n` elements of a list, whose order it changes; 0 when there are none. */
export function middle(list: Float64Array, n: number): number {
  if (n === 0) return 0
  const upper = select(list, n, n >> 1)
  if (n % 2 === 1) return upper
  let lower = list[0]!
  for (let i = 1; i < n >> 1; i++) if (list[i]! > lower) lower = list[i]!
  return (lower + upper) / 2
}
