package io.dotmac.sub.core.notify.template;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the tags of a text: which names it uses, and what is wrong with it. */
final class TagScan {
  static final int MOST_TAGS = 200;

  private static final int DEEPEST = 8;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,63}");

  private final String source;
  private final Set<String> names = new LinkedHashSet<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final @Nullable String flaw;

  TagScan(String source) {
    this.source = source;
    this.flaw = source.length() > MessageText.LONGEST
        ? "at most " + MessageText.LONGEST + " characters were expected and " + source.length()
            + " found"
        : source.indexOf('\0') >= 0 ? "a text without the NUL character was expected" : scan();
  }

  Optional<String> flaw() {
    return Optional.ofNullable(flaw);
  }

  /** In the order of their first use. */
  Set<String> names() {
    return names;
  }

  private @Nullable String scan() {
    int tags = 0;
    int at = source.indexOf("{{");
    while (at >= 0) {
      int end = source.indexOf("}}", at);
      if (end < 0) {
        return where(at) + "'{{' has no '}}'";
      }
      tags++;
      String wrong = tags > MOST_TAGS
          ? "at most " + MOST_TAGS + " names in braces were expected"
          : tag(source.substring(at + 2, end).strip());
      if (wrong != null) {
        return where(at) + wrong;
      }
      at = source.indexOf("{{", end + 2);
    }
    return open.isEmpty() ? null : "'{{#" + open.peek() + "}}' has no '{{/" + open.peek() + "}}'";
  }

  private String where(int at) {
    return "line " + (source.substring(0, at).lines().count() + (endsLine(at) ? 1 : 0)) + ": ";
  }

  /** Whether {@code at} begins a line, which the text before it does not count. */
  private boolean endsLine(int at) {
    return at == 0 || source.charAt(at - 1) == '\n';
  }

  private @Nullable String tag(String inside) {
    if (inside.isEmpty()) {
      return "a name was expected between '{{' and '}}'";
    }
    char kind = inside.charAt(0);
    String name = "#^/".indexOf(kind) < 0 ? inside : inside.substring(1).strip();
    if (!NAME.matcher(name).matches()) {
      return "a name such as {{first_name}}, {{#due_on}}, {{^due_on}} or {{/due_on}} was expected"
          + " and '{{" + shortened(inside) + "}}' found";
    }
    return switch (kind) {
      case '#', '^' -> opened(name);
      case '/' -> closed(name);
      default -> used(name);
    };
  }

  private static String shortened(String text) {
    return text.length() > 40 ? text.substring(0, 40) + "..." : text;
  }

  private @Nullable String used(String name) {
    names.add(name);
    return null;
  }

  private @Nullable String opened(String name) {
    names.add(name);
    open.push(name);
    return open.size() > DEEPEST ? "at most " + DEEPEST + " conditions in each other" : null;
  }

  private @Nullable String closed(String name) {
    String expected = open.poll();
    return name.equals(expected)
        ? null
        : "'{{/" + name + "}}' ends what was not begun"
            + (expected == null ? "" : ": '{{/" + expected + "}}' was expected");
  }
}
