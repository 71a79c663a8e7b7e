package io.dotmac.sub.server.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.server.testing.ApiClient;
import io.dotmac.sub.server.testing.ServerFixture;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Lists for spreadsheets. */
class CsvHttpTest {
  private static final int ROWS = 451;

  private final ServerFixture server = ServerFixture.start();

  @Test
  void hasEveryRowOfTheFilterOnceUnlessALimitWasAskedFor() {
    List<String> all = IntStream.range(0, ROWS)
        .mapToObj(i -> server.one().subscriber().toString())
        .toList();
    ApiClient sheets = server.one().admin().with("Accept", "text/csv");

    assertThat(ids(sheets, "")).containsExactlyInAnyOrderElementsOf(all);
    assertThat(ids(sheets, "?order_by=email&status=active"))
        .containsExactlyInAnyOrderElementsOf(all);
    assertThat(ids(sheets, "?offset=400")).hasSize(ROWS - 400);
    assertThat(ids(sheets, "?limit=2")).hasSize(2);
    assertThat(ids(sheets, "?status=canceled")).isEmpty();
  }

  private static List<String> ids(ApiClient sheets, String query) {
    return sheets
        .get("/subscribers" + query)
        .body()
        .lines()
        .skip(1)
        .map(line -> line.substring(0, line.indexOf(',')))
        .toList();
  }
}
