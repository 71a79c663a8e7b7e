package io.dotmac.sub.devices.backup;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {
  private static String numbers(int from, int to) {
    return IntStream.rangeClosed(from, to).mapToObj(i -> i + "\n").collect(Collectors.joining());
  }

  @Test
  void textsThatAreTheSameHaveNoDifference() {
    assertThat(UnifiedDiff.text("a", "b", numbers(1, 9), numbers(1, 9))).isEmpty();
    assertThat(UnifiedDiff.lines("", "")).isEmpty();
  }

  @Test
  void eachPartHasThreeLinesAroundItAndSaysWhereItIs() {
    String older = numbers(1, 20);
    String newer = older.replace("\n5\n", "\nfive\n").replace("\n18\n", "\n").concat("21\n");

    assertThat(UnifiedDiff.text("older", "newer", older, newer)).isEqualTo("""
        --- older
        +++ newer
        @@ -2,7 +2,7 @@
         2
         3
         4
        -5
        +five
         6
         7
         8
        @@ -15,6 +15,6 @@
         15
         16
         17
        -18
         19
         20
        +21
        """);
    assertThat(UnifiedDiff.text("o", "n", "", "a\n")).endsWith("@@ -0,0 +1 @@\n+a\n");
    assertThat(UnifiedDiff.text("o", "n", "a\n", "")).endsWith("@@ -1 +0,0 @@\n-a\n");
  }

  /** The older text with the difference applied; lines that are not shown are the same. */
  private static List<String> patched(List<String> older, List<UnifiedDiff.Line> difference) {
    List<String> out = new ArrayList<>();
    int at = 0;
    for (UnifiedDiff.Line line : difference) {
      switch (line.kind()) {
        case PLACE -> {
          String[] range = line.text().split("[ ,]");
          int start = -Integer.parseInt(range[1]);
          boolean none = range[2].equals("0");
          while (at < (none ? start : start - 1)) {
            out.add(older.get(at++));
          }
        }
        case SAME -> {
          assertThat(older.get(at)).isEqualTo(line.text());
          out.add(older.get(at++));
        }
        case REMOVED -> assertThat(older.get(at++)).isEqualTo(line.text());
        case ADDED -> out.add(line.text());
      }
    }
    out.addAll(older.subList(at, older.size()));
    return out;
  }

  @Test
  void theOlderTextAndTheDifferenceMakeTheNewer() {
    for (int seed = 0; seed < 400; seed++) {
      Random random = new Random(seed);
      List<String> older =
          random.ints(random.nextInt(40), 0, 6).mapToObj(String::valueOf).toList();
      List<String> newer = new ArrayList<>(older);
      for (int i = random.nextInt(12); i > 0; i--) {
        int place = random.nextInt(newer.size() + 1);
        if (random.nextBoolean() || place == newer.size()) {
          newer.add(place, "n" + random.nextInt(3));
        } else {
          newer.remove(place);
        }
      }

      List<UnifiedDiff.Line> difference =
          UnifiedDiff.lines(String.join("\n", older), String.join("\n", newer));

      assertThat(patched(older, difference)).as("seed " + seed).isEqualTo(newer);
    }
  }

  @Test
  void textsWithNothingInCommonAreShownWhole() {
    assertThat(UnifiedDiff.lines(numbers(1, 2_000), numbers(5_001, 7_000)))
        .hasSize(4_001)
        .filteredOn(line -> line.kind() == UnifiedDiff.Line.Kind.ADDED)
        .hasSize(2_000);
  }
}
