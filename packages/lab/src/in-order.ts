type Settled<R> = { readonly value: R } | { readonly error: unknown }

// A failure is kept as a value until its turn: a rejection that nobody awaits yet would end the process.
async function settle<T, R>(item: T, work: (item: T) => Promise<R>): Promise<Settled<R>> {
  try {
    return { value: await work(item) }
  } catch (error) {
    return { error }
  }
}

/**
 * Results in the order of the items whatever the order of completion, at most `inFlight` started and not yet taken.
 * Stops starting work when the consumer stops; throws the first failure when its turn comes.
 */
export async function* inOrder<T, R>(
  items: Iterable<T>,
  inFlight: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R, void, undefined> {
  const started: Promise<Settled<R>>[] = []
  const take = async (): Promise<R> => {
    const settled = await started.shift()
    if (settled === undefined) throw new RangeError('nothing was started')
    if ('error' in settled) throw settled.error
    return settled.value
  }
  for (const item of items) {
    started.push(settle(item, work))
    if (started.length >= inFlight) yield take()
  }
  while (started.length > 0) yield take()
}
