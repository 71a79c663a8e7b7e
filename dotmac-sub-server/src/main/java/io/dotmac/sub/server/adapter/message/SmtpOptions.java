package io.dotmac.sub.server.adapter.message;

import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLSocketFactory;
import org.jspecify.annotations.Nullable;

/**
 * The mail server that takes our mails.
 *
 * @param login absent: it wants none
 * @param from the address that mails are from
 * @param timeout the longest wait for a connection, for each answer, and for a server to take more
 * @param sockets how TLS begins; absent: with the authorities of the machine
 */
public record SmtpOptions(
    String host,
    int port,
    Security security,
    Optional<Login> login,
    String from,
    Duration timeout,
    @Nullable SSLSocketFactory sockets) {
  /** How a connection is made private. */
  public enum Security {
    /** It begins in the clear and must go on with TLS. */
    STARTTLS(587),
    /** TLS from the first octet. */
    TLS(465),
    /** Never: for a mail server on this machine. */
    NONE(25);

    private final int port;

    Security(int port) {
      this.port = port;
    }

    /** The port that belongs to it. */
    public int usualPort() {
      return port;
    }
  }

  /** A user of the mail server. */
  public record Login(String user, String password) {
    /** Without the password. */
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /** What message ids end with. */
  String domain() {
    return from.substring(from.indexOf('@') + 1);
  }
}
