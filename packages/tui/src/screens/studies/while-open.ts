import { openLedger, type StudyReader } from '@fishbowl/lab/ledger'

/** Reads a ledger of the folder. An abort closes the file at once, so that its writer can leave it as one plain file. */
export async function whileOpen<T>(
  ledger: string,
  signal: AbortSignal,
  use: (reader: StudyReader) => Promise<T>,
): Promise<T> {
  let reader: StudyReader | undefined
  const close = (): void => {
    reader?.close()
    reader = undefined
  }
  signal.addEventListener('abort', close)
  try {
    reader = openLedger(ledger)
    return await use(reader)
  } finally {
    signal.removeEventListener('abort', close)
    close()
  }
}
