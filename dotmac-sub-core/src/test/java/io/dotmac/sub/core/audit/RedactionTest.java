package io.dotmac.sub.core.audit;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.tx.WireJson;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "new_password",
        "currentPassword",
        "shared_secret",
        "refresh_token",
        "api-key",
        "code",
        "recovery_codes",
        "pin",
        "cvv",
        "card_number",
        "private_key",
        "TOTP",
        "passphrase"
      })
  void fieldsAreKnownAsSecretByTheirNames(String field) {
    assertThat(Redaction.isSecret(field)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"country_code", "postal_code", "key_id", "pinned", "passed", "spanned", "note"})
  void othersAreNot(String field) {
    assertThat(Redaction.isSecret(field)).isFalse();
  }

  @Test
  void secretsAreMaskedOrLeftOutAtAnyDepthAndFlagsStay() {
    String sent = """
        {"name":"a","login":{"password":"x","list":[{"token":["y"]}]},"has_password":true,
         "pin":null,"note":"paid with 4111-1111-1111-1111, ref 4111111111111112",
         "n":5500000000000004}
        """;

    assertThat(Redaction.masked(WireJson.tree(sent)).toString())
        .isEqualTo("{\"name\":\"a\","
            + "\"login\":{\"password\":\"***\",\"list\":[{\"token\":\"***\"}]},"
            + "\"has_password\":true,\"pin\":null,"
            + "\"note\":\"paid with ***, ref 4111111111111112\",\"n\":\"***\"}");
    assertThat(Redaction.without(WireJson.tree(sent)).toString())
        .isEqualTo("{\"name\":\"a\",\"login\":{\"list\":[{}]},\"has_password\":true,\"pin\":null,"
            + "\"note\":\"paid with ***, ref 4111111111111112\",\"n\":\"***\"}");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111111",
        "5555 5555 5555 4444",
        "378282246310005",
        "6011111111111117",
        "3530111333300000",
        "2223003122003222"
      })
  void numbersOfCardsAreKnown(String number) {
    assertThat(Redaction.cards("see " + number + ".")).isEqualTo("see ***.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "4111111111111112", // no check digit
        "1767139200000", // a moment in milliseconds
        "352099001761481", // an IMEI, whose check digit is of the same kind
        "0190b3f0-0000-7000-8000-000000000000",
        "INV-000000000000000000123"
      })
  void otherLongNumbersStay(String number) {
    assertThat(Redaction.cards(number)).isEqualTo(number);
  }
}
