package io.dotmac.sub.server.security;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.KeyLimits;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.LoginSessionId;
import io.dotmac.sub.core.identity.role.Permissions;
import io.dotmac.sub.core.problem.Problem;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.tx.ActorType;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Realm;
import io.dotmac.sub.core.tx.Scope;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.http.Area;
import io.dotmac.sub.server.http.Exchange;
import jakarta.ws.rs.container.ContainerRequestContext;
import jakarta.ws.rs.core.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Finds out who calls: by access token or API key on the API, by session cookie on the portals.
 *
 * <p>What is known of a token is remembered for three seconds, so one that ran out, a revoked
 * session, a deactivated principal or a changed role counts everywhere within five.
 */
public final class Authentication {
  /** What staff need to see a portal as its customer does. */
  public static final String IMPERSONATE = "customer:impersonate";

  private static final Duration REMEMBERED = Duration.ofSeconds(3);
  private static final Duration SEEN_EVERY = Duration.ofMinutes(1);
  private static final int MAX_REMEMBERED = 20_000;

  /** Keys that nobody has which an address may send in a minute. */
  static final int UNKNOWN_KEYS = 5;

  private static final String BEARER = "Bearer ";

  private final Database db;
  private final IdentityServices identity;
  private final TokenKit tokens;
  private final SessionCookies cookies;
  private final AddressBrake unknownKeys;
  private final Cache<Proof, Optional<SignedInCaller>> known = Caffeine.newBuilder()
      .expireAfterWrite(REMEMBERED)
      .maximumSize(MAX_REMEMBERED)
      .build();

  public Authentication(
      Database db, IdentityServices identity, TokenKit tokens, SessionCookies cookies) {
    this.db = db;
    this.identity = identity;
    this.tokens = tokens;
    this.cookies = cookies;
    this.unknownKeys = new AddressBrake(db.clock(), UNKNOWN_KEYS, Duration.ofMinutes(1));
  }

  /** What was presented to one tenant; a record, so that it can be looked up. */
  private record Proof(TenantId tenant, String kind, String text) {}

  Optional<SignedInCaller> authenticate(ContainerRequestContext request, Exchange exchange) {
    TenantId tenant = exchange.tenant().id();
    if (exchange.area() == Area.PORTAL) {
      return impersonation(request, exchange)
          .or(() -> cookies.session(request).flatMap(token -> cookie(tenant, token)));
    }
    String header = request.getHeaderString(HttpHeaders.AUTHORIZATION);
    if (header == null || !header.regionMatches(true, 0, BEARER, 0, BEARER.length())) {
      return Optional.empty();
    }
    String token = header.substring(BEARER.length()).strip();
    return ApiKeyToken.looksLikeOne(token)
        ? key(tenant, token, exchange.address())
        : accessToken(tenant, token);
  }

  /** Whether whoever sent that request is still known and may still do this. */
  public boolean stillMay(ContainerRequestContext request, String permission) {
    return authenticate(request, Exchange.of(request))
        .filter(signedIn -> signedIn.caller().may(permission))
        .isPresent();
  }

  /** Whose portal session the cookie of a request is, for pages that look different signed in. */
  public Optional<SignedInCaller> portalCaller(ContainerRequestContext request) {
    TenantId tenant = Exchange.of(request).tenant().id();
    return cookies.session(request).flatMap(token -> cookie(tenant, token));
  }

  /** Forgets what it remembers, on this node; others follow within three seconds. */
  public void forget() {
    known.invalidateAll();
  }

  /** Only on the customers' pages: everywhere else staff are themselves. */
  private Optional<SignedInCaller> impersonation(
      ContainerRequestContext request, Exchange exchange) {
    boolean customers = (exchange.path() + "/").startsWith("/portal/");
    return customers
        ? cookies
            .impersonation(request)
            .flatMap(token -> cookie(exchange.tenant().id(), token))
            .filter(SignedInCaller::impersonating)
        : Optional.empty();
  }

  /** A token that was good a moment ago is not taken apart and proven again. */
  private Optional<SignedInCaller> accessToken(TenantId tenant, String token) {
    Proof proof = new Proof(tenant, "access", token);
    Optional<SignedInCaller> before = known.getIfPresent(proof);
    if (before != null) {
      return before;
    }
    return tokens
        .access()
        .verify(tenant.value(), token)
        .flatMap(bearer -> remembered(
            proof,
            tx -> tx.find(LoginSession.class, new LoginSessionId(bearer.session()))
                .filter(s -> s.principal().value().equals(bearer.principal()))
                .flatMap(session -> bySession(tx, session))));
  }

  private Optional<SignedInCaller> cookie(TenantId tenant, String token) {
    return remembered(
        new Proof(tenant, "cookie", token),
        tx -> identity
            .logins()
            .portalSession(tx, tokens.sessions().candidates(token))
            .flatMap(session -> bySession(tx, session)));
  }

  private Optional<SignedInCaller> key(TenantId tenant, String text, String address) {
    Proof proof = new Proof(tenant, "key", text);
    Optional<SignedInCaller> known = this.known.getIfPresent(proof);
    if (known != null) {
      return known;
    }
    Duration wait = unknownKeys.begin(address);
    if (!wait.isZero()) {
      throw new ProblemException(new Problem.TooMany(
          "too_many_unknown_keys",
          "too many keys that do not exist were sent from your address",
          wait.toSeconds() + 1));
    }
    Optional<SignedInCaller> found = remembered(proof, tx -> byKey(tx, new ApiKeyToken(text)));
    found.ifPresent(caller -> unknownKeys.succeeded(address));
    return found;
  }

  private Optional<SignedInCaller> remembered(
      Proof proof, Function<Tx, Optional<SignedInCaller>> lookUp) {
    Optional<SignedInCaller> found = known.getIfPresent(proof);
    if (found == null) {
      found = db.inTx(proof.tenant(), lookUp);
      known.put(proof, found);
    }
    return found;
  }

  private Optional<SignedInCaller> bySession(Tx tx, LoginSession session) {
    Instant now = tx.systemNow();
    if (!session.isValid(now)) {
      return Optional.empty();
    }
    Optional<UUID> subscriber = session.subscriber();
    if (subscriber.isPresent()) {
      return asCustomer(tx, session, subscriber.get());
    }
    Optional<Caller> caller = active(tx, session.principal(), ActorType.USER);
    if (caller.isPresent() && session.lastSeenAt().plus(SEEN_EVERY).isBefore(now)) {
      session.seen(now);
    }
    return caller.map(c -> SignedInCaller.person(c, session.id()));
  }

  /** Staff as a customer: while they may, and while the session lasts from which they began. */
  private Optional<SignedInCaller> asCustomer(Tx tx, LoginSession session, UUID subscriber) {
    Instant now = tx.systemNow();
    boolean lasts = session
        .parent()
        .flatMap(parent -> tx.find(LoginSession.class, parent))
        .map(parent -> parent.isValid(now))
        .orElse(false);
    if (!lasts) {
      return Optional.empty();
    }
    return active(tx, session.principal(), ActorType.USER)
        .filter(staff -> staff.may(IMPERSONATE))
        .map(staff -> {
          session.seen(now);
          return SignedInCaller.impersonating(customer(staff, subscriber), session.id());
        });
  }

  /** A member of staff as the customer of a subscriber: still named, and only reading. */
  private static Caller customer(Caller staff, UUID subscriber) {
    Set<String> reading = Permissions.ofRealm(Realm.CUSTOMER).stream()
        .filter(permission -> permission.endsWith(":read"))
        .collect(Collectors.toSet());
    return new Caller(
        staff.tenant(),
        staff.actor(),
        Realm.CUSTOMER,
        new Scope.Own(subscriber),
        reading,
        staff.locale());
  }

  private Optional<SignedInCaller> byKey(Tx tx, ApiKeyToken token) {
    Instant now = tx.systemNow();
    for (ApiKey key : identity.keys().byPrefix(tx, token.prefix())) {
      if (tokens.keys().matches(token.text(), key.hash()) && key.isValid(now)) {
        if (key.lastUsedAt().map(used -> used.plus(SEEN_EVERY).isBefore(now)).orElse(true)) {
          key.used(now);
        }
        return active(tx, key.principal(), ActorType.API_KEY)
            .map(caller -> SignedInCaller.program(
                bounded(caller, key), new SignedInCaller.Key(key.id(), KeyLimits.of(tx, key))));
      }
    }
    return Optional.empty();
  }

  private Optional<Caller> active(Tx tx, PrincipalId id, ActorType type) {
    return tx.find(Principal.class, id)
        .filter(Principal::isActive)
        .map(principal -> identity.principals().caller(tx, principal, type));
  }

  /** A key never grants more than its principal holds, and only what it names. */
  private static Caller bounded(Caller caller, ApiKey key) {
    if (key.permissions().contains(ApiKey.ALL)) {
      return caller;
    }
    Set<String> both = new TreeSet<>(Permissions.expanded(key.permissions()));
    both.removeIf(permission -> !caller.may(permission));
    return new Caller(
        caller.tenant(), caller.actor(), caller.realm(), caller.scope(), both, caller.locale());
  }
}
