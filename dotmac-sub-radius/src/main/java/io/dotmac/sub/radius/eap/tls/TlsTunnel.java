package io.dotmac.sub.radius.eap.tls;

import java.io.IOException;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Map;
import java.util.Optional;
import org.bouncycastle.tls.TlsServerProtocol;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCrypto;
import org.bouncycastle.tls.crypto.impl.jcajce.JcaTlsCryptoProvider;

/** A TLS connection whose octets are carried by somebody else. */
final class TlsTunnel {
  /** Its operations are those of the JDK's providers. */
  private static final JcaTlsCrypto CRYPTO = new JcaTlsCryptoProvider().create(new SecureRandom());

  private final TlsServerProtocol protocol = new TlsServerProtocol();
  private final TlsSide side;

  TlsTunnel(TlsIdentity identity, boolean asksForCertificate, Map<String, Integer> exports) {
    side = new TlsSide(CRYPTO, identity, asksForCertificate, exports);
    try {
      protocol.accept(side);
    } catch (IOException e) {
      throw new IllegalStateException("a TLS handshake could not be prepared", e);
    }
  }

  /** Takes what the other side has sent. What is to be said to an error lies in the output. */
  void receive(byte[] octets) throws IOException {
    protocol.offerInput(octets);
  }

  /** What has to be sent. */
  byte[] output() {
    byte[] octets = new byte[protocol.getAvailableOutputBytes()];
    protocol.readOutput(octets, 0, octets.length);
    return octets;
  }

  /** What the other side has said inside. */
  byte[] clear() {
    byte[] octets = new byte[protocol.getAvailableInputBytes()];
    protocol.readInput(octets, 0, octets.length);
    return octets;
  }

  /** Says something inside; it lies in the output then. */
  void say(byte[] clear) throws IOException {
    protocol.writeApplicationData(clear, 0, clear.length);
  }

  boolean isEstablished() {
    return protocol.isConnected();
  }

  Optional<byte[]> exported(String label) {
    return side.exported(label);
  }

  Optional<X509Certificate> user() {
    return side.user();
  }
}
