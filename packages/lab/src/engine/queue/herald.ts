import { z } from 'zod'
import type { QueueAddress } from './address.ts'
import { queueName } from './board.ts'
import { type OpenQueue, openQueue } from './connect.ts'

/** A note that nobody takes: a study is waiting for machines with this code. */
const Note = z.strictObject({
  code: z.string().regex(/^[0-9a-f]{12,128}$/),
  machine: z.string().max(300),
})
export type Note = z.infer<typeof Note>

const name = 'studies'
const idOf = (code: string): string => `code-${code.slice(0, 40)}`

/** Leaves a note that a study waits for this code; the same note again changes nothing. */
export async function announce(address: QueueAddress, note: Note): Promise<void> {
  const queue = await openQueue(address, name)
  try {
    await queue.addBulk([{ name: 'study', data: note, opts: { jobId: idOf(note.code) } }])
  } finally {
    await queue.close()
  }
}

/** Takes the note back. */
export async function withdraw(address: QueueAddress, code: string): Promise<void> {
  const queue = await openQueue(address, name)
  try {
    await queue.remove(idOf(code))
  } finally {
    await queue.close()
  }
}

async function isWaiting(address: QueueAddress, { code }: Note): Promise<boolean> {
  const queue = await openQueue(address, queueName(code))
  try {
    const {
      wait = 0,
      prioritized = 0,
      delayed = 0,
    } = await queue.getJobCounts('wait', 'prioritized', 'delayed')
    return wait + prioritized + delayed > 0
  } finally {
    await queue.close()
  }
}

const notesOf = async (queue: OpenQueue): Promise<readonly Note[]> => {
  const entries = await queue.getWaiting(0, 99)
  return entries.flatMap(({ data }) => {
    const read = Note.safeParse(data)
    return read.success ? [read.data] : []
  })
}

/** Studies whose runs wait for another code than this one. */
export async function strangers(address: QueueAddress, code: string): Promise<readonly Note[]> {
  const queue = await openQueue(address, name)
  try {
    const others = (await notesOf(queue)).filter((note) => note.code !== code)
    const waiting = await Promise.all(others.map((note) => isWaiting(address, note)))
    return others.filter((_, i) => waiting[i] === true)
  } finally {
    await queue.close()
  }
}
