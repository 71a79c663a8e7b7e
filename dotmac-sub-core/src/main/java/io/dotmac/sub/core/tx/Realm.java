package io.dotmac.sub.core.tx;

/** The kind of principal: realms never share permissions. */
public enum Realm {
  STAFF,
  CUSTOMER,
  RESELLER,
  SERVICE
}
