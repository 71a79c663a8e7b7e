package io.dotmac.sub.core.identity.key;

import io.dotmac.sub.core.tx.Tx;
import java.util.List;

/** Finds the keys of a tenant. */
public final class ApiKeys {
  /** The keys that begin so; which of them it is, only the fingerprint says. */
  public List<ApiKey> byPrefix(Tx tx, String prefix) {
    return tx.session()
        .createSelectionQuery("from ApiKey k where k.prefix = :prefix", ApiKey.class)
        .setParameter("prefix", prefix)
        .getResultList();
  }
}
