package io.dotmac.sub.core.access.voucher;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

class VoucherCodeTest {
  @Test
  void aCodeHasThePrefixAndSignsThatCannotBeMistaken() {
    for (int i = 0; i < 1_000; i++) {
      assertThat(VoucherCode.next("D", 10)).matches("D[" + VoucherCode.ALPHABET + "]{10}");
    }
    assertThat(VoucherCode.ALPHABET).hasSize(31).doesNotContain("0", "O", "1", "I", "L");
  }

  @Test
  void everySignComesUpAboutAsOften() {
    int[] seen = new int[VoucherCode.ALPHABET.length()];
    String signs = VoucherCode.next("", 310_000);
    signs.chars().forEach(sign -> seen[VoucherCode.ALPHABET.indexOf(sign)]++);

    // 10,000 each, with a standard deviation of 98: a remainder taken of 256 would give 11,111.
    assertThat(Arrays.stream(seen).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(9_300, 10_700));
  }

  @Test
  void hyphensSpacesAndSmallLettersDoNotMatter() {
    assertThat(VoucherCode.printed("DABCDEFGH")).isEqualTo("DABC-DEFG-H");
    assertThat(VoucherCode.canonical(" dabc-DEFG h ")).isEqualTo("DABCDEFGH");
  }
}
