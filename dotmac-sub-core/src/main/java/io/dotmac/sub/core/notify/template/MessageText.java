package io.dotmac.sub.core.notify.template;

import com.github.mustachejava.Binding;
import com.github.mustachejava.Code;
import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import com.github.mustachejava.TemplateContext;
import com.github.mustachejava.reflect.BaseObjectHandler;
import com.github.mustachejava.util.Wrapper;
import java.io.IOException;
import java.io.Reader;
import java.io.StringReader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A text with names to be filled in: <code>{{name}}</code> for a value, <code>{{#name}} {{/name}}
 * </code> for what is said if there is one, <code>{{^name}} {{/name}}</code> if there is none.
 *
 * <p>How long it takes and how much it gives is bounded by its own length: values are texts and
 * truths, so nothing repeats, and what else Mustache knows (partials, lambdas, other braces, values
 * that are not escaped) is refused.
 */
public final class MessageText {
  /** The longest text there can be. */
  public static final int LONGEST = 20_000;

  /** The longest value that is written; more of it is cut off. */
  public static final int LONGEST_VALUE = 500;

  /** A value can be five times as long as HTML; nothing gets near it that was checked. */
  private static final int MOST_WRITTEN =
      LONGEST + TagScan.MOST_TAGS * LONGEST_VALUE * "&quot;".length();

  private static final Templates TEMPLATES = new Templates();

  private final Mustache compiled;
  private final Set<String> names;

  private MessageText(Mustache compiled, Set<String> names) {
    this.compiled = compiled;
    this.names = names;
  }

  /** What is wrong with a text, if anything is. */
  public static Optional<String> flaw(String source) {
    return new TagScan(source).flaw();
  }

  /** A text without {@link #flaw}. */
  public static MessageText of(String source) {
    TagScan scan = new TagScan(source);
    scan.flaw().ifPresent(flaw -> {
      throw new IllegalArgumentException(flaw);
    });
    return new MessageText(TEMPLATES.compile(new StringReader(source), "a template"), scan.names());
  }

  /** The names that it uses. */
  public Set<String> names() {
    return names;
  }

  /** The text as it is read, such as an SMS. */
  public String plain(Map<String, Object> values) {
    return write(values, Form.PLAIN);
  }

  /** The text on one line, such as a subject. */
  public String line(Map<String, Object> values) {
    return write(values, Form.LINE).strip();
  }

  /** The text as HTML: what the values bring is escaped. */
  public String html(Map<String, Object> values) {
    return write(values, Form.HTML);
  }

  private String write(Map<String, Object> values, Form form) {
    Page page = new Page(form);
    compiled.execute(page, values);
    return page.toString();
  }

  private enum Form {
    PLAIN,
    LINE,
    HTML
  }

  /** Where it is written; ends what would become too long. */
  private static final class Page extends Writer {
    private final StringWriter out = new StringWriter();
    private final Form form;

    Page(Form form) {
      this.form = form;
    }

    @Override
    public void write(char[] from, int offset, int length) {
      if (out.getBuffer().length() + length > MOST_WRITTEN) {
        throw new IllegalStateException("a checked text gave more than " + MOST_WRITTEN);
      }
      out.write(from, offset, length);
    }

    void value(String value) {
      String some = value.length() > LONGEST_VALUE ? value.substring(0, LONGEST_VALUE) : value;
      String written = switch (form) {
        case PLAIN -> some;
        case LINE -> some.replaceAll("\\p{Cntrl}+", " ");
        case HTML -> escaped(some);
      };
      write(written.toCharArray(), 0, written.length());
    }

    private static String escaped(String text) {
      return text.replace("&", "&amp;")
          .replace("<", "&lt;")
          .replace(">", "&gt;")
          .replace("\"", "&quot;")
          .replace("'", "&#39;");
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}

    @Override
    public String toString() {
      return out.toString();
    }
  }

  private static final class Templates extends DefaultMustacheFactory {
    Templates() {
      setObjectHandler(new Values());
    }

    @Override
    public Reader getReader(String name) {
      throw new MustacheException("texts include no others");
    }

    @Override
    public void encode(String value, Writer writer) {
      if (writer instanceof Page page) {
        page.value(value);
      } else {
        throw new UncheckedIOException(new IOException("no page to write to"));
      }
    }
  }

  /** Looks names up in the map of values, and in nothing else. */
  private static final class Values extends BaseObjectHandler {
    @Override
    public Binding createBinding(@Nullable String name, TemplateContext context, Code code) {
      return scopes -> name == null ? null : value(name, scopes);
    }

    @Override
    public Wrapper find(String name, List<Object> scopes) {
      return found -> value(name, found);
    }

    private static @Nullable Object value(String name, List<Object> scopes) {
      return scopes.get(0) instanceof Map<?, ?> values ? values.get(name) : null;
    }
  }
}
