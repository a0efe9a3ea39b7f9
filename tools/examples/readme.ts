import { spawnSync } from 'node:child_process'
import { delimiter, dirname } from 'node:path'

/** A block of commands of a page, and what the page shows of its output. */
const pair = /```sh\n([^]*?)\n```\n\n```text\n([^]*?)```/g

/** Runs a script in bash, with this node as `node`; its output. Throws Error when it fails. */
function outputOf(script: string, cwd: string): string {
  const PATH = [dirname(process.execPath), process.env['PATH']].join(delimiter)
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd,
    encoding: 'utf8',
    env: { ...process.env, PATH, NODE_OPTIONS: '' },
    timeout: 120_000,
  })
  if (status === 0 && stderr === '') return stdout
  throw new Error(`${script}\nended with ${status}\n${stderr}`)
}

/** The page with the outputs of its commands anew; `cwd` is its folder. Throws Error when a command fails or says something on the side. */
export const renewedReadme = (page: string, cwd: string): string =>
  page.replaceAll(
    pair,
    (_whole, script: string) => `\`\`\`sh\n${script}\n\`\`\`\n\n\`\`\`text\n${outputOf(script, cwd)}\`\`\``,
  )
