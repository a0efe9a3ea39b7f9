import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { journeys, takePicture } from '../support/picture-journeys.ts'

const folder = new URL('../../docs/pictures/', import.meta.url)

/** The rows of the picture's text, for a difference that can be read. */
const words = (picture: string): readonly string[] =>
  Array.from(
    picture.matchAll(/<text x="(\d+)" y="(\d+)"[^>]*>([^<]*)</g),
    ([, x, y, text]) => `${y} ${x} ${text}`,
  )

describe.each(journeys)('the picture of $name', (journey) => {
  test('is what the program shows now; `npm run pictures` renews it', async () => {
    const kept = readFileSync(new URL(`${journey.name}.svg`, folder), 'utf8')
    const taken = await takePicture(journey)
    const advice = `docs/pictures/${journey.name}.svg is not what the screen shows: npm run pictures -- ${journey.name}`
    expect(words(taken), advice).toEqual(words(kept))
    expect(taken === kept, advice).toBe(true)
    expect(kept.length).toBeLessThan(150_000)
  })
})
