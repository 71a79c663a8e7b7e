package io.dotmac.sub.server.adapter.radius;

import io.dotmac.sub.radius.eap.tls.TlsIdentity;
import io.dotmac.sub.server.adapter.radius.radsec.RadsecOptions;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the RADIUS server is to run.
 *
 * @param addresses the local addresses it listens on; empty for all
 * @param authPort the port of authentication; 0 for any that is free
 * @param acctPort the port of accounting; 0 for any that is free
 * @param readers how many threads read each port
 * @param rejectDelay how long a reject is held back
 * @param staleAfter how long logins are answered while the database is away
 * @param coaWaits how long each Disconnect or CoA request waits for its answer, then the next
 * @param journalOrNull where accounting waits while the database is away; null: nowhere, so that it
 *     is not acknowledged
 * @param snapshotOrNull the file from which logins are answered when the database is away at the
 *     start; null: then it does not start
 * @param doors what else is served
 */
public record RadiusOptions(
    List<InetAddress> addresses,
    int authPort,
    int acctPort,
    int readers,
    Duration rejectDelay,
    Duration staleAfter,
    List<Duration> coaWaits,
    @Nullable Journal journalOrNull,
    @Nullable Path snapshotOrNull,
    Doors doors) {
  /**
   * The journal of accounting.
   *
   * @param folder of this server alone
   * @param mostOctets how much it may hold; when it is full, accounting is not acknowledged
   */
  public record Journal(Path folder, long mostOctets) {}

  /**
   * What is served beside plain RADIUS; null: not.
   *
   * @param eap the certificate of EAP inside TLS, and who issues certificates to users
   * @param radsec RADIUS over TLS
   * @param traceSocket where the command line may look at packets
   */
  public record Doors(
      @Nullable TlsIdentity eap,
      @Nullable RadsecOptions radsec,
      @Nullable Path traceSocket) {
    static final Doors NONE = new Doors(null, null, null);
  }

  /** Copies the lists. */
  public RadiusOptions {
    addresses = List.copyOf(addresses);
    coaWaits = List.copyOf(coaWaits);
  }

  /** What suits production, on these ports of all addresses. */
  public static RadiusOptions onPorts(int authPort, int acctPort) {
    return new RadiusOptions(
        List.of(),
        authPort,
        acctPort,
        Math.max(1, Runtime.getRuntime().availableProcessors()),
        Duration.ofSeconds(1),
        Duration.ofHours(24),
        List.of(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4)),
        null,
        null,
        Doors.NONE);
  }

  /** Where accounting waits while the database is away. */
  public Optional<Journal> journal() {
    return Optional.ofNullable(journalOrNull);
  }

  /** The same, on these addresses only. */
  public RadiusOptions at(InetAddress... local) {
    return new RadiusOptions(
        List.of(local),
        authPort,
        acctPort,
        readers,
        rejectDelay,
        staleAfter,
        coaWaits,
        journalOrNull,
        snapshotOrNull,
        doors);
  }

  /** The same, with other waits. */
  public RadiusOptions waiting(Duration rejects, List<Duration> coa) {
    return new RadiusOptions(
        addresses,
        authPort,
        acctPort,
        readers,
        rejects,
        staleAfter,
        coa,
        journalOrNull,
        snapshotOrNull,
        doors);
  }

  /** The same, with a journal of accounting in that folder. */
  public RadiusOptions journaling(Path folder, long mostOctets) {
    return new RadiusOptions(
        addresses,
        authPort,
        acctPort,
        readers,
        rejectDelay,
        staleAfter,
        coaWaits,
        new Journal(folder, mostOctets),
        snapshotOrNull,
        doors);
  }

  /** The same, with a snapshot of the index in that file. */
  public RadiusOptions keeping(Path snapshot) {
    return new RadiusOptions(
        addresses,
        authPort,
        acctPort,
        readers,
        rejectDelay,
        staleAfter,
        coaWaits,
        journalOrNull,
        snapshot,
        doors);
  }

  /** What the server shows to users of EAP inside TLS, and whom it believes; null: not served. */
  @Nullable
  TlsIdentity eapIdentity() {
    return doors.eap();
  }

  /** The same, which also serves EAP inside TLS. */
  public RadiusOptions showing(@Nullable TlsIdentity identity) {
    return with(new Doors(identity, doors.radsec(), doors.traceSocket()));
  }

  /** The same, which is also asked over TLS. */
  public RadiusOptions overTls(@Nullable RadsecOptions options) {
    return with(new Doors(doors.eap(), options, doors.traceSocket()));
  }

  /** The same, which lets the command line look at packets through that socket. */
  public RadiusOptions tracedAt(Path socket) {
    return with(new Doors(doors.eap(), doors.radsec(), socket));
  }

  private RadiusOptions with(Doors others) {
    return new RadiusOptions(
        addresses,
        authPort,
        acctPort,
        readers,
        rejectDelay,
        staleAfter,
        coaWaits,
        journalOrNull,
        snapshotOrNull,
        others);
  }
}
