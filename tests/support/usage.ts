// Loaded before the command by a test (`--import`): leaves behind what the process has used, in the file that USAGE_FILE names.
import { writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const { USAGE_FILE: file } = process.env
if (isMainThread && file !== undefined)
  process.on('exit', () => {
    const { user, system } = process.cpuUsage()
    // Kilobytes on every platform (libuv).
    const { maxRSS } = process.resourceUsage()
    writeFileSync(file, JSON.stringify({ seconds: (user + system) / 1e6, megabytes: maxRSS / 1024 }))
  })
