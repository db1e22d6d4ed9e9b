import ipaddr from "ipaddr.js";

/**
 * Whether an IP address is one that a report may not send us to: private, loopback, link-local (cloud metadata among
 * them), carrier-grade NAT, multicast, reserved; in IPv4, IPv6, or IPv4 inside IPv6. What is no address counts as one.
 */
export function isForbiddenAddress(address: string): boolean {
  const bare = address.replace(/^\[|\]$/g, "").replace(/%.*$/, "");
  if (!ipaddr.isValid(bare)) return true;
  return ipaddr.process(bare).range() !== "unicast";
}
