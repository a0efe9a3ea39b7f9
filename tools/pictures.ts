// Writes the pictures of the screens in docs/pictures, from the real program. `npm run pictures`, with names for some of them only.
import { mkdirSync, writeFileSync } from 'node:fs'
import { journeys, takePicture } from '../tests/support/picture-journeys.ts'

const wanted = new Set(process.argv.slice(2))
const folder = new URL('../docs/pictures/', import.meta.url)
mkdirSync(folder, { recursive: true })
await Promise.all(
  journeys.map(async (journey) => {
    if (wanted.size > 0 && !wanted.has(journey.name)) return
    const picture = await takePicture(journey)
    writeFileSync(new URL(`${journey.name}.svg`, folder), picture)
    process.stdout.write(`docs/pictures/${journey.name}.svg, ${Math.ceil(picture.length / 1000)} kB\n`)
  }),
)
