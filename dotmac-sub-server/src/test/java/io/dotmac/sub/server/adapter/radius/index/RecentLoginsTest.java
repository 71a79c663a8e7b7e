package io.dotmac.sub.server.adapter.radius.index;

import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.TENANT;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class RecentLoginsTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

  private final RecentLogins logins = new RecentLogins();
  private final IndexEntry amaka = user(TENANT, 1, "amaka");
  private final IndexEntry bola = user(TENANT, 2, "bola");

  @Test
  void everyUserIsGivenOnce() {
    logins.note(amaka, NOON);
    logins.note(bola, NOON.plusSeconds(1));
    logins.note(amaka, NOON.plusSeconds(2));

    assertThat(drained())
        .containsExactlyInAnyOrder(amaka + " " + NOON, bola + " " + NOON.plusSeconds(1));
    assertThat(drained()).isEmpty();
  }

  @Test
  void aLoginWithinFiveMinutesOfOneThatWasNotedIsNotNotedAgain() {
    logins.note(amaka, NOON);
    drained();
    logins.note(amaka, NOON.plusMillis(299_999));
    assertThat(drained()).isEmpty();

    logins.note(amaka, NOON.plusSeconds(300));
    assertThat(drained()).containsExactly(amaka + " " + NOON.plusSeconds(300));
  }

  @Test
  void whoIsBeyondTheLimitComesTheNextTime() {
    List<IndexEntry> users =
        IntStream.range(0, 25).mapToObj(i -> user(TENANT, i, "user" + i)).toList();
    users.forEach(user -> logins.note(user, NOON));
    List<String> all = new ArrayList<>();
    for (int expected : new int[] {10, 20, 25, 25}) {
      logins.drain(10, (entry, at) -> all.add(entry + " " + at));
      assertThat(all).hasSize(expected).doesNotHaveDuplicates();
    }
  }

  @Test
  void nobodyIsLostWhileOthersLook() {
    List<IndexEntry> users =
        IntStream.range(0, 20_000).mapToObj(i -> user(TENANT, i, "user" + i)).toList();
    List<CompletableFuture<Void>> noting = new ArrayList<>();
    for (int part = 0; part < 2; part++) {
      int first = part;
      noting.add(CompletableFuture.runAsync(() -> {
        for (int i = first; i < users.size(); i += 2) {
          logins.note(users.get(i), NOON);
        }
      }));
    }
    List<String> all = new ArrayList<>();
    while (!noting.stream().allMatch(CompletableFuture::isDone)) {
      all.addAll(drained());
    }
    all.addAll(drained());

    assertThat(all).hasSize(users.size()).doesNotHaveDuplicates();
  }

  private List<String> drained() {
    List<String> all = new ArrayList<>();
    logins.drain(Integer.MAX_VALUE, (entry, at) -> all.add(entry + " " + at));
    return all;
  }
}
