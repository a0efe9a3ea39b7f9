import type { Threads } from '@fishbowl/sim/threads'

/** Threads that wait between two comparisons: the next one finds them started, and its code compiled. Idle ones do not keep the process alive. */
export type KeptThreads = {
  /** Threads for one comparison; who takes them either gives them back idle or closes them. */
  readonly take: () => Promise<Threads>
  /** Keeps threads that have nothing left to do; closes them where others wait already. */
  readonly giveBack: (threads: Threads) => Promise<void>
}

/** Opens the first threads now: they need about as long to start as the screens do. */
export function keepThreads(open: () => Promise<Threads>): KeptThreads {
  let waiting: Promise<Threads> | undefined = open()
  // Whoever takes them hears of it.
  waiting.catch(() => undefined)
  return {
    take() {
      const threads = waiting ?? open()
      waiting = undefined
      return threads
    },
    async giveBack(threads) {
      if (waiting === undefined) waiting = Promise.resolve(threads)
      else await threads.close()
    },
  }
}
