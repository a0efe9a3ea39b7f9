import { queueAddress } from '@fishbowl/lab/queue'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'

const refused = (url: string): string => {
  try {
    queueAddress(url)
  } catch (error) {
    if (error instanceof RangeError) return error.message
    throw error
  }
  throw new Error(`accepted: ${url}`)
}

describe('the address of a queue', () => {
  test.each([
    ['redis://127.0.0.1', 'redis', '127.0.0.1', 6379, 'none'],
    ['redis://', 'redis', '127.0.0.1', 6379, 'none'],
    ['redis://localhost:7000/2', 'redis', 'localhost', 7000, 'none'],
    ['redis://[::1]:7000', 'redis', '::1', 7000, 'none'],
    ['rediss://user:word@10.0.0.5', 'redis', '10.0.0.5', 6379, 'verified'],
    ['postgres://a:b@127.0.0.1/runs', 'postgres', '127.0.0.1', 5432, 'none'],
    ['postgresql://a:b@db.example.org/runs?sslmode=require', 'postgres', 'db.example.org', 5432, 'encrypted'],
    ['postgres://a:b@db.example.org?sslmode=verify-full', 'postgres', 'db.example.org', 5432, 'verified'],
  ])('%s is one', (url, ...parts) => {
    const { kind, host, port, tls } = queueAddress(url)
    expect([kind, host, port, tls]).toEqual(parts)
  })

  test.each([
    ['redis://10.0.0.5', 'has no password and no TLS'],
    ['redis://:word@10.0.0.5', 'has no TLS'],
    ['rediss://10.0.0.5', 'has no password'],
    ['redis://0.0.0.0', 'on another machine'],
    ['redis://127.evil.example', 'on another machine'],
    ['redis://localhost.evil.example', 'on another machine'],
    ['postgres://a:word@db.example.org/runs', 'has no TLS'],
    ['postgres://a:word@db.example.org/runs?sslmode=disable', 'has no TLS'],
    ['postgres://a@db.example.org/runs?sslmode=require', 'has no password'],
    ['postgres://a:word@db.example.org/runs?sslmode=prefer', 'sslmode must be one of'],
    ['rediss://:word@db.example.org?tls=false', 'nothing else'],
    ['redis://127.0.0.1/runs', 'is a number'],
    ['http://127.0.0.1', 'a queue is redis://, rediss:// or postgres://'],
    ['127.0.0.1:6379', 'no URL'],
    ['localhost:6379', 'a queue is redis://'],
    ['redis://:half/word@127.0.0.1', 'no URL'],
    ['', 'no URL'],
  ])('%s is refused with the reason', (url, reason) => {
    expect(refused(url)).toContain(reason)
  })

  test('hides its password wherever it is written, and never shows it', () => {
    // Longer than any word of a message, so that finding it is finding the password.
    const secret = fc.string({ minLength: 12, unit: 'grapheme' }).map((text) => `Xq7${text}`)
    fc.assert(
      fc.property(secret, fc.constantFrom('127.0.0.1', '10.0.0.5'), (password, host) => {
        const written = encodeURIComponent(password)
        const url = `rediss://user:${written}@${host}`
        const address = queueAddress(url)
        expect(address.password).toBe(password)
        expect(address.shown).toBe(`rediss://user:***@${host}:6379`)
        const hidden = address.hide(`no luck with ${url} and ${password}`)
        expect(hidden).not.toContain(password)
        expect(hidden).not.toContain(written)
        expect(refused(`redis://user:${written}@example.org`)).not.toContain(written)
      }),
    )
  })
})
