/** What a key comes to where one of several numbered things is chosen. */
export type Picked =
  | { readonly kind: 'typed'; readonly typed: string }
  /** Counted from 0. */
  | { readonly kind: 'chosen'; readonly place: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'none' }

/** One of `count` things by its number from 1: a digit chooses at once where no other number begins with it, enter takes what is typed. */
export function picked(typed: string, key: string, count: number): Picked {
  if (key === 'backspace' || key === 'delete' || key === 'left' || (key === '0' && typed === '')) {
    return typed === '' ? { kind: 'back' } : { kind: 'typed', typed: typed.slice(0, -1) }
  }
  const wish = /^\d$/.test(key) ? Number(typed + key) : Number(typed === '' ? Number.NaN : typed)
  if (key !== 'enter' && key !== 'space' && !/^\d$/.test(key)) return { kind: 'none' }
  if (!(wish >= 1 && wish <= count)) return { kind: 'none' }
  if (/^\d$/.test(key) && wish * 10 <= count) return { kind: 'typed', typed: typed + key }
  return { kind: 'chosen', place: wish - 1 }
}
