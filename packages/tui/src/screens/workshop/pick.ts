/** What a key comes to where one of several numbered things is chosen. */
export type Picked =
  | { readonly kind: 'typed'; readonly typed: string }
  /** Counted from 0. */
  | { readonly kind: 'chosen'; readonly place: number }
  | { readonly kind: 'back' }
  | { readonly kind: 'none' }

const isErase = (key: string): boolean => ['backspace', 'delete', 'left'].includes(key)

/** One of `count` things by its number from 1: a digit chooses at once where no other number begins with it, enter takes what is typed. */
export function picked(typed: string, key: string, count: number): Picked {
  if (isErase(key) || (key === '0' && typed === ''))
    return typed === '' ? { kind: 'back' } : { kind: 'typed', typed: typed.slice(0, -1) }
  const longer = longerOf(typed, key)
  const wish = Number.parseInt(longer ?? '', 10)
  if (longer === undefined || !(wish >= 1 && wish <= count)) return { kind: 'none' }
  const isOpen = longer !== typed && wish * 10 <= count
  return isOpen ? { kind: 'typed', typed: longer } : { kind: 'chosen', place: wish - 1 }
}

/** What stands there after a key; the same after one that takes it, undefined for a key that means nothing. */
function longerOf(typed: string, key: string): string | undefined {
  if (/^\d$/.test(key)) return typed + key
  return key === 'enter' || key === 'space' ? typed : undefined
}
