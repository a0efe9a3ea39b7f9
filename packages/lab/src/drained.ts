/** What a stream comes to, for those whom its steps do not concern. */
export async function drained<T>(steps: AsyncGenerator<unknown, T, undefined>): Promise<T> {
  for (;;) {
    // oxlint-disable-next-line no-await-in-loop -- the next step
    const { done, value } = await steps.next()
    if (done === true) return value
  }
}
