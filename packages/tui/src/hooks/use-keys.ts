import { useApp, useInput, usePaste, useStdout } from 'ink'
import { keysOf } from '../keys.ts'
import type { Store, TerminalEffect } from '../store.ts'
import type { Size } from '../terminal.ts'

type Options = {
  readonly store: Store
  readonly size: Size
  readonly suspend: (() => Promise<void>) | undefined
}

/** Feeds keys and pasted text to the store and does what only the terminal can do. */
export function useKeys({ store, size, suspend }: Options): void {
  const { exit, suspendTerminal } = useApp()
  const { stdout } = useStdout()
  const edit = async ({ text, name, then }: Extract<TerminalEffect, { do: 'edit' }>): Promise<void> => {
    let edited: string | undefined
    await suspendTerminal(async () => {
      edited = await store.edit(text, name)
    })
    store.step((state) => then(state, edited))
  }
  const perform = (effect: TerminalEffect): void => {
    switch (effect.do) {
      case 'quit':
        exit(effect.code)
        return
      case 'suspend':
        if (suspend !== undefined) void suspendTerminal(suspend)
        return
      case 'copy':
        // OSC 52; a terminal without it ignores it, and the text stands on the screen.
        stdout.write(`\u001B]52;c;${Buffer.from(effect.text).toString('base64')}\u0007`)
        return
      case 'edit':
        void edit(effect)
        return
      case 'redraw':
        // Leaving and entering again sets every mode of the terminal anew and draws the whole screen.
        void suspendTerminal(() => undefined)
    }
  }
  useInput((input, key) => {
    for (const effect of store.press(keysOf(input, key), size)) perform(effect)
  })
  usePaste((text) => store.paste(text, size))
}
