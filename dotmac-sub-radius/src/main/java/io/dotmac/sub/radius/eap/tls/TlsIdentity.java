package io.dotmac.sub.radius.eap.tls;

import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Collections;
import java.util.List;

/**
 * What a server shows users, and whom it believes.
 *
 * @param key the private key, of RSA or of an elliptic curve
 * @param chain the certificate of the key first, then those that issued it
 * @param authorities who issues certificates to users; none where users have no certificates
 */
public record TlsIdentity(
    PrivateKey key, List<X509Certificate> chain, List<X509Certificate> authorities) {
  /** Refuses keys of other kinds and an empty chain. */
  public TlsIdentity {
    chain = List.copyOf(chain);
    authorities = List.copyOf(authorities);
    if (chain.isEmpty()) {
      throw new IllegalArgumentException("a server's identity has a certificate");
    }
    if (!key.getAlgorithm().equals("RSA") && !key.getAlgorithm().equals("EC")) {
      throw new IllegalArgumentException(
          "expected a key of RSA or EC, found " + key.getAlgorithm());
    }
  }

  /** The identity under {@code alias}; each certificate entry of the store is an authority. */
  public static TlsIdentity of(KeyStore store, String alias, char[] password)
      throws GeneralSecurityException {
    if (!(store.getKey(alias, password) instanceof PrivateKey key)) {
      throw new IllegalArgumentException("the key store has no private key " + alias);
    }
    List<X509Certificate> chain = List.of(store.getCertificateChain(alias)).stream()
        .map(X509Certificate.class::cast)
        .toList();
    List<X509Certificate> authorities = new java.util.ArrayList<>();
    for (String each : Collections.list(store.aliases())) {
      if (store.isCertificateEntry(each)
          && store.getCertificate(each) instanceof X509Certificate authority) {
        authorities.add(authority);
      }
    }
    return new TlsIdentity(key, chain, authorities);
  }

  @Override
  public String toString() {
    return "TlsIdentity(" + chain.get(0).getSubjectX500Principal() + ")";
  }
}
