package io.dotmac.sub.radius;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The table of rules names tests that there are. */
class RulesReferenceTest {
  private static final Path REFERENCE = Path.of("../docs/reference/radius-rules.md");
  private static final Path TESTS = Path.of("src/test/java");
  private static final Pattern ROW =
      Pattern.compile("\\| ((?:RFC|CVE)[^|]*) \\|([^|]*)\\|([^|]+)\\| `(\\w+)\\.(\\w+)` \\|");

  @Test
  void everyStatementHasATestThatExists() throws IOException {
    List<String> missing = new ArrayList<>();
    int rows = 0;
    for (String line : Files.readAllLines(REFERENCE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows++;
        if (!isTest(row.group(4), row.group(5))) {
          missing.add(row.group(4) + "." + row.group(5));
        }
      } else if (line.startsWith("| RFC") || line.startsWith("| CVE")) {
        missing.add("a row of another form: " + line);
      }
    }

    assertThat(missing).isEmpty();
    assertThat(rows).isGreaterThan(50);
  }

  private static boolean isTest(String type, String method) throws IOException {
    try (Stream<Path> files = Files.walk(TESTS)) {
      List<Path> found =
          files.filter(file -> file.endsWith(Path.of(type + ".java"))).toList();
      Pattern declaration = Pattern.compile("@(Parameterized)?Test\\b[^;]*?void " + method + "\\(");
      return found.size() == 1
          && declaration.matcher(Files.readString(found.get(0))).find();
    }
  }
}
