import { mix } from '@fishbowl/sim'

/** FNV-1a over the UTF-16 units of a name, then mixed. */
function word(name: string, start: number): number {
  let h = start
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return mix(h)
}

/**
 * Uniform draws in [0, 1) by number: the k-th draw depends on the name and on k alone, so draws can be asked for in any order.
 * For designs and resampling; the luck of a simulated world comes from the engine's own streams.
 */
export function counter(name: string): (k: number) => number {
  const a = word(name, 0x811c9dc5)
  const b = word(name, 0x2c1b3c6d)
  return (k) => (mix(mix(a + Math.imul(k, 0x9e3779b1)) + mix(b ^ k)) >>> 0) / 4294967296
}
