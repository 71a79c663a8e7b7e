package io.dotmac.sub.server.web;

import com.github.mustachejava.DefaultMustacheFactory;
import com.github.mustachejava.Mustache;
import com.github.mustachejava.MustacheException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;

/**
 * Turns a template and a page model into HTML.
 *
 * <p>A template sees exactly four names: {@code t} (the words in the reader's language), {@code a}
 * (addresses of static files), {@code shell} (the frame around the page: navigation, user, form
 * token) and {@code page} (the model). A name that is in none of them is a defect and fails the
 * request, rather than leaving a hole in the page. Compiled templates are kept for the life of the
 * renderer.
 */
public final class Renderer {
  private final Assets assets;
  private final Templates templates = new Templates();

  public Renderer(Assets assets) {
    this.assets = assets;
  }

  /**
   * Renders {@code template}, a path below {@code templates/} without its extension.
   *
   * @param shell the frame, a record of the layout the template names
   * @param page the model, a record of finished strings
   */
  public String render(String template, Locale locale, Object shell, Object page) {
    Map<String, Object> scope =
        Map.of("t", Messages.of(locale).tree(), "a", assets.urls(), "shell", shell, "page", page);
    StringWriter out = new StringWriter(16_384);
    templates.compile(template + Templates.EXTENSION).execute(out, scope);
    return out.toString();
  }

  /** Compiles {@code template} now, so that the first reader does not wait for it. */
  public void prepare(String template) {
    Mustache compiled = templates.compile(template + Templates.EXTENSION);
    compiled.init();
  }

  /** Templates on the class path; partials and layouts are named from the root, not relatively. */
  private static final class Templates extends DefaultMustacheFactory {
    static final String EXTENSION = ".mustache";

    Templates() {
      setObjectHandler(new ModelHandler());
    }

    @Override
    public String resolvePartialPath(String dir, String name, String extension) {
      return name + EXTENSION;
    }

    @Override
    public Reader getReader(String resourceName) {
      InputStream in = Renderer.class.getResourceAsStream("/templates/" + resourceName);
      if (in == null) {
        throw new MustacheException("no template " + resourceName);
      }
      return new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
    }

    @Override
    public void encode(String value, Writer writer) {
      try {
        for (int i = 0; i < value.length(); i++) {
          char c = value.charAt(i);
          switch (c) {
            case '&' -> writer.write("&amp;");
            case '<' -> writer.write("&lt;");
            case '>' -> writer.write("&gt;");
            case '"' -> writer.write("&quot;");
            case '\'' -> writer.write("&#39;");
            default -> writer.write(c);
          }
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
