import { openLaptop } from './serve-room.ts'

// A laptop in a process of its own, so that it can be killed: says its link and code, and goes one place on for each byte that comes.
const laptop = await openLaptop({ path: process.argv[2] ?? '' })
const { address, joinCode } = laptop.serving
process.stdout.write(`${JSON.stringify({ port: address.port, code: joinCode })}\n`)
process.stdin.on('data', (data: Buffer) => {
  for (const _ of data) laptop.advance()
  process.stdout.write('on\n')
})
process.stdin.on('end', () => process.exit())
