// Nothing that strangers name leads to where only we may go: several hundred addresses, and a name that changes what it
// leads to. What counts is that no socket is ever asked to connect to a place that is not public.
import type { LookupAddress } from 'node:dns'
import { isIP, Socket } from 'node:net'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { systemClock } from './clock.ts'
import { callbackPorts, createAsk } from './request.ts'

const inside = [
  '0.0.0.0', '0.1.2.3', '10.0.0.1', '10.255.255.254', '100.64.0.1', '100.127.255.254', '127.0.0.1', '127.1.2.3', '127.255.255.254',
  '169.254.0.1', '169.254.169.254', '169.254.170.2', '172.16.0.1', '172.31.255.254', '192.0.0.1', '192.0.0.170', '192.0.2.1',
  '192.88.99.1', '192.168.0.1', '192.168.255.254', '198.18.0.1', '198.19.255.254', '198.51.100.7', '203.0.113.7', '224.0.0.1',
  '239.255.255.250', '240.0.0.1', '255.255.255.255', '168.63.129.16', '192.31.196.1', '192.52.193.1', '192.175.48.1',
]
const octets = (address: string) => address.split('.').map(Number)
const number = (address: string) => octets(address).reduce((sum, octet) => sum * 256 + octet, 0)
const hex = (value: number, digits = 2) => value.toString(16).padStart(digits, '0')
const pairs = (address: string) => {
  const [a, b, c, d] = octets(address).map((octet) => hex(octet))
  return `${a}${b}:${c}${d}`
}
/** Ways in which one IPv4 address is written. */
const spellings: readonly ((address: string) => string)[] = [
  (address) => address,
  (address) => String(number(address)),
  (address) => `0x${hex(number(address), 8)}`,
  (address) => `0${number(address).toString(8)}`,
  (address) => octets(address).map((octet) => `0x${hex(octet)}`).join('.'),
  (address) => octets(address).map((octet) => `0${octet.toString(8)}`).join('.'),
  (address) => `${octets(address)[0]}.${number(address) % 2 ** 24}`,
  (address) => `${address}.`,
  (address) => address.replaceAll('.', '。'),
  (address) => address.replaceAll('.', '%2e'),
  (address) => [...address].map((char) => (/\d/.test(char) ? String.fromCodePoint(0xff10 + Number(char)) : char)).join(''),
  (address) => `[::ffff:${address}]`,
  (address) => `[::${address}]`,
  (address) => `[64:ff9b::${address}]`,
  (address) => `[2002:${pairs(address)}::1]`,
]
const six = [
  '::', '::1', '0:0:0:0:0:0:0:1', 'fe80::1', 'fec0::1', 'fc00::1', 'fd00:ec2::254', 'ff02::1', 'ff0e::1', '100::1', '2001::1', '2001:db8::1',
  '2001:10::1', '2001:20::1', '2002:7f00:1::', '3fff::1', '4000::1', '64:ff9b::7f00:1', '64:ff9b:1::1', '::7f00:1', '::ffff:0:127.0.0.1', '5f00::1',
]
const odd = [
  'http://example.com/', 'ftp://example.com/', 'file:///etc/passwd', 'gopher://example.com/', 'data:text/plain,x', 'javascript:1', 'dict://example.com/',
  'https://user@example.com/', 'https://user:pass@example.com/', 'https://example.com:22/', 'https://example.com:25/', 'https://example.com:6379/',
  'https://example.com:8080/', 'https://example.com:9200/', 'https://example.com:2775/', 'https://example.com:65536/', 'https://', 'https:///x', '//example.com/',
  'example.com', '', ' ', 'https://exa mple.com/', 'https://[::1', 'https://[127.0.0.1]/', 'ws://example.com/', 'unix:/var/run/docker.sock', 'blob:https://example.com/x',
]
const names = ['localhost', 'metadata.google.internal', 'one-of-two.example', 'mapped.example', 'nowhere.example', 'moving.example', 'kubernetes.default.svc', 'printer.local']
const corpus = [
  ...inside.flatMap((address) => spellings.map((spell) => `https://${spell(address)}/hook`)),
  ...six.map((address) => `https://[${address}]:8443/hook`),
  ...odd,
  ...names.map((name) => `https://${name}/hook`),
]

/** What is asked for the names: private places, also beside public ones, and one that is public only the first time. */
const leads: Record<string, readonly string[]> = {
  'one-of-two.example': ['93.184.215.14', '10.0.0.1'],
  'mapped.example': ['::ffff:127.0.0.1'],
  'nowhere.example': [],
}
let asked = 0
const resolve = (host: string, _: object, found: (error: Error | null, addresses: LookupAddress[]) => void) => {
  const addresses = host === 'moving.example' ? [asked++ % 2 === 0 ? '127.0.0.1' : '169.254.169.254'] : (leads[host] ?? ['127.0.0.1'])
  setImmediate(() => found(null, addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }))))
}

const strict = createAsk({ clock: systemClock, allowPrivate: false, ports: callbackPorts, resolve })
const connects: string[] = []
beforeAll(() => {
  vi.spyOn(Socket.prototype, 'connect').mockImplementation(function connect(this: Socket, ...given: unknown[]) {
    const options = (Array.isArray(given[0]) ? given[0][0] : given[0]) as { host?: string; lookup?: (host: string, how: object, found: (error: Error | null, addresses: unknown) => void) => void }
    const host = options.host ?? ''
    // as Node does: to a literal it connects without a look-up
    if (!options.lookup || isIP(host)) {
      connects.push(host)
      return this.destroy(new Error('connected'))
    }
    options.lookup(host, { all: true }, (error, addresses) => {
      if (!error) connects.push(`${host} ${JSON.stringify(addresses)}`)
      this.destroy(error ?? new Error('connected'))
    })
    return this
  })
})
afterAll(() => {
  vi.restoreAllMocks()
  strict.close()
})

test('no address of the corpus is connected to, of more than 500', async () => {
  expect(new Set(corpus).size).toBeGreaterThan(500)
  for (const url of corpus)
    expect(await strict.ask({ method: 'POST', url, headers: {}, body: '{}', timeoutMs: 2_000 }), url).toMatchObject({ kind: 'unsent' })
  expect(connects).toEqual([])
})

test('a name that leads elsewhere every time is connected to nowhere, however often it is tried', async () => {
  for (let i = 0; i < 10; i++) await strict.ask({ method: 'POST', url: 'https://moving.example/', headers: {}, timeoutMs: 2_000 })
  expect(asked).toBeGreaterThanOrEqual(10)
  expect(connects).toEqual([])
})

test('a public place is connected to at the very address that was checked', async () => {
  leads['shop.example'] = ['93.184.215.14', '2606:2800:21f:cb07:6820:80da:af6b:8b2c']
  await strict.ask({ method: 'POST', url: 'https://shop.example/hook', headers: {}, timeoutMs: 2_000 })
  expect(connects).toHaveLength(1)
  expect(connects[0]).toContain('93.184.215.14')
})
