import { render } from 'ink'
import { App } from './app.tsx'
import type { Services } from './services.ts'
import { SpokenApp } from './spoken-app.tsx'
import { openStore } from './store.ts'
import type { UiTerminal } from './terminal.ts'
import { summaryLines } from './views/summary.ts'

/** What `exit` was given; something else ended the screens where it is no number. */
const codeOf = (value: unknown): number => (typeof value === 'number' ? value : 0)

/**
 * Shows the screens until the user leaves, then writes a summary of at most six lines where the shell goes on.
 * Returns the exit code: 0, or 130 after Ctrl-C. Rejects, with the terminal restored, when a screen fails or an error is caught by nobody.
 * The caller has checked that both streams are terminals; the CI variable plays no part.
 */
export async function openUi(services: Services, terminal: UiTerminal): Promise<number> {
  const { stdin, stdout, screenReader = false, suspend } = terminal
  const store = openStore(services, terminal)
  const facts = { modelVersion: services.modelVersion, threads: services.threads }
  const screen = screenReader ? (
    <SpokenApp store={store} />
  ) : (
    <App store={store} facts={facts} suspend={suspend} />
  )
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
  const calm = terminal.onCrash?.((error) => {
    crashes.push(error)
    instance.unmount()
  })
  try {
    const code = codeOf(await instance.waitUntilExit())
    if (crashes.length > 0) throw crashes[0]
    stdout.write(`${summaryLines(store.state(), Math.max(40, stdout.columns)).join('\n')}\n`)
    return code
  } finally {
    calm?.()
    store.close()
  }
}
