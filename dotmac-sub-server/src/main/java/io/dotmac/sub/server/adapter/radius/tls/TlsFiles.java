package io.dotmac.sub.server.adapter.radius.tls;

import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/** Reads keys and certificates from files; an exception says what was expected. */
public final class TlsFiles {
  private static final Pattern KEY =
      Pattern.compile("-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\\s]+)-----END PRIVATE KEY-----");

  private TlsFiles() {}

  /** The identity under {@code alias} of a PKCS #12 file. */
  public static TlsIdentity keyStore(Path file, String password, String alias)
      throws IOException, GeneralSecurityException {
    present(file);
    char[] secret = password.toCharArray();
    return TlsIdentity.of(KeyStore.getInstance(file.toFile(), secret), alias, secret);
  }

  /** The certificates of a PEM file, in their order; at least one. */
  public static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    present(file);
    byte[] octets = Files.readAllBytes(file);
    List<X509Certificate> found =
        CertificateFactory.getInstance("X.509")
            .generateCertificates(new ByteArrayInputStream(octets))
            .stream()
            .map(X509Certificate.class::cast)
            .toList();
    if (found.isEmpty()) {
      throw new IllegalArgumentException("it has no certificate");
    }
    return found;
  }

  /** The key of a PEM file, as PKCS #8 and not encrypted. */
  public static PrivateKey key(Path file) throws IOException, GeneralSecurityException {
    present(file);
    Matcher text = KEY.matcher(Files.readString(file, StandardCharsets.ISO_8859_1));
    if (!text.find()) {
      throw new IllegalArgumentException("a key between BEGIN PRIVATE KEY and END PRIVATE KEY was"
          + " expected; openssl pkcs8 -topk8 -nodes makes one of other forms");
    }
    PKCS8EncodedKeySpec encoded =
        new PKCS8EncodedKeySpec(Base64.getMimeDecoder().decode(text.group(1)));
    for (String algorithm : List.of("RSA", "EC")) {
      try {
        return KeyFactory.getInstance(algorithm).generatePrivate(encoded);
      } catch (InvalidKeySpecException otherAlgorithm) {
        continue;
      }
    }
    throw new IllegalArgumentException("a key of RSA or of an elliptic curve was expected");
  }

  /** Whether it is the key of that certificate. */
  public static boolean belong(PrivateKey key, X509Certificate certificate) {
    try {
      Signature signature = Signature.getInstance(
          key.getAlgorithm().equals("RSA") ? "SHA256withRSA" : "SHA256withECDSA");
      signature.initSign(key);
      signature.update(certificate.getEncoded());
      byte[] signed = signature.sign();
      signature.initVerify(certificate.getPublicKey());
      signature.update(certificate.getEncoded());
      return signature.verify(signed);
    } catch (GeneralSecurityException otherKind) {
      return false;
    }
  }

  /** TLS that shows the identity and demands certificates of its authorities. */
  public static SSLContext context(TlsIdentity identity)
      throws IOException, GeneralSecurityException {
    char[] inMemory = "in memory".toCharArray();
    KeyStore keys = KeyStore.getInstance("PKCS12");
    keys.load(null, null);
    keys.setKeyEntry("own", identity.key(), inMemory, identity.chain().toArray(Certificate[]::new));
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(keys, inMemory);
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(keyManagers.getKeyManagers(), believing(identity.authorities()), null);
    return tls;
  }

  /** TLS that shows nothing and believes what those authorities say, and nobody else. */
  public static SSLContext trusting(List<X509Certificate> authorities)
      throws IOException, GeneralSecurityException {
    SSLContext tls = SSLContext.getInstance("TLS");
    tls.init(null, believing(authorities), null);
    return tls;
  }

  private static TrustManager[] believing(List<X509Certificate> authorities)
      throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance("PKCS12");
    trusted.load(null, null);
    for (X509Certificate authority : authorities) {
      trusted.setCertificateEntry("authority " + trusted.size(), authority);
    }
    TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
    managers.init(trusted);
    return managers.getTrustManagers();
  }

  private static void present(Path file) throws IOException {
    if (!Files.isReadable(file)) {
      throw new IOException("there is no such file, or it may not be read");
    }
  }
}
