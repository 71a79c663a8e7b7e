package io.dotmac.sub.devices.backup;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/** What differs between two texts, in the form that {@code diff -u} and {@code patch} know. */
public final class UnifiedDiff {
  private static final int CONTEXT = 3;

  /** More differences than this are shown as one text in the place of another. */
  private static final int MOST = 1_500;

  /** A line of the comparison. */
  public record Line(Kind kind, String text) {
    /** Where a line stands. */
    public enum Kind {
      /** In both. */
      SAME,
      /** Only in the older. */
      REMOVED,
      /** Only in the newer. */
      ADDED,
      /** Where a part begins. */
      PLACE
    }

    /** With the sign in front. */
    @Override
    public String toString() {
      return switch (kind) {
        case SAME -> " " + text;
        case REMOVED -> "-" + text;
        case ADDED -> "+" + text;
        case PLACE -> text;
      };
    }
  }

  private UnifiedDiff() {}

  /** The parts that differ, with three lines around each; none when the texts are the same. */
  public static List<Line> lines(String older, String newer) {
    List<Line> all = compared(older.lines().toList(), newer.lines().toList());
    boolean[] shown = new boolean[all.size()];
    for (int i = 0; i < all.size(); i++) {
      if (all.get(i).kind() != Line.Kind.SAME) {
        Arrays.fill(shown, Math.max(0, i - CONTEXT), Math.min(all.size(), i + CONTEXT + 1), true);
      }
    }
    List<Line> out = new ArrayList<>();
    int old = 1;
    int next = 1;
    for (int i = 0; i < all.size(); i++) {
      if (shown[i] && (i == 0 || !shown[i - 1])) {
        int end = i;
        while (end < all.size() && shown[end]) {
          end++;
        }
        out.add(place(all.subList(i, end), old, next));
      }
      Line line = all.get(i);
      if (shown[i]) {
        out.add(line);
      }
      old += line.kind() == Line.Kind.ADDED ? 0 : 1;
      next += line.kind() == Line.Kind.REMOVED ? 0 : 1;
    }
    return out;
  }

  /** The whole, with the names of the texts at its head; empty when they are the same. */
  public static String text(String olderName, String newerName, String older, String newer) {
    List<Line> lines = lines(older, newer);
    if (lines.isEmpty()) {
      return "";
    }
    StringBuilder out = new StringBuilder("--- " + olderName + "\n+++ " + newerName + "\n");
    lines.forEach(line -> out.append(line).append('\n'));
    return out.toString();
  }

  private static Line place(List<Line> part, int old, int next) {
    long before = part.stream().filter(line -> line.kind() != Line.Kind.ADDED).count();
    long after = part.stream().filter(line -> line.kind() != Line.Kind.REMOVED).count();
    return new Line(
        Line.Kind.PLACE, "@@ -" + range(old, before) + " +" + range(next, after) + " @@");
  }

  /** A part without a line begins after the line before it. */
  private static String range(int start, long count) {
    return (count == 0 ? start - 1 : start) + (count == 1 ? "" : "," + count);
  }

  private static List<Line> compared(List<String> older, List<String> newer) {
    int head = 0;
    int least = Math.min(older.size(), newer.size());
    while (head < least && older.get(head).equals(newer.get(head))) {
      head++;
    }
    int tail = 0;
    while (tail < least - head
        && older.get(older.size() - 1 - tail).equals(newer.get(newer.size() - 1 - tail))) {
      tail++;
    }
    List<Line> all = new ArrayList<>();
    older.subList(0, head).forEach(text -> all.add(new Line(Line.Kind.SAME, text)));
    all.addAll(changed(
        older.subList(head, older.size() - tail), newer.subList(head, newer.size() - tail)));
    older
        .subList(older.size() - tail, older.size())
        .forEach(text -> all.add(new Line(Line.Kind.SAME, text)));
    return all;
  }

  /** Myers, An O(ND) Difference Algorithm (1986), remembering how far each diagonal was walked. */
  private static List<Line> changed(List<String> a, List<String> b) {
    int most = Math.min(MOST, a.size() + b.size());
    int[] far = new int[2 * most + 3];
    int middle = most + 1;
    List<int[]> steps = new ArrayList<>();
    for (int d = 0; d <= most; d++) {
      steps.add(Arrays.copyOfRange(far, middle - d - 1, middle + d + 2));
      for (int k = -d; k <= d; k += 2) {
        boolean down = k == -d || k != d && far[middle + k - 1] < far[middle + k + 1];
        int x = down ? far[middle + k + 1] : far[middle + k - 1] + 1;
        int y = x - k;
        while (x < a.size() && y < b.size() && a.get(x).equals(b.get(y))) {
          x++;
          y++;
        }
        far[middle + k] = x;
        if (x >= a.size() && y >= b.size()) {
          return backwards(a, b, steps);
        }
      }
    }
    List<Line> all = new ArrayList<>();
    a.forEach(text -> all.add(new Line(Line.Kind.REMOVED, text)));
    b.forEach(text -> all.add(new Line(Line.Kind.ADDED, text)));
    return all;
  }

  private static List<Line> backwards(List<String> a, List<String> b, List<int[]> steps) {
    List<Line> all = new ArrayList<>();
    int x = a.size();
    int y = b.size();
    for (int d = steps.size() - 1; d >= 0; d--) {
      int[] far = steps.get(d);
      int k = x - y;
      // What is remembered of step d begins at the diagonal -d - 1.
      int at = k + d + 1;
      boolean down = k == -d || k != d && far[at - 1] < far[at + 1];
      int fromX = d == 0 ? 0 : down ? far[at + 1] : far[at - 1];
      int fromY = d == 0 ? 0 : fromX - (down ? k + 1 : k - 1);
      while (x > fromX && y > fromY) {
        x--;
        y--;
        all.add(new Line(Line.Kind.SAME, a.get(x)));
      }
      if (d > 0 && down) {
        y--;
        all.add(new Line(Line.Kind.ADDED, b.get(y)));
      } else if (d > 0) {
        x--;
        all.add(new Line(Line.Kind.REMOVED, a.get(x)));
      }
    }
    Collections.reverse(all);
    return all;
  }
}
