import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { galleryFiles } from '../support/gallery.ts'

const folder = new URL('../../docs/gallery/', import.meta.url)
const advice = 'docs/gallery is not what the figures look like: npm run gallery'

test('the gallery shows what a report draws now; `npm run gallery` renews it', async () => {
  const made = await galleryFiles()
  expect(readdirSync(folder).toSorted(), advice).toEqual([...made.keys()].toSorted())
  for (const [name, text] of made) expect(readFileSync(new URL(name, folder), 'utf8'), advice).toBe(text)
  const size = [...made.values()].reduce((sum, text) => sum + text.length, 0)
  expect(size).toBeLessThan(1_000_000)
})
