package io.dotmac.sub.core.access.index;

/** What kind of thing changed. */
public enum ChangeKind {
  SUBSCRIPTION,
  CREDENTIAL,
  OFFER,
  PROFILE,
  /** A NAS, or what it may ask with. */
  CLIENT,
  /** A rule of the tenant. */
  SETTING,
  /** A voucher of a hotspot. */
  VOUCHER,
  /** Nothing that is known: all of the tenant is to be read again and compared. */
  ALL,
  /** A pool of addresses, a block of one, or what is reserved or assigned. */
  ADDRESS,
  /** A lease of an address that changed hands. */
  LEASE
}
