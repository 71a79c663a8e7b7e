package io.dotmac.sub.radius.nas;

import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.IpPrefix;
import io.dotmac.sub.radius.packet.SharedSecret;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A NAS, or a network of them with the same secret, from which requests are taken.
 *
 * @param id what names it in figures and logs: unique and stable
 * @param network the source addresses it sends from
 * @param secrets one, or two while a secret is being replaced: the new one first
 * @param requireMessageAuthenticator whether Access-Requests without Message-Authenticator are
 *     dropped; without it anybody on the path can turn a reject into an accept (CVE-2024-3596)
 * @param limitProxyState whether Access-Requests with Proxy-State but without
 *     Message-Authenticator are dropped: the field that forgery needs
 * @param vendor whose attributes it reads
 * @param tagOrNull what the embedder wants to find again here, such as a tenant's id
 */
public record NasClient(
    String id,
    IpPrefix network,
    List<SharedSecret> secrets,
    Demand requireMessageAuthenticator,
    Demand limitProxyState,
    NasVendor vendor,
    @Nullable Object tagOrNull) {
  /** Refuses a client without a secret, or with more than two. */
  public NasClient {
    secrets = List.copyOf(secrets);
    if (secrets.isEmpty() || secrets.size() > 2) {
      throw new IllegalArgumentException(
          "client " + id + " has " + secrets.size() + " secrets, expected 1 or 2");
    }
  }

  /**
   * A client with the safe defaults: Message-Authenticator is demanded, the vendor is not known.
   */
  public static NasClient of(String id, IpPrefix network, SharedSecret secret) {
    return new NasClient(
        id, network, List.of(secret), Demand.YES, Demand.YES, NasVendor.OTHER, null);
  }

  /** The same client, which may also still use its former secret. */
  public NasClient alsoAccepting(SharedSecret formerSecret) {
    List<SharedSecret> both = new ArrayList<>(secrets);
    both.add(formerSecret);
    return new NasClient(
        id, network, both, requireMessageAuthenticator, limitProxyState, vendor, tagOrNull);
  }

  /** The same client with other demands. */
  public NasClient demanding(Demand messageAuthenticator, Demand proxyStateLimit) {
    return new NasClient(
        id, network, secrets, messageAuthenticator, proxyStateLimit, vendor, tagOrNull);
  }

  /** The same client, made by {@code maker}. */
  public NasClient by(NasVendor maker) {
    return new NasClient(
        id, network, secrets, requireMessageAuthenticator, limitProxyState, maker, tagOrNull);
  }

  /** The same client carrying {@code tag}. */
  public NasClient tagged(Object tag) {
    return new NasClient(
        id, network, secrets, requireMessageAuthenticator, limitProxyState, vendor, tag);
  }

  /** What the embedder tagged this client with, if it is a {@code type}. */
  public <T> Optional<T> tag(Class<T> type) {
    return type.isInstance(tagOrNull) ? Optional.of(type.cast(tagOrNull)) : Optional.empty();
  }
}
