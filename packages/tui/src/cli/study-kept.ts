import { quote } from '@fishbowl/core'
import { openLedger, type StudyReader } from '@fishbowl/lab/ledger'
import type { Outside } from '../outside.ts'
import { Failure } from './failure.ts'
import { ledgerFailure } from './ledger-failure.ts'

/** Opens the ledger of a study for reading, also while it is written. Throws a Failure that says why there is nothing to read. */
function openKept(file: string, outside: Outside): StudyReader {
  if (outside.realPath(file) === undefined)
    throw new Failure('not-found', `there is no ledger ${quote(file, 200)}`, {
      hint: 'fishbowl study run makes one',
    })
  try {
    return openLedger(file)
  } catch (error) {
    throw ledgerFailure(error)
  }
}

/** What is kept in a ledger and cannot be, such as a run that was cut off. */
const damaged = (file: string, { message }: RangeError): Failure =>
  new Failure('failed', `${quote(file, 200)}: ${message}`, {
    hint: 'take a copy of the ledger that is whole, or run the study again into another one',
  })

/** Reads the ledger of a study and closes it. Throws a Failure that says why it cannot be read to its end. */
export async function withKept<T>(
  file: string,
  outside: Outside,
  read: (reader: StudyReader) => T | Promise<T>,
): Promise<T> {
  const reader = openKept(file, outside)
  try {
    return await read(reader)
  } catch (error) {
    if (error instanceof RangeError) throw damaged(file, error)
    throw ledgerFailure(error)
  } finally {
    reader.close()
  }
}
