import type { Outside } from '../outside.ts'

/** Pages that wait for something new, at most one of each seat. */
export type Waiting = {
  /** Resolves with true when `wake` is called, with false after some milliseconds, when the page goes away or when another one of its seat waits. */
  readonly wait: (seat: string, milliseconds: number, gone: AbortSignal) => Promise<boolean>
  /** Wakes all pages, a moment later: a whole room answers at once. */
  readonly wake: () => void
  readonly isWaiting: (seat: string) => boolean
}

/** News within so many milliseconds go out together. */
const together = 40

/** Opens a waiting room on a clock. */
export function openWaiting({ after }: Pick<Outside, 'after'>): Waiting {
  const ends = new Map<string, (isWoken: boolean) => void>()
  let isComing = false
  const wakeAll = (): void => {
    isComing = false
    for (const end of ends.values()) end(true)
  }
  return {
    wait(seat, milliseconds, gone) {
      ends.get(seat)?.(false)
      return new Promise((resolve) => {
        const end = (isWoken: boolean): void => {
          stop()
          gone.removeEventListener('abort', leave)
          if (ends.get(seat) === end) ends.delete(seat)
          resolve(isWoken)
        }
        const leave = (): void => end(false)
        const stop = after(milliseconds, leave)
        ends.set(seat, end)
        if (gone.aborted) leave()
        else gone.addEventListener('abort', leave)
      })
    },
    wake() {
      if (!isComing) after(together, wakeAll)
      isComing = true
    },
    isWaiting: (seat) => ends.has(seat),
  }
}
