package io.dotmac.sub.server.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class OpenedTest {
  private final List<String> closed = new ArrayList<>();

  @Test
  void whatWasOpenedLastIsClosedFirstAndEachOnce() {
    Opened opened = Opened.first(() -> closed.add("database"));
    opened.then(() -> closed.add("server"));

    opened.close();
    opened.close();

    assertThat(closed).containsExactly("server", "database");
  }

  @Test
  void aPartThatDoesNotCloseKeepsNoOtherOpen() {
    Opened opened = Opened.first(() -> closed.add("database"));
    opened.then(() -> {
      throw new IllegalStateException("the server hangs");
    });

    opened.close();

    assertThat(closed).containsExactly("database");
  }
}
