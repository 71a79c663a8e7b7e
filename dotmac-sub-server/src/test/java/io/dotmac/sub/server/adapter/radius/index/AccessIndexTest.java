package io.dotmac.sub.server.adapter.radius.index;

import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.OTHER_TENANT;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.TENANT;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.bound;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.id;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AccessIndexTest {
  private final AccessIndex index = new AccessIndex();

  @Test
  void aUserIsFoundByNameAndByCredentialInItsOwnTenantOnly() {
    index.put(user(TENANT, 1, "amaka"));
    index.put(user(OTHER_TENANT, 2, "amaka"));

    assertThat(index.find(TENANT, "amaka").orElseThrow().credential()).isEqualTo(id(2, 1));
    assertThat(index.find(OTHER_TENANT, "amaka").orElseThrow().credential()).isEqualTo(id(2, 2));
    assertThat(index.find(TENANT, id(2, 1))).isPresent();
    assertThat(index.find(TENANT, id(2, 2))).isEmpty();
    assertThat(index.find(TENANT, "bola")).isEmpty();
    assertThat(index.find(TENANT, "")).isEmpty();
  }

  @Test
  void aNameWithARealmAlsoFindsTheNameAlone() {
    index.put(user(TENANT, 1, "amaka"));
    index.put(user(TENANT, 2, "amaka@gold"));

    assertThat(index.find(TENANT, "amaka@isp.example").orElseThrow().credential())
        .isEqualTo(id(2, 1));
    assertThat(index.find(TENANT, "amaka@gold").orElseThrow().credential()).isEqualTo(id(2, 2));
    assertThat(index.find(TENANT, "@gold")).isEmpty();
  }

  @Test
  void aUserWhoIsRenamedIsFoundByTheNewNameOnly() {
    index.put(user(TENANT, 1, "amaka"));
    index.put(user(TENANT, 1, "amaka.obi"));

    assertThat(index.find(TENANT, "amaka")).isEmpty();
    assertThat(index.find(TENANT, "amaka.obi")).isPresent();
    assertThat(index.size()).isEqualTo(1);
  }

  @Test
  void aNameThatPassesFromOneCredentialToAnotherIsTheNewOnes() {
    index.put(user(TENANT, 1, "amaka"));
    index.put(user(TENANT, 2, "amaka"));
    index.put(user(TENANT, 1, "bola"));

    assertThat(index.find(TENANT, "amaka").orElseThrow().credential()).isEqualTo(id(2, 2));
    index.remove(id(2, 1));
    assertThat(index.find(TENANT, "amaka")).isPresent();
  }

  @Test
  void whatSaysTheSameStaysSoThatWhatItPreparedIsKept() {
    index.put(user(TENANT, 1, "amaka"));
    IndexEntry first = index.find(TENANT, "amaka").orElseThrow();
    index.put(user(TENANT, 1, "amaka"));

    assertThat(index.find(TENANT, "amaka")).containsSame(first);
    index.put(user(TENANT, 1, "amaka", "another", bound("02:00:00:00:00:01", "olt 1")));
    assertThat(index.find(TENANT, "amaka").orElseThrow()).isNotSameAs(first);
  }

  /** Long runs of changes against a plain map: nothing is lost, nothing stays. */
  @Test
  void afterManyChangesEveryUserIsFoundAndNobodyElse() {
    Random random = new Random(20261129);
    Map<Integer, String> expected = new HashMap<>();
    for (int i = 0; i < 60_000; i++) {
      int number = random.nextInt(4_000);
      if (random.nextInt(3) == 0) {
        expected.remove(number);
        index.remove(id(2, number));
      } else {
        String name = "user" + number + "-" + random.nextInt(3);
        expected.put(number, name);
        index.put(user(TENANT, number, name));
      }
    }

    assertThat(index.size()).isEqualTo(expected.size());
    for (int number = 0; number < 4_000; number++) {
      String name = expected.get(number);
      assertThat(index.find(TENANT, id(2, number)).isPresent()).isEqualTo(name != null);
      for (int i = 0; i < 3; i++) {
        String each = "user" + number + "-" + i;
        assertThat(index.find(TENANT, each).isPresent()).isEqualTo(each.equals(name));
      }
    }
    List<IndexEntry> all = new ArrayList<>();
    index.forEach(all::add);
    assertThat(all).hasSize(expected.size()).doesNotHaveDuplicates();
  }

  @Test
  void aFullReadingCountsWhatWasNotAsItOughtToBe() {
    index.put(user(TENANT, 1, "same"));
    index.put(user(TENANT, 2, "gone"));
    index.put(user(TENANT, 3, "before"));

    IndexDiff diff = new IndexDiff(index);
    diff.put(user(TENANT, 1, "same"));
    diff.put(user(TENANT, 3, "after"));
    diff.put(user(TENANT, 4, "new"));
    diff.removeOthers();

    assertThat(diff).hasToString("3 users, 1 added, 1 changed, 1 removed");
    assertThat(index.find(TENANT, "gone")).isEmpty();
    assertThat(index.size()).isEqualTo(3);
  }
}
