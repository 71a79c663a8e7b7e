package io.dotmac.sub.server.adapter.snmp;

import io.dotmac.sub.core.network.poll.DevicePoll;
import io.dotmac.sub.core.network.poll.DeviceReading;
import io.dotmac.sub.core.network.poll.DueTarget;
import io.dotmac.sub.core.network.poll.SnmpAuthProtocol;
import io.dotmac.sub.core.network.poll.SnmpPrivProtocol;
import io.dotmac.sub.core.network.poll.SnmpVersion;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.poller.OidMap;
import io.dotmac.sub.devices.poller.OidMaps;
import io.dotmac.sub.devices.poller.PollResult;
import io.dotmac.sub.devices.poller.PollTask;
import io.dotmac.sub.devices.poller.PolledRow;
import io.dotmac.sub.devices.poller.Poller;
import io.dotmac.sub.devices.transport.snmp.SnmpClient;
import io.dotmac.sub.devices.transport.snmp.SnmpLimits;
import io.dotmac.sub.devices.transport.snmp.SnmpLogin;
import io.dotmac.sub.devices.transport.snmp.SnmpTarget;
import io.dotmac.sub.server.outbound.DeviceAddresses;
import java.net.InetSocketAddress;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Asks devices what they are, and then for what such devices have. One socket serves all of them;
 * it is opened when the first is asked.
 */
public final class SnmpDevices implements DevicePoll, AutoCloseable {
  private static final String INTERFACES = "interfaces";
  private static final String OLD_INTERFACES = "interfaces-32";
  private static final List<String> ANY_DEVICE = List.of("system", INTERFACES);

  private final OidMaps maps = OidMaps.shipped();
  private final SecretBox secrets;
  private final DeviceAddresses addresses;
  private final Clock clock;
  private final SnmpLimits limits;

  /** Names are looked up apart: a name server that is slow holds up no device with an address. */
  private final ExecutorService names = new ThreadPoolExecutor(
      0, 4, 10, TimeUnit.SECONDS, new LinkedBlockingQueue<>(), SnmpDevices::named);

  private @Nullable SnmpClient client;
  private boolean closed;

  /**
   * Opens secrets by {@code secrets}; each device is asked where {@code addresses} find it, within
   * those limits.
   */
  public SnmpDevices(SecretBox secrets, DeviceAddresses addresses, Clock clock, SnmpLimits limits) {
    this.secrets = secrets;
    this.addresses = addresses;
    this.clock = clock;
    this.limits = limits;
  }

  private static Thread named(Runnable task) {
    Thread thread = new Thread(task, "snmp-names");
    thread.setDaemon(true);
    return thread;
  }

  /** Refuses maps of a device's own that cannot be read. */
  public static void check(String oidMap) {
    OidMaps.shipped().overriddenBy(oidMap);
  }

  @Override
  public CompletionStage<DeviceReading> read(DueTarget due) {
    OidMaps own = due.oidMap() == null ? maps : maps.overriddenBy(due.oidMap());
    SnmpLogin login = login(due.login());
    return address(due)
        .thenApply(address -> SnmpTarget.of(due.id().toString(), address, login).with(limits))
        .thenCompose(target -> read(target, own))
        .thenApply(result -> new Said(result).reading(due, clock.instant()))
        .exceptionally(e -> DeviceReading.silent(due, clock.instant(), why(e)));
  }

  private CompletionStage<PollResult> read(SnmpTarget target, OidMaps own) {
    Poller poller = new Poller(open());
    return poller
        .recognise(target, own)
        .thenApply(found -> found.isEmpty() ? ANY_DEVICE.stream().map(own::map).toList() : found)
        .thenCompose(found -> poller.poll(new PollTask(target, found)))
        .thenCompose(result -> withOldCounters(poller, target, own.map(OLD_INTERFACES), result));
  }

  /** Devices without counters of 64 bits are asked for those of 32. */
  private static CompletionStage<PollResult> withOldCounters(
      Poller poller, SnmpTarget target, OidMap old, PollResult result) {
    List<PolledRow> rows = result.rows(INTERFACES);
    boolean counted = rows.stream().anyMatch(row -> !row.text("octetsIn").isEmpty());
    return rows.isEmpty() || counted
        ? CompletableFuture.completedFuture(result)
        : poller.poll(new PollTask(target, List.of(old))).thenApply(more -> both(result, more));
  }

  private static PollResult both(PollResult one, PollResult other) {
    Map<String, List<PolledRow>> tables = new HashMap<>(one.tables());
    tables.putAll(other.tables());
    return new PollResult(one.device(), tables, one.failures());
  }

  private CompletableFuture<InetSocketAddress> address(DueTarget due) {
    boolean literal = due.host().matches("[0-9.]+") || due.host().contains(":");
    return CompletableFuture.supplyAsync(
        () -> addresses.resolve(due.host(), due.port()), literal ? Runnable::run : names);
  }

  private SnmpLogin login(DueTarget.Login login) {
    if (login.version() != SnmpVersion.V3) {
      String community = opened(login.communitySealed());
      return login.version() == SnmpVersion.V1 ? SnmpLogin.v1(community) : SnmpLogin.v2c(community);
    }
    return new SnmpLogin.User(
        Objects.requireNonNullElse(login.username(), ""),
        digest(login.authProtocol()),
        login.authProtocol() == SnmpAuthProtocol.NONE ? "" : opened(login.authSecretSealed()),
        cipher(login.privProtocol()),
        login.privProtocol() == SnmpPrivProtocol.NONE ? "" : opened(login.privSecretSealed()));
  }

  private String opened(@Nullable String sealed) {
    if (sealed == null) {
      throw new IllegalArgumentException("the credential lacks a secret");
    }
    return secrets.decrypt(sealed);
  }

  private static SnmpLogin.Digest digest(SnmpAuthProtocol protocol) {
    return switch (protocol) {
      case NONE -> SnmpLogin.Digest.NONE;
      case SHA -> SnmpLogin.Digest.SHA_1;
      case SHA256 -> SnmpLogin.Digest.SHA_256;
      case SHA512 -> SnmpLogin.Digest.SHA_512;
    };
  }

  private static SnmpLogin.Cipher cipher(SnmpPrivProtocol protocol) {
    return switch (protocol) {
      case NONE -> SnmpLogin.Cipher.NONE;
      case AES -> SnmpLogin.Cipher.AES_128;
      case AES256 -> SnmpLogin.Cipher.AES_256;
    };
  }

  private static String why(Throwable failure) {
    Throwable cause = failure instanceof CompletionException && failure.getCause() != null
        ? failure.getCause()
        : failure;
    return cause instanceof DeviceException known
        ? known.error().message()
        : String.valueOf(cause.getMessage());
  }

  private synchronized SnmpClient open() {
    if (closed) {
      throw new IllegalArgumentException("the poller is stopped");
    }
    SnmpClient open = client;
    if (open == null) {
      open = SnmpClient.network();
      client = open;
    }
    return open;
  }

  @Override
  public synchronized void close() {
    closed = true;
    names.shutdownNow();
    if (client != null) {
      client.close();
    }
  }
}
