import seedrandom from 'seedrandom'

/**
 * Chance. Every draw is a pure function of its address: (seed, replicate, decision name, week, k, entity).
 * No generator state exists, so a policy, a measure, a member or a thread more changes no other draw.
 */

/** 32-bit finaliser (xor-shift and multiply) with the constants of a low-bias search; a bijection of the 32-bit integers. @workspace */
export function mix(x: number): number {
  let h = x | 0
  h = Math.imul(h ^ (h >>> 16), 0x21f0aaad)
  h = Math.imul(h ^ (h >>> 15), 0x735a2d97)
  return h ^ (h >>> 15)
}

/** 32 bits of an entity's draw under the two words of a key; two different bijections are added, so that the sum is none. @workspace */
export function bits(a: number, b: number, entity: number): number {
  const p = Math.imul(entity + a, 0x9e3779b1)
  const q = Math.imul(entity ^ b, 0x85ebca6b)
  let h = (Math.imul(p ^ (p >>> 15), 0x21f0aaad) + (q ^ (q >>> 16))) | 0
  h = Math.imul(h ^ (h >>> 16), 0x735a2d97)
  h = Math.imul(h ^ (h >>> 15), 0x21f0aaad)
  return (h ^ (h >>> 15)) >>> 0
}

const unit = 1 / 4294967296

/** Uniform in [0, 1) with 32 bits. @workspace */
export function uniform(a: number, b: number, entity: number): number {
  return bits(a, b, entity) * unit
}

/** Two 32-bit words that select the draws of one decision in one week for all entities. */
export type Key = { readonly a: number; readonly b: number }

/** FNV-1a over the UTF-16 units of a name, so that the order in which names are declared does not matter. Signed, 32 bits. @workspace */
export function hashName(name: string): number {
  let h = 0x811c9dc5
  for (let i = 0; i < name.length; i++) h = Math.imul(h ^ name.charCodeAt(i), 0x01000193)
  return h
}

/** The root of all draws of a seed text and a replicate: four words. */
export type Root = { readonly words: readonly [number, number, number, number] }

/** Root words from the user's seed text; the only place where a stateful generator is used. Replicates are hashed in, not added. @workspace */
export function rootOf(seed: string, replicate: number): Root {
  const generator = seedrandom(seed)
  const word = () => mix(mix(generator.int32()) ^ mix(replicate + 0x9e3779b9))
  return { words: [word(), word(), word(), word()] }
}

/** The decisions that chance takes, one name each; a test checks that their hashes differ. @workspace */
export const decisions = [
  'trait-openness',
  'trait-voice',
  'trait-interest',
  'trait-expertise',
  'trait-quiet',
  'circle',
  'far-tie',
  'stance',
  'talent',
  'employee-turnover',
  'cm-turnover',
  'cm-absence',
  'awareness',
  'shock',
  'need',
  'visit',
  'self-service',
  'ask',
  'answer',
  'cm-answer',
  'share',
  'tied-to-work',
  'credit',
  'welcome',
  'recognition',
  'audience',
] as const
/** Name of a decision that chance takes. */
export type Decision = (typeof decisions)[number]

const names = Object.fromEntries(decisions.map((name) => [name, hashName(name)])) as Record<Decision, number>

/** Hash of a decision's name, for the test that no two are equal. @internal */
export const decisionHash = (name: Decision): number => names[name]

/**
 * The key of a decision: `week` is a week or, for traits, the generation of the person; `k` tells several draws of one place apart.
 * Words are chained one after the other, so that no two coordinates can be exchanged.
 * @workspace
 */
export function keyOf({ words }: Root, decision: Decision, week: number, k = 0): Key {
  const name = names[decision]
  const a = mix(mix(mix(words[0] ^ name) + week) + Math.imul(k + 1, 0x9e3779b1))
  const b = mix(
    mix(mix(words[1] + Math.imul(name, 0x2c1b3c6d)) ^ Math.imul(week + 1, 0x297a2d39)) ^
      mix(mix(k + words[2]) + words[3]),
  )
  return { a, b }
}
