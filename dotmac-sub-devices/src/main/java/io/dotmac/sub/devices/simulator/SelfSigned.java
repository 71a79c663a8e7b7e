package io.dotmac.sub.devices.simulator;

import io.dotmac.sub.devices.device.HostKeyPin;
import java.io.IOException;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.MessageDigest;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;

/**
 * The certificate that a device makes for itself: another one each time, long out of date, for
 * another name. Only its key tells who shows it.
 *
 * @param context for a server
 * @param pin of the key
 */
record SelfSigned(SSLContext context, HostKeyPin pin) {
  static SelfSigned make() {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(256);
      KeyPair keys = generator.generateKeyPair();
      X500Name name = new X500Name("CN=router");
      X509Certificate certificate = new JcaX509CertificateConverter()
          .getCertificate(new JcaX509v3CertificateBuilder(
                  name,
                  BigInteger.ONE,
                  Date.from(Instant.EPOCH),
                  Date.from(Instant.parse("1990-01-01T00:00:00Z")),
                  name,
                  keys.getPublic())
              .build(new JcaContentSignerBuilder("SHA256withECDSA").build(keys.getPrivate())));
      KeyStore store = KeyStore.getInstance("PKCS12");
      store.load(null, null);
      char[] password = "simulated".toCharArray();
      store.setKeyEntry("key", keys.getPrivate(), password, new X509Certificate[] {certificate});
      KeyManagerFactory managers =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, null);
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(keys.getPublic().getEncoded());
      return new SelfSigned(
          context,
          new HostKeyPin("SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash)));
    } catch (GeneralSecurityException | IOException | OperatorCreationException e) {
      throw new IllegalStateException("no certificate could be made", e);
    }
  }
}
