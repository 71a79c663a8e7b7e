package io.dotmac.sub.server.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page of defects that must not come back names tests that there are. */
class RegressionsTest {
  private static final Path PAGE = Sources.ROOT.resolve("docs/reference/regressions.md");
  private static final Path INVARIANTS = Sources.ROOT.resolve("docs/reference/invariants.md");
  private static final Pattern ROW = Pattern.compile("\\| (\\d+) \\|.*\\| (.*) \\|");
  private static final Pattern NUMBERED = Pattern.compile("^\\| (\\d+) \\|");
  private static final Pattern NAMED = Pattern.compile("`([\\w.]+Test)#(\\w+)`");

  /** An annotation of a test, and no end of a method between it and the name. */
  private static final String ANNOTATED =
      "@(?:Test|ParameterizedTest|RepeatedTest)\\b(?:(?!\n  }\n).)*\\bvoid ";

  private static final List<String> MODULES =
      List.of("core", "billing", "radius", "devices", "server");

  @Test
  void everyTestThatHoldsADefectExistsByItsName() throws IOException {
    assertThat(named(PAGE)).isGreaterThan(60);
  }

  @Test
  void eachInvariantOfMoneyIsHeldByTestsThatThereAre() throws IOException {
    assertThat(named(INVARIANTS)).isGreaterThan(25);
    List<Integer> rows = new ArrayList<>();
    for (String line : Files.readAllLines(INVARIANTS)) {
      Matcher row = NUMBERED.matcher(line);
      if (row.find()) {
        rows.add(Integer.valueOf(row.group(1)));
        assertThat(NAMED.matcher(line).find()).as(line).isTrue();
      }
    }
    assertThat(rows).isEqualTo(IntStream.rangeClosed(1, 25).boxed().toList());
  }

  /** How many tests a page names; each of them exists. */
  private static int named(Path page) throws IOException {
    List<String> missing = new ArrayList<>();
    int found = 0;
    Matcher named = NAMED.matcher(Files.readString(page));
    while (named.find()) {
      found++;
      Pattern method = Pattern.compile(ANNOTATED + named.group(2) + "\\(", Pattern.DOTALL);
      boolean exists =
          source(named.group(1)).map(text -> method.matcher(text).find()).orElse(false);
      if (!exists) {
        missing.add(named.group());
      }
    }

    assertThat(missing).isEmpty();
    return found;
  }

  @Test
  void eachOfTheFortyIsHeldByATestOrSaidToBelongToALaterCapability() throws IOException {
    List<Integer> rows = new ArrayList<>();
    List<String> open = new ArrayList<>();
    for (String line : Files.readAllLines(PAGE)) {
      Matcher row = ROW.matcher(line);
      if (row.matches()) {
        rows.add(Integer.valueOf(row.group(1)));
        if (!NAMED.matcher(row.group(2)).find()
            && !row.group(2).contains("belongs to a later capability")) {
          open.add(line);
        }
      }
    }

    assertThat(rows)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.rangeClosed(1, 40).boxed().toList());
    assertThat(open).isEmpty();
  }

  private static Optional<String> source(String type) throws IOException {
    for (String module : MODULES) {
      Path file = Sources.ROOT.resolve("dotmac-sub-" + module + "/src/test/java/io/dotmac/sub/"
          + type.replace('.', '/') + ".java");
      if (Files.exists(file)) {
        return Optional.of(Files.readString(file));
      }
    }
    return Optional.empty();
  }
}
