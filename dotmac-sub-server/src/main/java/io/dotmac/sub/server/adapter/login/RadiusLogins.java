package io.dotmac.sub.server.adapter.login;

import io.dotmac.sub.core.tenant.Tenant;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.ServiceType;
import io.dotmac.sub.radius.client.RadiusClient;
import io.dotmac.sub.radius.client.Retransmission;
import io.dotmac.sub.radius.client.SendOutcome;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.radius.packet.PacketCode;
import io.dotmac.sub.server.security.password.PasswordsElsewhere;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks servers of RADIUS about the passwords of staff, by PAP with Message-Authenticator in both
 * directions. A server that refuses has decided; only one that is silent is followed by the next,
 * and the one that answered last is asked first.
 */
public final class RadiusLogins implements PasswordsElsewhere, AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RadiusLogins.class);

  /** RFC 2865 5.2: User-Password has at most 128 octets. */
  private static final int LONGEST_PASSWORD = 128;

  private static final int LONGEST_NAME = 253;

  private final RadiusLoginOptions options;
  private final List<RadiusClient> clients;
  private volatile int preferred;
  private volatile boolean silent;

  private RadiusLogins(RadiusLoginOptions options, List<RadiusClient> clients) {
    this.options = options;
    this.clients = List.copyOf(clients);
  }

  /** Opens the sockets; nothing is sent yet. */
  public static RadiusLogins open(RadiusLoginOptions options) {
    // Two transmissions in the time of one server: a datagram may be lost.
    long half = Math.max(1, options.timeout().toMillis() / 2);
    List<RadiusClient> clients = new ArrayList<>();
    try {
      for (RadiusLoginOptions.Server server : options.servers()) {
        RadiusClient client = RadiusClient.open(
                server.host(), server.port(), server.port() + 1, server.secret())
            .retransmitting(Retransmission.ofMillis(half, half));
        clients.add(server.signs() ? client : client.excusingMessageAuthenticator());
      }
    } catch (IOException e) {
      clients.forEach(RadiusClient::close);
      throw new UncheckedIOException("no socket for the servers that know staff", e);
    }
    return new RadiusLogins(options, clients);
  }

  @Override
  public boolean serves(Tenant tenant) {
    return options.tenants().isEmpty() || options.tenants().contains(tenant.code());
  }

  @Override
  public CompletionStage<Verdict> check(TenantId tenant, String username, String password) {
    int length = password.getBytes(StandardCharsets.UTF_8).length;
    boolean sendable = length > 0
        && length <= LONGEST_PASSWORD
        && password.indexOf('\0') < 0
        && username.getBytes(StandardCharsets.UTF_8).length <= LONGEST_NAME;
    // RFC 2865 5.2: NUL is padding, so that two passwords would be one.
    return sendable
        ? ask(username, password, preferred, clients.size())
        : CompletableFuture.completedStage(Verdict.WRONG);
  }

  /** Asks the server at {@code index}, then as many others as are left. */
  private CompletionStage<Verdict> ask(String username, String password, int index, int left) {
    if (left == 0) {
      silent = true;
      LOG.warn("no server that knows staff has answered: {}", options.servers());
      return CompletableFuture.completedStage(Verdict.UNANSWERED);
    }
    AttributeBlock more = AttributeBlock.builder()
        .add(Attributes.NAS_IDENTIFIER, options.nasIdentifier())
        .add(Attributes.SERVICE_TYPE, ServiceType.AUTHENTICATE_ONLY.number())
        .build();
    int next = (index + 1) % clients.size();
    return clients
        .get(index)
        .pap(username, password, more)
        .thenCompose(outcome -> outcome.match(
            answered -> CompletableFuture.completedStage(answered(answered, index)),
            late -> {
              LOG.warn(
                  "{} did not answer a login; replies without proof: {}",
                  options.servers().get(index),
                  late.unproven());
              return ask(username, password, next, left - 1);
            },
            unsent -> ask(username, password, next, left - 1)));
  }

  private Verdict answered(SendOutcome.Answered answered, int index) {
    preferred = index;
    silent = false;
    if (answered.reply().is(PacketCode.ACCESS_CHALLENGE)) {
      LOG.warn(
          "{} asks for another round, which logins have not", options.servers().get(index));
    }
    return answered.reply().is(PacketCode.ACCESS_ACCEPT) ? Verdict.RIGHT : Verdict.WRONG;
  }

  /** What is wrong, for the health of the server. */
  public Optional<String> trouble() {
    return silent
        ? Optional.of("no server that knows staff answered the last login: " + options.servers())
        : Optional.empty();
  }

  @Override
  public void close() {
    clients.forEach(RadiusClient::close);
  }
}
