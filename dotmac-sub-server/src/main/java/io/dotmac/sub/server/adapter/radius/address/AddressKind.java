package io.dotmac.sub.server.adapter.radius.address;

/** What a session may be given of a pool. */
enum AddressKind {
  /** An address: Framed-IP-Address. */
  IPV4,
  /** The prefix of the link: Framed-IPv6-Prefix. */
  LINK,
  /** The prefix the subscriber routes: Delegated-IPv6-Prefix. */
  DELEGATED;

  /** In their order; not to be changed. */
  static final AddressKind[] ALL = values();
}
