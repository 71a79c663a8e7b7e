package io.dotmac.sub.billing.bulk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.billing.Isp;
import java.math.BigDecimal;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BulkInsertDbTest {
  private static final List<@Nullable String> TEXTS = java.util.Arrays.asList(
      "plain",
      "",
      null,
      "NULL",
      "\"quoted\"",
      "back\\slash\\",
      "{a,b}",
      " spaces ",
      "line\nbreak\ttab",
      "Ọlá, 東京 \uD83D\uDE80",
      "'; drop table invoice; --");

  private final Isp isp = Isp.open();

  @Test
  void everyTextArrivesAsItWas() {
    List<@Nullable String> read = isp.tx(tx -> {
      tx.jdbc(connection -> {
        try (Statement create = connection.createStatement()) {
          return create.execute("create temporary table bulk_text"
              + " (tenant_id uuid, no int, words text, amount numeric, data jsonb) on commit drop");
        }
      });
      BulkInsert rows =
          new BulkInsert("bulk_text", "no int4", "words text", "amount numeric", "data jsonb");
      for (int i = 0; i < TEXTS.size(); i++) {
        rows.row(i, TEXTS.get(i), new BigDecimal("1.50"), "{\"a\": \"\\\"b\\\\\"}");
      }
      rows.execute(tx);
      assertThat(BulkRead.rows(
              tx,
              "select count(*) from bulk_text where amount = 1.5 and data->>'a' = '\"b\\'"
                  + " and tenant_id = ?",
              row -> row.getInt(1),
              tx.tenant().value()))
          .containsExactly(TEXTS.size());
      return new ArrayList<>(
          BulkRead.rows(tx, "select words from bulk_text order by no", row -> row.getString(1)));
    });

    assertThat(read).isEqualTo(TEXTS);
  }

  @Test
  void aRowOfAnotherLengthIsRefused() {
    BulkInsert rows = new BulkInsert("bulk_text", "no int4", "words text");

    assertThatThrownBy(() -> rows.row(1)).hasMessageContaining("2 columns and 1 values");
  }
}
