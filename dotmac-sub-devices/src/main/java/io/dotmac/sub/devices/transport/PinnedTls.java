package io.dotmac.sub.devices.transport;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.HostKeyPin;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.SecureRandom;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.Base64;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/**
 * TLS with a device, which signs its certificate itself: what counts is the pinned public key, and
 * neither name nor date. Without the right key there is no connection.
 */
final class PinnedTls {
  private final DeviceTarget target;
  private volatile String wrong = "";

  PinnedTls(DeviceTarget target) {
    this.target = target;
  }

  SSLContext context() {
    try {
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, new TrustManager[] {new Pinned()}, new SecureRandom());
      return context;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has TLS", e);
    }
  }

  /** The key that was shown in place of the pinned one, if that is why there is no connection. */
  Optional<DeviceError> mismatch() {
    return wrong.isEmpty()
        ? Optional.empty()
        : target.pin().map(pin -> new DeviceError.HostKeyMismatch(pin.fingerprint(), wrong));
  }

  static String fingerprint(PublicKey key) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(key.getEncoded());
      return "SHA256:" + Base64.getEncoder().withoutPadding().encodeToString(hash);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Extended, since only then does Java leave the check of names to it. */
  private final class Pinned extends X509ExtendedTrustManager {
    private void check(X509Certificate[] chain) throws CertificateException {
      String shown = fingerprint(chain[0].getPublicKey());
      if (!target.pin().map(HostKeyPin::fingerprint).equals(Optional.of(shown))) {
        wrong = shown;
        throw new CertificateException("the device shows another key than the pinned one");
      }
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
        throws CertificateException {
      throw new CertificateException("no device connects to us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
        throws CertificateException {
      throw new CertificateException("no device connects to us");
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
        throws CertificateException {
      throw new CertificateException("no device connects to us");
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
