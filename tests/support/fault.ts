// Loaded before the command by a test (`--import`): at SIGUSR2 the program fails as FAULT says, as no part of it would by itself.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const { FAULT: fault, PID_FILE: pidFile } = process.env
if (isMainThread && pidFile !== undefined) writeFileSync(pidFile, String(process.pid))

/** From now on no line of a screen can be drawn: React tries a failed frame twice. */
function breakDrawing(): void {
  // oxlint-disable-next-line typescript/unbound-method -- bound again below
  const { segment } = Intl.Segmenter.prototype
  Intl.Segmenter.prototype.segment = function (this: Intl.Segmenter, text: string) {
    if (new Error('where').stack?.includes('brush') === true) throw new Error('out of ink\nand of paper')
    return segment.call(this, text)
  }
  if (pidFile !== undefined) writeFileSync(`${pidFile}.broken`, '')
}

const faults: Readonly<Record<string, () => void>> = {
  'throw in render': breakDrawing,
  'uncaught exception': () => {
    throw new Error('out of oxygen')
  },
  'rejected promise': () => void Promise.reject(new Error('out of promises')),
  // a library may throw what is no error
  'no error at all': () => {
    throw 'out of words'
  },
  'process.exit': () => process.exit(3),
}

process.on('SIGUSR2', () => faults[fault ?? '']?.())
