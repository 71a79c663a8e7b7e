package io.dotmac.sub.radius.eap.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Vector;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509TrustManager;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.tls.AlertDescription;
import org.bouncycastle.tls.Certificate;
import org.bouncycastle.tls.CertificateRequest;
import org.bouncycastle.tls.CipherSuite;
import org.bouncycastle.tls.ClientCertificateType;
import org.bouncycastle.tls.DefaultTlsServer;
import org.bouncycastle.tls.ProtocolVersion;
import org.bouncycastle.tls.SignatureAlgorithm;
import org.bouncycastle.tls.SignatureAndHashAlgorithm;
import org.bouncycastle.tls.TlsCredentialedSigner;
import org.bouncycastle.tls.TlsFatalAlert;
import org.bouncycastle.tls.TlsUtils;
import org.bouncycastle.tls.crypto.TlsCertificate;
import org.bouncycastle.tls.crypto.TlsCryptoParameters;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaDefaultTlsCredentialedSigner;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.jspecify.annotations.Nullable;

/** The server's side of one TLS handshake: what it shows, whom it believes, what it exports. */
final class TlsSide extends DefaultTlsServer {
  private static final int[] SUITES = {
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_ECDSA_WITH_CHACHA20_POLY1305_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384,
    CipherSuite.TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256,
    CipherSuite.TLS_ECDHE_RSA_WITH_CHACHA20_POLY1305_SHA256,
  };

  private final TlsIdentity identity;
  private final boolean asksForCertificate;
  private final Map<String, Integer> exports;
  private final Map<String, byte[]> exported = new HashMap<>();
  private @Nullable X509Certificate user;

  /**
   * A fresh handshake.
   *
   * @param exports what is exported when it is done: octets by label
   */
  TlsSide(
      JcaTlsCrypto crypto,
      TlsIdentity identity,
      boolean asksForCertificate,
      Map<String, Integer> exports) {
    super(crypto);
    this.identity = identity;
    this.asksForCertificate = asksForCertificate;
    this.exports = exports;
  }

  /** What was exported under this label; empty before the handshake is done. */
  Optional<byte[]> exported(String label) {
    return Optional.ofNullable(exported.get(label)).map(byte[]::clone);
  }

  /** The user's certificate, if it was asked for and is trusted. */
  Optional<X509Certificate> user() {
    return Optional.ofNullable(user);
  }

  @Override
  protected ProtocolVersion[] getSupportedVersions() {
    return ProtocolVersion.TLSv12.only();
  }

  @Override
  protected int[] getSupportedCipherSuites() {
    return TlsUtils.getSupportedCipherSuites(getCrypto(), SUITES);
  }

  /** RFC 7627, section 5.4: without it nothing may be exported. */
  @Override
  public boolean requiresExtendedMasterSecret() {
    return true;
  }

  @Override
  protected TlsCredentialedSigner getRSASignerCredentials() throws IOException {
    return signer("RSA", SignatureAlgorithm.rsa);
  }

  @Override
  protected TlsCredentialedSigner getECDSASignerCredentials() throws IOException {
    return signer("EC", SignatureAlgorithm.ecdsa);
  }

  private TlsCredentialedSigner signer(String keyAlgorithm, short signature) throws IOException {
    if (!identity.key().getAlgorithm().equals(keyAlgorithm)) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    JcaTlsCrypto crypto = (JcaTlsCrypto) getCrypto();
    TlsCertificate[] chain = new TlsCertificate[identity.chain().size()];
    try {
      for (int i = 0; i < chain.length; i++) {
        chain[i] = crypto.createCertificate(identity.chain().get(i).getEncoded());
      }
    } catch (CertificateException e) {
      throw new TlsFatalAlert(AlertDescription.internal_error, e);
    }
    SignatureAndHashAlgorithm algorithm = TlsUtils.chooseSignatureAndHashAlgorithm(
        context, context.getSecurityParametersHandshake().getClientSigAlgs(), signature);
    return new JcaDefaultTlsCredentialedSigner(
        new TlsCryptoParameters(context),
        crypto,
        identity.key(),
        new Certificate(chain),
        algorithm);
  }

  @Override
  protected boolean selectCipherSuite(int cipherSuite) throws IOException {
    boolean ecdsa = TlsUtils.getKeyExchangeAlgorithm(cipherSuite)
        == org.bouncycastle.tls.KeyExchangeAlgorithm.ECDHE_ECDSA;
    return ecdsa == identity.key().getAlgorithm().equals("EC")
        && super.selectCipherSuite(cipherSuite);
  }

  @Override
  public @Nullable CertificateRequest getCertificateRequest() {
    if (!asksForCertificate) {
      return null;
    }
    Vector<X500Name> names = new Vector<>();
    for (X509Certificate authority : identity.authorities()) {
      names.add(X500Name.getInstance(authority.getSubjectX500Principal().getEncoded()));
    }
    return new CertificateRequest(
        new short[] {ClientCertificateType.ecdsa_sign, ClientCertificateType.rsa_sign},
        TlsUtils.getDefaultSupportedSignatureAlgorithms(context),
        names);
  }

  @Override
  public void notifyClientCertificate(Certificate shown) throws IOException {
    if (shown == null || shown.isEmpty()) {
      throw new TlsFatalAlert(AlertDescription.handshake_failure);
    }
    try {
      X509Certificate[] chain = new X509Certificate[shown.getLength()];
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      for (int i = 0; i < chain.length; i++) {
        byte[] encoded = shown.getCertificateAt(i).getEncoded();
        chain[i] = (X509Certificate) factory.generateCertificate(new ByteArrayInputStream(encoded));
      }
      // Also sees to it that the certificate is one for clients, and valid today.
      trust().checkClientTrusted(chain, chain[0].getPublicKey().getAlgorithm());
      user = chain[0];
    } catch (GeneralSecurityException e) {
      throw new TlsFatalAlert(AlertDescription.bad_certificate, e);
    }
  }

  private X509TrustManager trust() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < identity.authorities().size(); i++) {
      store.setCertificateEntry("authority-" + i, identity.authorities().get(i));
    }
    TrustManagerFactory factory = TrustManagerFactory.getInstance("PKIX");
    factory.init(store);
    for (TrustManager each : factory.getTrustManagers()) {
      if (each instanceof X509TrustManager manager) {
        return manager;
      }
    }
    throw new IllegalStateException("this Java runtime cannot check certificates");
  }

  @Override
  public void notifyHandshakeComplete() throws IOException {
    super.notifyHandshakeComplete();
    exports.forEach(
        (label, length) -> exported.put(label, context.exportKeyingMaterial(label, null, length)));
  }
}
