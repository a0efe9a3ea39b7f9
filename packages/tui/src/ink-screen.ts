import { render } from 'ink'
import type { ReactElement } from 'react'
import type { UiTerminal } from './terminal.ts'

/** What `exit` was given; something else ended the screens where it is no number. */
const codeOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/**
 * Shows an element on the whole terminal until it is left. Returns the exit code: 0, or 130 after Ctrl-C. Rejects, with the terminal restored, when
 * it fails or an error is caught by nobody.
 */
export async function untilExit(
  screen: ReactElement,
  { stdin, stdout, screenReader = false, onCrash }: UiTerminal,
): Promise<number> {
  // Ink does this only after the first frame; keys pressed until then would be echoed into it.
  stdin.setRawMode(true)
  // The first row is drawn from the column where the cursor stands; npx and prompts leave it anywhere.
  stdout.write('\r')
  const instance = render(screen, {
    stdin,
    stdout,
    alternateScreen: !screenReader,
    incrementalRendering: true,
    exitOnCtrlC: false,
    interactive: true,
    isScreenReaderEnabled: screenReader,
  })
  const crashes: unknown[] = []
  const calm = onCrash?.((error) => {
    crashes.push(error)
    instance.unmount()
  })
  try {
    const code = codeOf(await instance.waitUntilExit())
    if (crashes.length > 0) throw crashes[0]
    return code
  } finally {
    calm?.()
  }
}
