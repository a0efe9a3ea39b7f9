import { useApp, useStdout } from 'ink'
import { useRef } from 'react'

/** Gives the terminal away until `use` is done, then sets every mode anew and draws the whole screen. It can be given away once at a time. */
export function useLend(): (use: () => void | Promise<void>) => Promise<void> {
  const { suspendTerminal } = useApp()
  const { stdout } = useStdout()
  const lent = useRef(false)
  return async (use) => {
    if (lent.current) return
    lent.current = true
    try {
      await suspendTerminal(async () => {
        await use()
        // The screen is drawn from the column where the cursor stands.
        stdout.write('\r')
      })
    } finally {
      lent.current = false
    }
  }
}
