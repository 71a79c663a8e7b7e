package io.dotmac.sub.server;

import io.dotmac.sub.server.adapter.radius.RadiusOptions;
import io.dotmac.sub.server.start.StartFailure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Where RADIUS is answered.
 *
 * @param authPort 1812 unless said otherwise
 * @param acctPort the port after {@code authPort} unless said otherwise
 * @param bind the local addresses; none: all of them
 * @param eap the certificate of PEAP, EAP-TTLS and EAP-TLS; without it they are not offered
 * @param radsec RADIUS over TLS; without it nobody is served so
 */
public record RadiusSection(
    @Nullable @Min(0) @Max(65_535) Integer authPort,
    @Nullable @Min(0) @Max(65_535) Integer acctPort,
    @Nullable List<String> bind,
    @Nullable @Valid TlsSection eap,
    @Nullable @Valid RadsecSection radsec) {
  private static final int AUTH_PORT = 1812;

  /** On these ports of one address, without TLS. */
  static RadiusSection on(int authPort, int acctPort, String bind) {
    return new RadiusSection(authPort, acctPort, List.of(bind), null, null);
  }

  RadiusOptions options() {
    int auth = authPort == null ? AUTH_PORT : authPort;
    int acct = acctPort == null ? auth + 1 : acctPort;
    RadiusOptions options = RadiusOptions.onPorts(auth, acct)
        .showing(eap == null ? null : eap.identity("radius.eap"))
        .overTls(radsec == null ? null : radsec.options());
    return bind == null || bind.isEmpty()
        ? options
        : options.at(bind.stream().map(RadiusSection::address).toArray(InetAddress[]::new));
  }

  private static InetAddress address(String text) {
    try {
      return InetAddress.getByName(text);
    } catch (UnknownHostException e) {
      throw new StartFailure("radius.bind: " + text + " is no address of this machine", e);
    }
  }
}
