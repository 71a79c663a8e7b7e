package io.dotmac.sub.server.adapter.radius.index;

import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.OTHER_TENANT;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.TENANT;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.bound;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.id;
import static io.dotmac.sub.server.adapter.radius.index.IndexFixture.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.access.AccessState;
import io.dotmac.sub.core.access.DesiredAccess;
import io.dotmac.sub.core.access.LineSpeed;
import io.dotmac.sub.core.access.index.AccessRules;
import io.dotmac.sub.core.access.index.AccessRules.FullPolicy;
import io.dotmac.sub.core.access.index.AccessRules.Garden;
import io.dotmac.sub.core.access.index.NasFacts;
import io.dotmac.sub.core.access.index.ProfileFacts;
import io.dotmac.sub.core.access.index.ProfileFacts.Burst;
import io.dotmac.sub.core.access.index.ProfileFacts.NamedValue;
import io.dotmac.sub.core.secret.Keyring;
import io.dotmac.sub.core.secret.SecretBox;
import io.dotmac.sub.server.adapter.radius.index.Terms.SecretKind;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IndexSnapshotTest {
  private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
  private static final NasFacts EDGE = nas("192.0.2.1");

  @TempDir
  private Path folder;

  private final SecretBox secrets = new SecretBox(Keyring.generate());
  private final AccessIndex users = new AccessIndex();
  private final NasIndex nases = new NasIndex(secrets, Clock.systemUTC());
  private final AccessIndex read = new AccessIndex();
  private final NasIndex readNases = new NasIndex(secrets, Clock.systemUTC());
  private Path file;
  private IndexSnapshot snapshot;

  @BeforeEach
  void someUsers() {
    file = folder.resolve("radius/index");
    snapshot = new IndexSnapshot(file, secrets, users, nases);
    users.put(user(TENANT, 1, "amaka"));
    users.put(user(TENANT, 2, "bola", "pass2", bound("02:00:00:00:00:01", "olt 1")));
    users.put(user(OTHER_TENANT, 3, "amaka"));
    users.put(withProfile());
    users.put(new IndexEntry(
        new IndexEntry.Ids(id(2, 5), id(3, 5), null),
        IndexFixture.terms(TENANT, 5_000),
        Particulars.NONE,
        "noservice".getBytes(StandardCharsets.UTF_8),
        null));
    users.rule(TENANT, new AccessRules(3, FullPolicy.DISCONNECT_OLDEST, null));
    users.rule(
        OTHER_TENANT,
        new AccessRules(
            1, FullPolicy.REJECT, new Garden("overdue", "pool", "https://x", 900, 512)));
    nases.replace(TENANT, List.of(EDGE));
  }

  private static IndexEntry withProfile() {
    ProfileFacts profile = new ProfileFacts(
        id(6, 1),
        new LineSpeed(50_000, 10_000),
        new Burst(80_000, 20_000, 40_000, 8_000, 16),
        7,
        "pool4",
        null,
        "pool56",
        3_600,
        null,
        2,
        "10M/50M",
        null,
        List.of(new NamedValue("Filter-Id", "gold")));
    Terms terms = new Terms(
        TENANT,
        "pppoe",
        false,
        new DesiredAccess(AccessState.SUSPENDED, "overdue", null),
        SecretKind.NT_HASH,
        profile);
    return new IndexEntry(
        new IndexEntry.Ids(id(2, 4), id(3, 4), id(4, 4)),
        terms,
        Particulars.NONE,
        "chidi".getBytes(StandardCharsets.UTF_8),
        new byte[16]);
  }

  private static NasFacts nas(String network) {
    return new NasFacts(
        id(7, 1),
        id(8, 1),
        network,
        "sealed",
        "before",
        NOON,
        "yes",
        "mikrotik",
        null,
        3799,
        "nas.example");
  }

  @Test
  void everythingThatDecidesAboutLoginsComesBackAsItWas() {
    snapshot.write(NOON);

    assertThat(reading().read()).contains(NOON);
    assertThat(read.size()).isEqualTo(users.size());
    users.forEach(entry -> {
      IndexEntry same = read.find(entry.tenant(), entry.credential()).orElseThrow();
      assertThat(same.says(entry)).as(entry.username()).isTrue();
    });
    assertThat(read.policy(TENANT).rules()).isEqualTo(users.policy(TENANT).rules());
    assertThat(read.policy(OTHER_TENANT).rules())
        .isEqualTo(users.policy(OTHER_TENANT).rules());
    assertThat(readNases.all()).isEqualTo(nases.all());
    assertThat(read.find(TENANT, "bola").orElseThrow().particulars().endsAt())
        .isEqualTo(Instant.parse("2027-01-01T00:00:00Z"));
  }

  @Test
  void onlyItsOwnerMayReadItAndNoPasswordStandsInIt() throws IOException {
    snapshot.write(NOON);

    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
        .doesNotContain("pass1", "amaka");
    assertThat(filesBeside()).containsExactly("index");
  }

  @Test
  void itIsWrittenAgainWhenSomethingHasChangedOrAfterAnHour() throws IOException {
    snapshot.write(NOON);
    byte[] first = Files.readAllBytes(file);
    snapshot.write(NOON.plusSeconds(3_600));
    assertThat(Files.readAllBytes(file)).isEqualTo(first);

    snapshot.write(NOON.plusSeconds(3_601));
    byte[] later = Files.readAllBytes(file);
    assertThat(later).isNotEqualTo(first);

    users.put(user(TENANT, 1, "amaka", "changed", Particulars.NONE));
    snapshot.write(NOON.plusSeconds(3_601));
    assertThat(Files.readAllBytes(file)).as("the same moment").isEqualTo(later);
    snapshot.write(NOON.plusSeconds(3_602));
    assertThat(reading().read()).contains(NOON.plusSeconds(3_602));
  }

  @Test
  void aDamagedFileIsRefusedAsAWholeWhereverTheDamageIs() throws IOException {
    snapshot.write(NOON);
    byte[] whole = Files.readAllBytes(file);

    for (int i = 0; i < whole.length; i += 67) {
      byte[] damaged = whole.clone();
      damaged[i] ^= 4;
      Files.write(file, damaged);
      assertThat(reading().read()).as("octet %d", i).isEmpty();
      assertThat(read.size()).isZero();
      Files.write(file, Arrays.copyOf(whole, i));
      assertThat(reading().read()).as("cut at %d", i).isEmpty();
      assertThat(read.size()).isZero();
    }
  }

  @Test
  void aFileOfAnotherVersionIsRefused() throws IOException {
    snapshot.write(NOON);
    byte[] older = Files.readAllBytes(file);
    ByteBuffer.wrap(older).putInt(8, 0);
    Files.write(file, older);

    assertThat(reading().read()).isEmpty();
  }

  @Test
  void aFileOfAnotherInstallationIsRefused() {
    snapshot.write(NOON);

    SecretBox others = new SecretBox(Keyring.generate());
    assertThat(new IndexSnapshot(file, others, read, readNases).read()).isEmpty();
    assertThat(read.size()).isZero();
  }

  @Test
  void withoutAFileThereIsNothingToRead() {
    assertThat(reading().read()).isEmpty();
  }

  private IndexSnapshot reading() {
    return new IndexSnapshot(file, secrets, read, readNases);
  }

  private List<String> filesBeside() throws IOException {
    try (Stream<Path> files = Files.list(file.getParent())) {
      return files.map(each -> each.getFileName().toString()).toList();
    }
  }
}
