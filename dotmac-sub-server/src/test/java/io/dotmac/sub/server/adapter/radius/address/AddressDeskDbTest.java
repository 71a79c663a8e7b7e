package io.dotmac.sub.server.adapter.radius.address;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.network.ip.IpPoolTerms;
import io.dotmac.sub.core.network.ip.IpPools;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import io.dotmac.sub.core.tx.Ids;
import io.dotmac.sub.radius.attribute.Attributes;
import io.dotmac.sub.radius.attribute.NasVendor;
import io.dotmac.sub.radius.packet.AttributeBlock;
import io.dotmac.sub.server.adapter.radius.index.AccessFollower;
import io.dotmac.sub.server.adapter.radius.index.AccessIndex;
import io.dotmac.sub.server.adapter.radius.index.EntryMaker;
import io.dotmac.sub.server.adapter.radius.index.IndexEntry;
import io.dotmac.sub.server.adapter.radius.index.NasIndex;
import io.dotmac.sub.server.adapter.radius.index.TenantPolicy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddressDeskDbTest {
  private static final long LINE = 7;

  @TempDir
  private Path folder;

  private final TestDatabase test = TestDatabase.fresh();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final ServiceFixture services = new ServiceFixture(db, tenant);
  private final Instant now = db.clock().instant();
  private AccessIndex users;
  private AddressDesk desk;
  private IndexEntry amaka;
  private TenantPolicy policy;

  @BeforeEach
  void open() throws IOException {
    UUID profile = Ids.next();
    services.sql(
        "insert into radius_profile (tenant_id, id, name, ip_pool_name) values (?, ?, 'p', 'home')",
        tenant.value(),
        profile);
    UUID subscriber = services.subscriber();
    services.sql(
        "insert into access_credential (tenant_id, id, subscriber_id, subscription_id, username,"
            + " radius_profile_id) values (?, ?, ?, ?, 'amaka', ?)",
        tenant.value(),
        Ids.next(),
        subscriber,
        services.service(subscriber),
        profile);
    db.run(tenant, tx -> new IpPools().create(tx, IpPoolTerms.of("home", "10.0.0.0/16")));
    start();
  }

  private void start() throws IOException {
    SecretBox secrets = new SecretBox(Keyring.loadOrCreate(folder.resolve("keys")));
    users = new AccessIndex();
    desk =
        AddressDesk.open(db, folder.resolve("node"), Duration.ofMinutes(16), Duration.ofHours(24));
    AccessFollower follower =
        new AccessFollower(db, new EntryMaker(secrets), users, new NasIndex(secrets, db.clock()));
    follower.onChange(desk);
    follower.load();
    amaka = users.find(tenant, "amaka").orElseThrow();
    policy = users.policy(tenant);
  }

  @AfterEach
  void close() {
    desk.close();
    test.close();
  }

  @Test
  void whatIsNewIsTakenFromTheDatabaseAndGivenBackFromMemoryAlsoByTheNextStart()
      throws IOException {
    assertThat(desk.grant(amaka, policy, LINE, now)).isNull();
    Grant first = ask();
    Grant again = desk.grant(amaka, policy, LINE, now);
    desk.close();
    start();
    Grant later = desk.grant(amaka, policy, LINE, now);

    assertThat(address(first)).isEqualTo("10.0.0.1");
    assertThat(again).isSameAs(first);
    assertThat(later).isNotNull();
    assertThat(address(later)).isEqualTo("10.0.0.1");
  }

  @Test
  void givingBackMakesNoGarbage() {
    ask();
    AttributeBlock reply = amaka.reply(NasVendor.MIKROTIK);
    long checked = 0;
    for (int i = 0; i < 20_000; i++) {
      checked += login(reply);
    }
    long before = allocated();
    for (int i = 0; i < 10_000; i++) {
      checked += login(reply);
    }
    long octets = allocated() - before;

    assertThat(checked).isPositive();
    assertThat(octets).as("of 10,000 logins").isLessThan(10_000);
  }

  private int login(AttributeBlock reply) {
    Grant grant = desk.grant(amaka, policy, LINE, now);
    return grant == null ? 0 : grant.over(reply).length();
  }

  private static long allocated() {
    return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean())
        .getCurrentThreadAllocatedBytes();
  }

  private Grant ask() {
    CompletableFuture<Grant> answer = new CompletableFuture<>();
    desk.ask(amaka, policy, LINE, now, new AddressDesk.Waiting() {
      @Override
      public void given(Grant grant) {
        answer.complete(grant);
      }

      @Override
      public void full() {
        answer.completeExceptionally(new IllegalStateException("full"));
      }

      @Override
      public void unknown() {
        answer.completeExceptionally(new IllegalStateException("the database is away"));
      }
    });
    return answer.join();
  }

  private static String address(Grant grant) {
    return grant
        .over(AttributeBlock.EMPTY)
        .first(Attributes.FRAMED_IP_ADDRESS)
        .orElseThrow()
        .getHostAddress();
  }
}
