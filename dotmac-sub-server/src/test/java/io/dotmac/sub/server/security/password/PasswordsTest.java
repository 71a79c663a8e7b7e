package io.dotmac.sub.server.security.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.password4j.Argon2Function;
import com.password4j.types.Argon2;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordsTest {
  private static final Passwords PASSWORDS = new Passwords();

  @ParameterizedTest
  @ValueSource(strings = {"correct horse", "p\u00e4ssw\u00f6rd \u20a6", " spaces kept "})
  void aPasswordMatchesItsOwnHashOnly(String password) {
    String stored = PASSWORDS.hash(password);

    assertThat(stored).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
    assertThat(PASSWORDS.verify(password, stored)).isEqualTo(new Passwords.Check(true, false));
    assertThat(PASSWORDS.verify(password + "x", stored).matches()).isFalse();
    assertThat(PASSWORDS.verify(password.strip() + "\n", stored).matches()).isFalse();
  }

  @ParameterizedTest(name = "{0}")
  @CsvSource(
      delimiter = '|',
      value = {
        "bcrypt      | $2b$04$R60wNrnk4cxs.MT/aWj2du1q5fRupBtwycOzCa2crHcd/wDT.7xZ6",
        "bcrypt, PHP | $2y$04$R60wNrnk4cxs.MT/aWj2du1q5fRupBtwycOzCa2crHcd/wDT.7xZ6",
        "Passlib     | $pbkdf2-sha256$29000$MDEyMzQ1Njc4OWFiY2RlZg"
            + "$AAd06bRYG9KjXYoIjyZrs6uKOnM81KvcdJozN513SLY",
        "Django      | pbkdf2_sha256$26000$saltsalt$90qSMLhOUUFMMKRnbP2ipRcMBrBjpN3pv0dJPzXdtpg=",
        "Django 512  | pbkdf2_sha512$1000$saltsalt$UtSL"
            + "/yyZUWBGg19ryU0YiQpqDky425Qf38GvivasD7lpObFy"
            + "J3EShP/WTZvfqgKm8d4Hb7VQIrV2CfxZZLXA1w==",
      })
  void anImportedHashMatchesOnceAndIsReportedAsOutdated(String kind, String stored) {
    assertThat(PASSWORDS.verify("imported secret", stored))
        .isEqualTo(new Passwords.Check(true, true));
    assertThat(PASSWORDS.verify("imported secreT", stored).matches()).isFalse();
  }

  @Test
  void aWeakerArgonHashIsReportedAsOutdated() {
    String weak = Argon2Function.getInstance(1024, 1, 1, 32, Argon2.ID)
        .hash("imported secret")
        .getResult();

    assertThat(PASSWORDS.verify("imported secret", weak))
        .isEqualTo(new Passwords.Check(true, true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "plain text",
        "$argon2id$",
        "$argon2id$v=19$m=1,t=1,p=1$$",
        "$2b$04$short",
        "$1$md5$x",
        "pbkdf2_sha256$99999999$salt$AAAA",
        "pbkdf2_sha256$0$salt$AAAA"
      })
  void anUnreadableHashMatchesNothing(String stored) {
    assertThat(PASSWORDS.verify("", stored).matches()).isFalse();
    assertThat(PASSWORDS.verify("plain text", stored).matches()).isFalse();
  }

  @Test
  void inputBeyondTheLimitIsNeverHashed() {
    String atTheLimit = "x".repeat(Passwords.MAX_BYTES);
    String stored = PASSWORDS.hash(atTheLimit);

    assertThat(PASSWORDS.verify(atTheLimit, stored).matches()).isTrue();
    assertThat(PASSWORDS.verify(atTheLimit + "x", stored).matches()).isFalse();
    assertThatThrownBy(() -> PASSWORDS.hash(atTheLimit + "x"))
        .isInstanceOf(IllegalArgumentException.class);
    assertThat(PASSWORDS.verify("x".repeat(1 << 20), stored).matches()).isFalse();
  }
}
