package io.dotmac.sub.server.access;

import io.dotmac.sub.core.identity.Principal;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.secret.RandomToken;
import io.dotmac.sub.core.tx.Tx;
import io.dotmac.sub.server.security.ApiKeyToken;
import io.dotmac.sub.server.security.CsrfTokens;
import io.dotmac.sub.server.security.IdentityServices;
import io.dotmac.sub.server.security.TokenKit;
import io.dotmac.sub.server.testing.ServerFixture;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes everybody who may try something at one tenant, signed in without a password being hashed.
 */
final class Actors {
  private static final int MANY = 100_000;

  /** What the bounded key may do, and nothing else. */
  static final Set<String> KEY_MAY = Set.of("billing:invoice:read", "customer:read");

  /** The roles a new tenant has; each is an actor under its name. */
  static final List<String> ROLES =
      List.of("admin", "auditor", "operator", "support", "finance_manager");

  private static final LoginSession.Limits LIMITS =
      new LoginSession.Limits(Duration.ofHours(1), Duration.ofHours(1));

  private final ServerFixture server;
  private final ServerFixture.TestTenant tenant;
  private final TokenKit tokens;
  private final IdentityServices identity = IdentityServices.create();

  Actors(ServerFixture server, ServerFixture.TestTenant tenant) {
    this.server = server;
    this.tenant = tenant;
    this.tokens = TokenKit.of(server.installation().keys(), server.db().clock());
  }

  /** Who has no proof at all. */
  Actor nobody() {
    return new Actor("nobody", "", "", tokens.csrf().issue(CsrfTokens.NO_SESSION));
  }

  /** All of them. */
  List<Actor> all() {
    List<Actor> all = new ArrayList<>();
    all.add(nobody());
    ROLES.forEach(role -> all.add(staff(role)));
    all.add(key("key", null, false));
    all.add(key("expired key", server.db().clock().instant().minusSeconds(1), false));
    all.add(key("revoked key", null, true));
    all.add(customer("customer", tenant.subscriber()));
    all.add(customer("another customer", tenant.subscriber()));
    all.add(reseller());
    return all;
  }

  /** A member of staff. */
  Actor staff(String role) {
    return server.db().inTx(tenant.id(), tx -> {
      Principal staff = Principal.staff("Matrix " + role);
      tx.save(staff);
      identity.roles().installDefaults(tx);
      tx.session().flush();
      identity.roles().grant(tx, staff.id(), role);
      return signedIn(tx, role, staff);
    });
  }

  /** The customer who is that subscriber. */
  Actor customer(String name, UUID subscriber) {
    return server.db().inTx(tenant.id(), tx -> {
      Principal customer = Principal.customer("Matrix customer", subscriber);
      tx.save(customer);
      return signedIn(tx, name, customer);
    });
  }

  /** A user of a reseller without subscribers. */
  Actor reseller() {
    UUID reseller = UUID.fromString(tenant
        .admin()
        .post("/resellers", "{\"name\":\"Matrix Resale\"}")
        .json()
        .path("id")
        .asText());
    return server.db().inTx(tenant.id(), tx -> {
      Principal principal = Principal.reseller("Matrix reseller", reseller);
      tx.save(principal);
      return signedIn(tx, "reseller", principal);
    });
  }

  private Actor key(String name, @Nullable Instant expiresAt, boolean revoked) {
    return server.db().inTx(tenant.id(), tx -> {
      Principal owner = Principal.staff("Matrix " + name);
      tx.save(owner);
      identity.roles().installDefaults(tx);
      tx.session().flush();
      identity.roles().grant(tx, owner.id(), "admin");
      ApiKeyToken token = ApiKeyToken.next();
      String hash = tokens.keys().of(token.text());
      ApiKey key = new ApiKey(owner.id(), name, token.prefix(), hash, KEY_MAY, expiresAt);
      // There are more routes than a key may ask for in a minute.
      key.limit(MANY, MANY);
      if (revoked) {
        key.revoke(tx.systemNow());
      }
      tx.save(key);
      return new Actor(name, token.text(), "", tokens.csrf().issue(CsrfTokens.NO_SESSION));
    });
  }

  private Actor signedIn(Tx tx, String name, Principal principal) {
    tx.session().flush();
    LoginSession api = LoginSession.api(principal.id(), LIMITS, tx.systemNow());
    tx.save(api);
    String cookie = RandomToken.next();
    tx.save(
        LoginSession.portal(principal.id(), tokens.sessions().of(cookie), LIMITS, tx.systemNow()));
    String token = tokens
        .access()
        .issue(tx.tenant().value(), principal.id().value(), api.id().value());
    return new Actor(name, token, cookie, tokens.csrf().issue(cookie));
  }
}
