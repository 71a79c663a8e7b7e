package io.dotmac.sub.server;

import io.dotmac.sub.radius.packet.SharedSecret;
import io.dotmac.sub.server.adapter.login.RadiusLoginOptions;
import io.dotmac.sub.server.adapter.login.RadiusLoginOptions.Server;
import io.dotmac.sub.server.start.StartFailure;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Servers of RADIUS that know the passwords of staff.
 *
 * @param servers asked in this order: the next one when one does not answer
 * @param timeoutSeconds how long each is waited for; 3 unless said otherwise
 * @param nasIdentifier how this installation names itself; {@code dotmac-sub} unless said otherwise
 * @param tenants codes of the providers whose staff may be there; absent: of all
 */
public record RadiusLoginsSection(
    @NotEmpty @Valid List<RadiusServer> servers,
    @Nullable @Min(1) @Max(30) Integer timeoutSeconds,
    @Nullable String nasIdentifier,
    @Nullable Set<String> tenants) {
  private static final int PORT = 1812;
  private static final int SECONDS = 3;

  /**
   * One server.
   *
   * @param host a name or an address
   * @param port 1812 unless said otherwise
   * @param requireMessageAuthenticator whether only signed answers are believed; true unless said
   *     otherwise
   */
  public record RadiusServer(
      @NotBlank String host,
      @Nullable @Min(1) @Max(65_535) Integer port,
      @NotBlank String secret,
      @Nullable Boolean requireMessageAuthenticator) {
    private Server server() {
      try {
        return new Server(
            InetAddress.getByName(host),
            port == null ? PORT : port,
            SharedSecret.of(secret),
            requireMessageAuthenticator == null || requireMessageAuthenticator);
      } catch (UnknownHostException e) {
        throw new StartFailure("radiusLogins.servers: the name " + host + " is not known", e);
      }
    }

    /** Without the secret. */
    @Override
    public String toString() {
      return "Server(" + host + ")";
    }
  }

  RadiusLoginOptions options() {
    return new RadiusLoginOptions(
        servers.stream().map(RadiusServer::server).toList(),
        Duration.ofSeconds(timeoutSeconds == null ? SECONDS : timeoutSeconds),
        nasIdentifier == null ? "dotmac-sub" : nasIdentifier,
        tenants == null ? Set.of() : tenants);
  }
}
