// The SMPP door over TLS, where the installation has a certificate.
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { bind, call } from '../support/customer.ts'
import { ask, createSite, freePort } from '../support/house.ts'

test('a customer binds and sends over TLS, and who speaks in clear text there is no customer', async (context) => {
  const folder = mkdtempSync(join(tmpdir(), 'onesixty-tls-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const [key, cert] = [join(folder, 'key.pem'), join(folder, 'cert.pem')]
  try {
    const files = ['-keyout', key, '-out', cert]
    execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-nodes', '-days', '2', '-subj', '/CN=localhost', ...files], { stdio: 'ignore' })
  } catch {
    return context.skip('no openssl to make a certificate with')
  }
  const port = await freePort()
  const site = await createSite({ ONESIXTY_SMPP_TLS_PORT: String(port), ONESIXTY_SMPP_TLS_CERT: cert, ONESIXTY_SMPP_TLS_KEY: key })
  onTestFinished(site.remove)
  const house = await site.start()
  onTestFinished(async () => void (await house.stop()))
  const { body: account } = await ask<{ systemId: string; password: string }>(house, '/v1/smpp-accounts', {})
  const customer = await bind({ ...account, port, tls: true })
  const answer = await customer.submit({ source_addr_ton: 5, source_addr: 'SHOP', dest_addr_ton: 1, dest_addr_npi: 1, destination_addr: '31612345651', short_message: 'Secret' })
  expect(answer.command_status).toBe(0)
  customer.close()
  const clear = await call(port)
  clear.raw['bind_transceiver']!({ system_id: account.systemId, password: account.password })
  await clear.closed
}, 40_000)
