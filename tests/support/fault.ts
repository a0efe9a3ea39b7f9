// Loaded before the command by a test (`--import`): at SIGUSR2 the program fails as FAULT says, as no part of it would by itself.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const { FAULT: fault, PID_FILE: pidFile } = process.env
if (isMainThread && pidFile !== undefined) writeFileSync(pidFile, String(process.pid))

/** From now on no line of a screen can be drawn: React tries a failed frame twice. */
function breakDrawing(): void {
  const { segment } = Intl.Segmenter.prototype
  Intl.Segmenter.prototype.segment = function (this: Intl.Segmenter, text: string) {
    if (new Error('where').stack?.includes('brush') === true) throw new Error('out of ink\nand of paper')
    return segment.call(this, text)
  }
  if (pidFile !== undefined) writeFileSync(`${pidFile}.broken`, '')
}

process.on('SIGUSR2', () => {
  switch (fault) {
    case 'throw in render':
      breakDrawing()
      return
    case 'uncaught exception':
      throw new Error('out of oxygen')
    case 'rejected promise':
      void Promise.reject(new Error('out of promises'))
      return
    case 'no error at all':
      // oxlint-disable-next-line typescript/only-throw-error -- a library may do so
      throw 'out of words'
    case 'process.exit':
      process.exit(3)
  }
})
