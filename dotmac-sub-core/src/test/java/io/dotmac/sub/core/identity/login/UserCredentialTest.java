package io.dotmac.sub.core.identity.login;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.identity.PrincipalId;
import io.dotmac.sub.core.identity.login.UserCredential.LockRule;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UserCredentialTest {
  private static final Instant NOON = Instant.parse("2026-06-01T12:00:00Z");
  private static final LockRule RULE = LockRule.DEFAULT;

  private final UserCredential credential =
      UserCredential.local(PrincipalId.next(), "Ada", "hash", NOON);

  @Test
  void fiveFailuresAreCheckedAndTheSixthIsNot() {
    for (int i = 1; i <= 5; i++) {
      assertThat(credential.beginAttempt(RULE, NOON)).as("attempt %d", i).isTrue();
    }

    assertThat(credential.beginAttempt(RULE, NOON)).isFalse();
    assertThat(credential.isLocked(NOON)).isTrue();
  }

  @Test
  void theLockEndsAfterTheWindowAndAFullNumberOfTriesIsBack() {
    failTimes(5, NOON);
    Instant later = NOON.plus(RULE.window());

    assertThat(credential.beginAttempt(RULE, later.minusSeconds(1))).isFalse();
    for (int i = 1; i <= 5; i++) {
      assertThat(credential.beginAttempt(RULE, later)).as("attempt %d", i).isTrue();
    }
    assertThat(credential.beginAttempt(RULE, later)).isFalse();
  }

  @Test
  void eachLockInARowLastsTwiceAsLongAsTheOneBeforeUpToSixteenfold() {
    Instant now = NOON;
    for (int times : new int[] {1, 2, 4, 8, 16, 16}) {
      failTimes(5, now);

      assertThat(credential.lockedUntil()).contains(now.plus(RULE.window().multipliedBy(times)));
      now = credential.lockedUntil().orElseThrow();
    }
  }

  @Test
  void afterASuccessOrACalmDayALockIsShortAgain() {
    failTimes(5, NOON);
    credential.succeeded(NOON);
    failTimes(5, NOON);

    assertThat(credential.lockedUntil()).contains(NOON.plus(RULE.window()));

    Instant calm = NOON.plus(RULE.window()).plus(Duration.ofDays(1));
    failTimes(5, calm);

    assertThat(credential.lockedUntil()).contains(calm.plus(RULE.window()));
  }

  @Test
  void successOnTheFifthTryLiftsTheLock() {
    failTimes(5, NOON);

    credential.succeeded(NOON);

    assertThat(credential.isLocked(NOON)).isFalse();
    assertThat(credential.failedLoginAttempts()).isZero();
    assertThat(credential.lastLoginAt()).contains(NOON);
  }

  @Test
  void oldFailuresDoNotCount() {
    failTimes(4, NOON);

    Instant later = NOON.plus(RULE.window()).plus(Duration.ofSeconds(1));

    assertThat(credential.beginAttempt(RULE, later)).isTrue();
    assertThat(credential.failedLoginAttempts()).isEqualTo(1);
    assertThat(credential.isLocked(later)).isFalse();
  }

  @Test
  void aDeactivatedCredentialIsNeverChecked() {
    credential.deactivate();

    assertThat(credential.beginAttempt(RULE, NOON)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Ada", "ADA", " ada ", "\uff21\uff44\uff41"})
  void namesThatLookAlikeAreOneName(String spelling) {
    assertThat(UserCredential.key(spelling)).isEqualTo("ada");
  }

  private void failTimes(int times, Instant at) {
    for (int i = 0; i < times; i++) {
      credential.beginAttempt(RULE, at);
    }
  }
}
