import { useApp, useInput, usePaste, useStdout } from 'ink'
import { keysOf } from '../keys.ts'
import type { Store, TerminalEffect } from '../store.ts'
import type { Size } from '../terminal.ts'
import { useLend } from './use-lend.ts'

type Options = {
  readonly store: Store
  readonly size: Size
  readonly suspend: (() => Promise<void>) | undefined
}

/** Feeds keys and pasted text to the store and does what only the terminal can do. */
export function useKeys({ store, size, suspend }: Options): void {
  const { exit } = useApp()
  const { stdout } = useStdout()
  const lend = useLend()
  const edit = async ({ text, name, next }: Extract<TerminalEffect, { do: 'edit' }>): Promise<void> => {
    let edited: string | undefined
    await lend(async () => {
      edited = await store.edit(text, name).catch(() => undefined)
    })
    store.step((state) => next(state, edited))
  }
  const editFile = async ({ path, next }: Extract<TerminalEffect, { do: 'editFile' }>): Promise<void> => {
    let ok = false
    await lend(async () => {
      ok = await store.editFile(path).catch(() => false)
    })
    store.step((state) => next(state, ok))
  }
  const perform = (effect: TerminalEffect): void => {
    switch (effect.do) {
      case 'quit':
        exit(effect.code)
        return
      case 'suspend':
        if (suspend !== undefined) void lend(suspend)
        return
      case 'copy':
        // OSC 52; a terminal without it ignores it, and the text stands on the screen.
        stdout.write(`\u001B]52;c;${Buffer.from(effect.text).toString('base64')}\u0007`)
        return
      case 'edit':
        void edit(effect)
        return
      case 'editFile':
        void editFile(effect)
        return
      case 'redraw':
        void lend(() => undefined)
    }
  }
  useInput((input, key) => {
    for (const effect of store.press(keysOf(input, key), size)) perform(effect)
  })
  usePaste((text) => store.paste(text, size))
}
