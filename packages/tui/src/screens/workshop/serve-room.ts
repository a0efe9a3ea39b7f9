import { submitted } from '@fishbowl/lab/workshop'
import { say } from '@fishbowl/report/words'
import type { Serving, Taken } from '../../serve/types.ts'
import { refusal } from './answers.ts'
import type { Room } from './room.ts'
import type { RoomServices } from './services.ts'
import type { RoomEffect } from './step.ts'

type Served = {
  readonly room: () => Room
  readonly update: (change: (now: Room) => Room) => void
  readonly keep: (effect: Extract<RoomEffect, { do: 'keep' }>) => boolean
}

/** Answers that come over the network go into the same record by the same way; the room hears how many there are. */
export function serveRoom({ room, update, keep }: Served, { serve }: RoomServices) {
  let serving: Serving | undefined

  const take = (submission: Parameters<Parameters<NonNullable<typeof serve>>[0]['take']>[0]): Taken => {
    const now = room()
    const result = submitted(now.session, now.record, submission)
    if (!result.ok) {
      const isLate = result.why === 'revealed' || result.why === 'not-yet'
      return { ok: false, why: isLate ? 'closed' : 'wrong', says: refusal(result.why) }
    }
    const isKept = keep({
      do: 'keep',
      record: result.record,
      next: (same) => ({ ...same, record: result.record }),
    })
    return isKept ? { ok: true } : { ok: false, why: 'unsaved', says: say('workshop.screen.unsavedSeat') }
  }

  const phonesHere = (): number => serving?.seats().filter(({ here }) => here).length ?? 0

  return {
    open(): void {
      if (serve === undefined) return
      // A session goes on where its record is: seats that are taken before the first step must outlive a crash too.
      keep({ do: 'keep', record: room().record, next: (same) => same })
      const under = {
        session: room().session,
        record: () => room().record,
        isOpen: () => room().isOpen,
        take,
        onSeats: () =>
          update((now) =>
            now.join === undefined ? now : { ...now, join: { ...now.join, phones: phonesHere() } },
          ),
      }
      serve(under).then(
        (open) => {
          serving = open
          const [link = ''] = open.links
          const message = say(open.isOpen ? 'serve.open.says' : 'serve.loopback.says')
          update((now) => ({ ...now, join: { link, code: open.joinCode, phones: phonesHere() }, message }))
        },
        (error: unknown) =>
          update((now) => ({ ...now, message: error instanceof Error ? error.message : String(error) })),
      )
    },
    changed: (): void => serving?.changed(),
    close: async (): Promise<void> => serving?.close(),
  }
}
