import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

/** Files of a certificate for 127.0.0.1 that only those trust who are told of it. */
export type Certificate = { readonly certificate: string; readonly key: string }

/** Makes a certificate in a folder; undefined where openssl is not installed. */
export function makeCertificate(folder: string): Certificate | undefined {
  const certificate = join(folder, 'certificate.pem')
  const key = join(folder, 'key.pem')
  const names = ['-subj', '/CN=127.0.0.1', '-addext', 'subjectAltName=IP:127.0.0.1']
  const kind = ['req', '-x509', '-newkey', 'rsa:2048', '-nodes', '-days', '2']
  const made = spawnSync('openssl', [...kind, ...names, '-keyout', key, '-out', certificate], {
    stdio: 'ignore',
  })
  return made.status === 0 ? { certificate, key } : undefined
}
