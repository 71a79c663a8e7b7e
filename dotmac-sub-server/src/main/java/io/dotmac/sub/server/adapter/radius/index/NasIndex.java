package io.dotmac.sub.server.adapter.radius.index;

import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.nas.Demand;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.nas.NasDirectory;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.net.InetAddress;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The NASes of all tenants by address. An address belongs to one tenant: where two claim the same
 * network, the one that was there first has it and the other is logged.
 */
public final class NasIndex implements NasDirectory {
  private static final Logger LOG = LoggerFactory.getLogger(NasIndex.class);

  private final SecretBox secrets;
  private final Clock clock;
  private final Map<TenantId, List<NasFacts>> byTenant = new LinkedHashMap<>();
  private long changes;
  private volatile NasDirectory current = source -> Optional.empty();
  private volatile Map<UUID, NasClient> byClient = Map.of();
  private volatile Map<String, NasClient> byCertificate = Map.of();

  /** An index without NASes. */
  public NasIndex(SecretBox secrets, Clock clock) {
    this.secrets = secrets;
    this.clock = clock;
  }

  @Override
  public Optional<NasClient> find(InetAddress source) {
    return current.find(source);
  }

  /** The client with that id. */
  public Optional<NasClient> find(UUID client) {
    return Optional.ofNullable(byClient.get(client));
  }

  /** The client that shows a certificate of that name, in small letters. */
  public Optional<NasClient> findCertificate(String name) {
    return Optional.ofNullable(byCertificate.get(name));
  }

  /** The NASes of a tenant are these and no others. */
  synchronized void replace(TenantId tenant, List<NasFacts> clients) {
    if (!clients.equals(byTenant.put(tenant, clients))) {
      changes++;
    }
    rebuild();
  }

  /** The NASes of each tenant. */
  synchronized Map<TenantId, List<NasFacts>> all() {
    return new LinkedHashMap<>(byTenant);
  }

  /** Grows with every change. */
  synchronized long changeCount() {
    return changes;
  }

  /** Builds anew, so that former secrets end when their time is over, and without other tenants. */
  synchronized void rebuild(Set<TenantId> tenants) {
    if (byTenant.keySet().retainAll(tenants)) {
      changes++;
    }
    rebuild();
  }

  /** Builds anew. */
  synchronized void rebuild() {
    Map<IpPrefix, NasClient> networks = new LinkedHashMap<>();
    Map<UUID, NasClient> ids = new HashMap<>();
    byTenant.forEach(
        (tenant, clients) -> clients.forEach(facts -> add(tenant, facts, networks, ids)));
    current = NasDirectory.of(networks.values());
    byClient = Map.copyOf(ids);
    byCertificate = certificates(ids.values());
  }

  /** A name is one client's: of the one that was there first, if several claim it. */
  private static Map<String, NasClient> certificates(Collection<NasClient> clients) {
    Map<String, NasClient> names = new HashMap<>();
    clients.stream()
        .sorted(Comparator.comparing(NasClient::id))
        .forEach(client -> client
            .tag(KnownNas.class)
            .map(nas -> nas.facts().certificateName())
            .ifPresent(name -> {
              NasClient first = names.putIfAbsent(name, client);
              if (first != null) {
                LOG.error(
                    "RADIUS client {} does not come over TLS: {} is the certificate of {}",
                    client.id(),
                    name,
                    first.id());
              }
            }));
    return Map.copyOf(names);
  }

  private void add(
      TenantId tenant,
      NasFacts facts,
      Map<IpPrefix, NasClient> networks,
      Map<UUID, NasClient> ids) {
    try {
      NasClient client = client(tenant, facts);
      NasClient first = networks.putIfAbsent(client.network(), client);
      if (first == null) {
        ids.put(facts.client(), client);
      } else {
        LOG.error(
            "RADIUS client {} of tenant {} is not served: {} belongs to client {} already",
            facts.client(),
            tenant,
            facts.network(),
            first.id());
      }
    } catch (SecretBox.SecretUnreadable | IllegalArgumentException e) {
      LOG.error("RADIUS client {} of tenant {} is not served", facts.client(), tenant, e);
    }
  }

  private NasClient client(TenantId tenant, NasFacts facts) {
    List<SharedSecret> both = new ArrayList<>();
    both.add(SharedSecret.of(secrets.decrypt(facts.secretSealed())));
    boolean rotating =
        facts.previousUntil() != null && facts.previousUntil().isAfter(clock.instant());
    if (rotating && facts.previousSecretSealed() != null) {
      both.add(SharedSecret.of(secrets.decrypt(facts.previousSecretSealed())));
    }
    Demand demand = Demand.valueOf(facts.requireMessageAuthenticator().toUpperCase(Locale.ROOT));
    return new NasClient(
        facts.client().toString(),
        network(facts.network()),
        both,
        demand,
        demand,
        NasVendor.valueOf(facts.vendor().toUpperCase(Locale.ROOT)),
        new KnownNas(tenant, facts));
  }

  private static IpPrefix network(String text) {
    return text.contains("/") ? IpPrefix.parse(text) : IpPrefix.host(UserReply.literal(text));
  }
}
