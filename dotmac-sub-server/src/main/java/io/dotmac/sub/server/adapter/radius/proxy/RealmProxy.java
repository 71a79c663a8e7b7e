package io.dotmac.sub.server.adapter.radius.proxy;

import io.dotmac.sub.core.access.realm.RealmFacts;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.radius.nas.NasClient;
import io.dotmac.sub.radius.proxy.HomePool;
import io.dotmac.sub.radius.proxy.ProxyPolicy;
import io.dotmac.sub.radius.proxy.ProxySink;
import io.dotmac.sub.radius.server.AccessDecision;
import io.dotmac.sub.radius.server.AccessPolicy;
import io.dotmac.sub.radius.server.AccessRequest;
import io.dotmac.sub.radius.server.AccessResponder;
import io.dotmac.sub.radius.server.AccountingRecord;
import io.dotmac.sub.radius.server.AccountingSink;
import io.dotmac.sub.server.adapter.radius.index.KnownNas;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The realms of all tenants before one's own policy and sink. Whose NAS asks decides whose realms
 * count, so that two providers may send the same realm to different servers.
 */
public final class RealmProxy implements AutoCloseable {
  private final SecretBox secrets;
  private final Map<TenantId, OpenRealms> tenants = new ConcurrentHashMap<>();

  /** Is told of logins that a home server refused. */
  @FunctionalInterface
  public interface Refusals {
    void refused(AccessRequest request, KnownNas nas, String reason);
  }

  /** Without realms; {@code secrets} opens the secrets of home servers. */
  public RealmProxy(SecretBox secrets) {
    this.secrets = secrets;
  }

  /** The realms of that tenant are those in the database from now on. */
  public void read(TenantId tenant, Tx tx) {
    List<RealmFacts> facts = RealmFacts.all(tx);
    OpenRealms before = tenants.get(tenant);
    if (before == null ? facts.isEmpty() : before.facts().equals(facts)) {
      return;
    }
    if (facts.isEmpty()) {
      tenants.remove(tenant);
    } else {
      tenants.put(tenant, OpenRealms.of(tenant, facts, secrets));
    }
    if (before != null) {
      before.close();
    }
  }

  /** A policy that sends users of realms on and asks {@code own} about everybody else. */
  public AccessPolicy before(AccessPolicy own, Refusals refusals) {
    AccessPolicy proxy = ProxyPolicy.over(own, (AccessRequest request) -> homes(request));
    return new AccessPolicy() {
      @Override
      public void decide(AccessRequest request, AccessResponder responder) {
        // Without realms, as with most providers, there is nothing to look at.
        if (tenants.isEmpty()) {
          own.decide(request, responder);
        } else {
          proxy.decide(request, decision -> {
            noteRefusal(request, decision, refusals);
            responder.respond(decision);
          });
        }
      }

      @Override
      public boolean keepsRequests() {
        return own.keepsRequests();
      }
    };
  }

  /** A sink that sends accounting of realms on which are so configured, and keeps the rest. */
  public AccountingSink before(AccountingSink own) {
    AccountingSink proxy = ProxySink.over(own, (AccountingRecord record) -> homes(record));
    return batch -> {
      if (tenants.isEmpty()) {
        own.store(batch);
      } else {
        proxy.store(batch);
      }
    };
  }

  private Optional<HomePool> homes(AccessRequest request) {
    OpenRealms realms = realms(request.client());
    return realms == null ? Optional.empty() : request.userName().flatMap(realms.access()::find);
  }

  private Optional<HomePool> homes(AccountingRecord record) {
    OpenRealms realms = realms(record.client());
    return realms == null ? Optional.empty() : record.userName().flatMap(realms.accounting()::find);
  }

  private @org.jspecify.annotations.Nullable OpenRealms realms(NasClient nas) {
    return nas.tagOrNull() instanceof KnownNas known ? tenants.get(known.tenant()) : null;
  }

  private static void noteRefusal(
      AccessRequest request, AccessDecision decision, Refusals refusals) {
    if (decision instanceof AccessDecision.Reject reject
        && reject.reason().equals(ProxyPolicy.BY_HOME)) {
      request
          .client()
          .tag(KnownNas.class)
          .ifPresent(nas -> refusals.refused(request, nas, reject.reason().code()));
    }
  }

  /** Home servers that do not answer, of all tenants. */
  public List<String> dead() {
    return tenants.values().stream().flatMap(realms -> realms.dead().stream()).toList();
  }

  @Override
  public void close() {
    tenants.values().forEach(OpenRealms::close);
    tenants.clear();
  }
}
