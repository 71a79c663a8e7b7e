package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.CoreEntities;
import io.dotmac.sub.core.access.ServiceFixture;
import io.dotmac.sub.core.access.index.AccessFacts;
import io.dotmac.sub.core.access.index.AccessReader;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.core.tenant.TenantId;
import io.dotmac.sub.core.testing.TestDatabase;
import io.dotmac.sub.core.tx.Database;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

class BenchUsersDbTest {
  private final TestDatabase test = TestDatabase.shared();
  private final Database db = test.database(CoreEntities.ALL);
  private final TenantId tenant = new TenantId(test.createTenant("NGN", "Africa/Lagos"));
  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final BenchUsers users = new BenchUsers(db, secrets, tenant);
  private final List<Integer> told = new ArrayList<>();

  @Test
  void everyoneMayConnectWithTheNameAndPasswordALoadGeneratorExpects() {
    new ServiceFixture(db, tenant);

    users.load(3, told::add);

    List<AccessFacts> known = known();
    assertThat(known)
        .extracting(AccessFacts::username)
        .containsExactly("user000000", "user000001", "user000002");
    assertThat(known)
        .extracting(facts -> secrets.decrypt(facts.secret().sealed()))
        .containsExactly("pass000000", "pass000001", "pass000002");
    assertThat(known).allMatch(facts -> facts.active() && facts.access().connects());
    assertThat(told).containsExactly(3);
  }

  @Test
  void askedAgainForMoreItAddsWhatIsMissing() {
    new ServiceFixture(db, tenant);
    users.load(2, told::add);

    users.load(4, told::add);
    users.load(1, told::add);

    assertThat(known()).hasSize(4);
    assertThat(told).containsExactly(2, 4);
  }

  @Test
  void refusesMoreThanSixDigitsCanName() {
    BenchUsers.check(1_000_000);

    assertThatThrownBy(() -> BenchUsers.check(1_000_001)).hasMessageContaining("found 1000001");
    assertThatThrownBy(() -> BenchUsers.check(-1)).hasMessageContaining("found -1");
  }

  private List<AccessFacts> known() {
    List<AccessFacts> known = new ArrayList<>();
    db.run(tenant, tx -> new AccessReader().all(tx, known::add));
    known.sort(Comparator.comparing(AccessFacts::username));
    return known;
  }
}
