import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { executePage } from '../../tools/guide/execute.ts'
import { readPage } from '../../tools/guide/page.ts'
import { pageFile, pages } from '../../tools/guide/pages.ts'

const hasLong = (name: string): boolean =>
  readPage(readFileSync(pageFile(name), 'utf8')).steps.some((step) => step.kind === 'command' && step.long)

test.each(pages().filter(hasLong))('%s runs also the commands that take minutes', async (name) => {
  const { mistakes } = await executePage(readFileSync(pageFile(name), 'utf8'), true)
  expect(mistakes).toEqual([])
})
