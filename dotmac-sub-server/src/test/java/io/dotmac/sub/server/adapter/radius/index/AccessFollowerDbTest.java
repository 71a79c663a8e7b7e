package io.dotmac.sub.server.adapter.radius.index;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.index.AccessChanges;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The index follows the database. */
class AccessFollowerDbTest {
  private final TestDatabase test = TestDatabase.fresh();
  private final Database db = test.database(CoreEntities.ALL);
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final AccessIndex users = new AccessIndex();
  private final AccessFollower follower =
      new AccessFollower(db, new EntryMaker(secrets), users, new NasIndex(secrets, db.clock()));
  private TenantId tenant;
  private ServiceFixture services;
  private UUID amaka;

  @BeforeEach
  void oneUser() {
    tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    services = new ServiceFixture(db, tenant);
    amaka = credential("amaka");
    follower.load();
  }

  @AfterEach
  void close() {
    test.close();
  }

  @Test
  void whatIsAddedRenamedAndDeletedIsKnownAtTheNextLook() {
    UUID bola = credential("bola");
    services.sql("update access_credential set username = 'obi' where id = ?", amaka);
    follower.follow();

    assertThat(users.find(tenant, "bola")).isPresent();
    assertThat(users.find(tenant, "amaka")).isEmpty();
    assertThat(users.find(tenant, "obi")).isPresent();
    services.sql("delete from access_credential where id = ?", bola);
    follower.follow();
    assertThat(users.find(tenant, "bola")).isEmpty();
    assertThat(users.size()).isEqualTo(1);
  }

  @Test
  void aComparisonWithTheDatabaseSetsRightWhatNoChangeHasSaid() {
    TenantId other = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
    users.remove(amaka);
    users.put(IndexFixture.user(tenant, 7, "ghost"));
    users.put(IndexFixture.user(other, 8, "elsewhere"));
    follower.follow();
    assertThat(users.find(tenant, "ghost")).as("nothing was said").isPresent();

    db.run(tenant, AccessChanges::askForAll);
    follower.follow();

    assertThat(users.find(tenant, "amaka")).isPresent();
    assertThat(users.find(tenant, "ghost")).isEmpty();
    assertThat(users.find(other, "elsewhere")).as("another tenant's").isPresent();
  }

  @Test
  void aPasswordThatCannotBeOpenedLeavesTheUserKnownWithoutOne() {
    services.sql(
        "update access_credential set secret_sealed = 'v1:lost:AAAA', secret_kind = 'clear'"
            + " where id = ?",
        amaka);
    follower.follow();

    IndexEntry entry = users.find(tenant, "amaka").orElseThrow();
    assertThat(entry.secret()).isNull();
    assertThat(entry.needsNoSecret()).isFalse();
  }

  private UUID credential(String username) {
    UUID id = Ids.next();
    UUID subscriber = services.subscriber();
    services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " secret_sealed, secret_kind) values (?, ?, ?, ?, ?, ?, 'clear')",
        tenant.value(),
        id,
        subscriber,
        services.service(subscriber),
        username,
        secrets.encrypt("secret"));
    return id;
  }
}
