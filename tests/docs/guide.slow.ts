import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { executePage } from '../../tools/guide/execute.ts'
import { readPage } from '../../tools/guide/page.ts'
import { pageFile, pages } from '../../tools/guide/pages.ts'

const isRun = (name: string): boolean =>
  readPage(readFileSync(pageFile(name), 'utf8')).steps.some(({ kind }) => kind === 'command')

test.each(pages().filter(isRun))(
  '%s shows what its commands print',
  { timeout: 900_000, retry: 0 },
  async (name) => {
    const page = readFileSync(pageFile(name), 'utf8')
    const { text, mistakes } = await executePage(page)
    expect(mistakes).toEqual([])
    expect(text, `run npm run guide -- ${name}`).toBe(page)
  },
)
