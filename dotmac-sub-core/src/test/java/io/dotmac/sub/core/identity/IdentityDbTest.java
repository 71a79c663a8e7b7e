package io.dotmac.sub.core.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.identity.key.ApiKey;
import io.dotmac.sub.core.identity.key.ApiKeys;
import io.dotmac.sub.core.identity.login.LoginSession;
import io.dotmac.sub.core.identity.login.Logins;
import io.dotmac.sub.core.identity.login.RefreshToken;
import io.dotmac.sub.core.identity.login.SessionStatus;
import io.dotmac.sub.core.identity.login.UserCredential;
import io.dotmac.sub.core.identity.role.Principals;
import io.dotmac.sub.core.identity.role.Role;
import io.dotmac.sub.core.identity.role.Roles;
import io.dotmac.sub.core.listing.ListQuery;
import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.tenant.TenantDirectory;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.ActorType;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.SessionFactories;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class IdentityDbTest {
  private static final LoginSession.Limits LIMITS =
      new LoginSession.Limits(Duration.ofMinutes(30), Duration.ofHours(12));

  private static Database db;
  private static TenantId one;
  private static TenantId two;

  private final Roles roles = new Roles();
  private final Principals principals = new Principals(roles);
  private final Logins logins = new Logins();

  @BeforeAll
  static void start() {
    TestDatabase shared = TestDatabase.shared();
    one = new TenantId(shared.createTenant("NGN", "Africa/Lagos"));
    two = new TenantId(shared.createTenant("USD", "UTC"));
    Clock clock = Clock.systemUTC();
    db = new Database(
        SessionFactories.build(shared.app(), CoreEntities.ALL),
        new TenantDirectory(shared.app(), clock),
        clock);
  }

  @Test
  void aPrincipalMayDoWhatItsRolesGrantAndNothingElse() {
    PrincipalId ada = staff("Ada", "support");

    Caller caller = caller(ada);

    assertThat(caller.may("customer:update")).isTrue();
    assertThat(caller.may("billing:invoice:read")).isTrue();
    assertThat(caller.may("billing:payment:create")).isFalse();
    assertThat(caller.actor().name()).isEqualTo("Ada");
  }

  @Test
  void anAdminMayDoEverything() {
    assertThat(caller(staff("Root", "admin")).may("system:settings:write")).isTrue();
  }

  @Test
  void aProgramWithoutARoleMayDoNothing() {
    PrincipalId robot = db.inTx(one, tx -> {
      Principal service = Principal.service("robot");
      tx.save(service);
      return service.id();
    });

    assertThat(caller(robot).permissions()).isEmpty();
  }

  @Test
  void defaultRolesAreInstalledOnce() {
    db.run(one, roles::installDefaults);
    db.run(one, roles::installDefaults);

    Long count = db.inTx(one, tx -> roles.byName(tx, "ADMIN").stream().count());
    List<String> names = db.inTx(
        one,
        tx -> Role.LISTING.fetch(tx, ListQuery.first()).map(role -> role.name()).items());

    assertThat(count).isEqualTo(1);
    assertThat(names).containsExactly("admin", "auditor", "finance_manager", "operator", "support");
  }

  @Test
  void aUserNameIsUniqueInItsTenantWhateverItsCase() {
    PrincipalId first = staff("First", "support");
    db.run(one, tx -> logins.add(tx, credential(first, "same.name")));

    assertThatThrownBy(() -> db.run(one, tx -> logins.add(tx, credential(first, "SAME.Name"))))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("username_taken");
    PrincipalId other = db.inTx(two, tx -> {
      Principal principal = Principal.staff("Other");
      tx.save(principal);
      logins.add(tx, credential(principal.id(), "same.name"));
      return principal.id();
    });
    assertThat(other).isNotNull();
  }

  @Test
  void aSessionIsFoundByAnyOfItsFingerprintsAndEndsWithItsPrincipal() {
    PrincipalId ada = staff("Session Ada", "support");
    Instant now = Instant.now();
    db.run(one, tx -> tx.save(LoginSession.portal(ada, "k1:abc", LIMITS, now).from("::1", "x")));

    Boolean before = db.inTx(
        one,
        tx ->
            logins.portalSession(tx, List.of("k2:zzz", "k1:abc")).orElseThrow().isValid(now));
    Boolean elsewhere =
        db.inTx(two, tx -> logins.portalSession(tx, List.of("k1:abc")).isEmpty());
    db.run(one, tx -> logins.revokeAll(tx, ada));
    SessionStatus after = db.inTx(
        one, tx -> logins.portalSession(tx, List.of("k1:abc")).orElseThrow().status());

    assertThat(before).isTrue();
    assertThat(elsewhere).isTrue();
    assertThat(after).isEqualTo(SessionStatus.REVOKED);
  }

  @Test
  void aSessionEndsByIdlenessAndByItsEnd() {
    Instant start = Instant.parse("2026-06-01T12:00:00Z");
    LoginSession session = LoginSession.api(PrincipalId.next(), LIMITS, start);

    assertThat(session.isValid(start.plus(LIMITS.idle()).minusSeconds(1))).isTrue();
    assertThat(session.isValid(start.plus(LIMITS.idle()))).isFalse();
    session.seen(start.plus(LIMITS.absolute()).minusSeconds(1));
    assertThat(session.isValid(start.plus(LIMITS.absolute()).minusSeconds(1))).isTrue();
    assertThat(session.isValid(start.plus(LIMITS.absolute()))).isFalse();
  }

  @Test
  void requestsAtTheSameTimeEachNoteTheirSessionAndKey() {
    PrincipalId ada = staff("Busy Ada", "support");
    Instant now = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    LoginSession made = LoginSession.api(ada, LIMITS, now);
    ApiKey key = new ApiKey(ada, "busy", "sk_live_busy", "k1:b", Set.of("customer:read"), null);
    db.run(one, tx -> {
      tx.save(made);
      tx.save(key);
    });

    db.run(one, late -> {
      LoginSession session = late.require(LoginSession.class, made.id());
      ApiKey later = late.require(ApiKey.class, key.id());
      db.run(one, early -> {
        early.require(LoginSession.class, made.id()).seen(now.plusSeconds(60));
        early.require(ApiKey.class, key.id()).used(now.plusSeconds(60));
      });
      session.seen(now.plusSeconds(61));
      later.used(now.plusSeconds(61));
    });

    Instant seen = db.inTx(one, tx -> tx.require(LoginSession.class, made.id()).lastSeenAt());
    Optional<Instant> used =
        db.inTx(one, tx -> tx.require(ApiKey.class, key.id()).lastUsedAt());
    assertThat(seen).isEqualTo(now.plusSeconds(61));
    assertThat(used).contains(now.plusSeconds(61));
  }

  @Test
  void aRefreshTokenIsFoundAndUsedOnce() {
    PrincipalId ada = staff("Refresh Ada", "support");
    Instant now = Instant.now();
    db.run(one, tx -> {
      LoginSession session = LoginSession.api(ada, LIMITS, now);
      tx.save(session);
      tx.save(new RefreshToken(session.id(), "k1:refresh", now.plusSeconds(60)));
    });

    db.run(
        one,
        tx -> logins.lockRefreshToken(tx, List.of("k1:refresh")).orElseThrow().use(now));
    Boolean used = db.inTx(
        one,
        tx -> logins.lockRefreshToken(tx, List.of("k1:refresh")).orElseThrow().isUsed());

    assertThat(used).isTrue();
  }

  @Test
  void aKeyIsFoundByItsPrefixAndStopsWhenRevoked() {
    PrincipalId ada = staff("Key Ada", "support");
    Instant now = Instant.now();
    db.run(
        one,
        tx -> tx.save(
            new ApiKey(ada, "till", "sk_live_aaaa", "k1:h", Set.of("customer:read"), null)));

    db.run(one, tx -> {
      ApiKey key = new ApiKeys().byPrefix(tx, "sk_live_aaaa").get(0);
      assertThat(key.isValid(now)).isTrue();
      assertThat(key.permissions()).containsExactly("customer:read");
      key.revoke(now);
    });
    Boolean valid =
        db.inTx(one, tx -> new ApiKeys().byPrefix(tx, "sk_live_aaaa").get(0).isValid(now));

    assertThat(valid).isFalse();
  }

  private PrincipalId staff(String name, String role) {
    return db.inTx(one, tx -> {
      roles.installDefaults(tx);
      Principal principal = Principal.staff(name);
      tx.save(principal);
      tx.session().flush();
      roles.grant(tx, principal.id(), role);
      return principal.id();
    });
  }

  private Caller caller(PrincipalId id) {
    return db.inTx(
        one, tx -> principals.caller(tx, tx.require(Principal.class, id), ActorType.USER));
  }

  private static UserCredential credential(PrincipalId principal, String username) {
    return UserCredential.local(principal, username, "$argon2id$x", Instant.now());
  }
}
