import { BlockList, isIP } from 'node:net';

/** Addresses that are nobody's on the Internet: of this machine, of networks behind it, of no one (IANA special registries). */
const inner = new BlockList();
for (const [network, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
    ['169.254.0.0', 16],
  ] as const),
  ...([
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.0.2.0', 24],
    ['192.88.99.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['198.51.100.0', 24],
    ['203.0.113.0', 24],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  inner.addSubnet(network, bits, 'ipv4');
for (const [network, bits] of [
  // The last three carry an address of version 4 inside, which could be any of the above.
  ...([
    ['::', 96],
    ['100::', 64],
    ['fc00::', 7],
    ['fe80::', 10],
    ['fec0::', 10],
    ['ff00::', 8],
    ['2001:db8::', 32],
  ] as const),
  ...([
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
    ['2002::', 16],
    ['2001::', 23],
  ] as const),
] as const)
  inner.addSubnet(network, bits, 'ipv6');

/** Is this an address that everyone on the Internet could call? An address of version 4 written as one of 6 is judged as what it is. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address);
  return version !== 0 && !inner.check(address, version === 6 ? 'ipv6' : 'ipv4');
}
