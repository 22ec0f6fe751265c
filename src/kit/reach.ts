// Whether an address belongs to the public internet. A request that others can aim must reach nothing else: not this
// machine, its network, nor what a cloud puts there. Knows no request.
import { BlockList, isIP } from 'node:net'

/** IANA special-purpose registries, and one address that a cloud answers on from the public range. */
const notPublic4 = [
  '0.0.0.0/8', '10.0.0.0/8', '100.64.0.0/10', '127.0.0.0/8', '169.254.0.0/16', '172.16.0.0/12', '192.0.0.0/24',
  '192.0.2.0/24', '192.31.196.0/24', '192.52.193.0/24', '192.88.99.0/24', '192.168.0.0/16', '192.175.48.0/24',
  '198.18.0.0/15', '198.51.100.0/24', '203.0.113.0/24', '224.0.0.0/4', '240.0.0.0/4', '168.63.129.16/32',
]
/** Within 2000::/3, outside of which nothing is public. */
const notPublic6 = ['2001::/23', '2001:db8::/32', '2002::/16', '3fff::/20', '2620:4f:8000::/48']

const listOf = (type: 'ipv4' | 'ipv6', subnets: readonly string[]) => {
  const list = new BlockList()
  for (const subnet of subnets) {
    const [net, prefix] = subnet.split('/')
    list.addSubnet(net!, Number(prefix), type)
  }
  return list
}
const refused4 = listOf('ipv4', notPublic4)
const refused6 = listOf('ipv6', notPublic6)
const global6 = listOf('ipv6', ['2000::/3'])

/** False for anything that is no IP address. IPv4 written as IPv6 is not public: nobody needs to write it so. */
export function isPublicAddress(address: string): boolean {
  const family = isIP(address)
  if (family === 4) return !refused4.check(address, 'ipv4')
  return family === 6 && global6.check(address, 'ipv6') && !refused6.check(address, 'ipv6')
}
