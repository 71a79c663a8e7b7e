package io.dotmac.sub.server.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.mustachejava.MustacheException;
import io.dotmac.sub.server.web.auth.LoginPage;
import io.dotmac.sub.server.web.part.Errors;
import io.dotmac.sub.server.web.part.Person;
import io.dotmac.sub.server.web.part.PlainShell;
import io.dotmac.sub.server.web.part.Rows;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TemplatesTest {
  private static final Path ROOT = Path.of("src/main/resources/templates");
  private static final Pattern WORD = Pattern.compile("\\{\\{t\\.([a-z0-9_.]+)}}");
  private static final Pattern ICON = Pattern.compile("\\{\\{a\\.icons}}#([a-z0-9-]+)");

  private final Renderer renderer = new Renderer(new Assets());

  @Test
  void everyPageRendersInEveryLanguageWithoutHoles() {
    for (String language : Messages.LANGUAGES) {
      SamplePages.all().forEach((name, sample) -> {
        String html = renderer.render(
            sample.template(), Locale.forLanguageTag(language), sample.shell(), sample.page());
        assertThat(html).as(name).endsWith("</html>\n");
        assertThat(html).as(name).doesNotContain("{{", ">null<", "undefined", "NaN");
        assertThat(html).as(name).doesNotContain(" style=", "<script>", "onclick", "hx-on");
      });
    }
  }

  @Test
  void textOfPeopleIsEscaped() {
    String html = renderer.render(
        "auth/login",
        Locale.ENGLISH,
        new PlainShell("en", Person.of("<b>Lagoon", ""), "to\"ken"),
        new LoginPage(
            "",
            "\"><script>alert(1)</script>",
            "/",
            Errors.NONE,
            false,
            "",
            Rows.of(List.of()),
            null));

    assertThat(html).doesNotContain("<script>alert", "<b>Lagoon", "to\"ken");
    assertThat(html).contains("&quot;&gt;&lt;script&gt;alert(1)", "&lt;b&gt;Lagoon");
  }

  @Test
  void aNameThatNoModelDeclaresFailsThePage() {
    PlainShell shell = new PlainShell("en", Person.of("Lagoon", ""), "token");

    assertThatThrownBy(
            () -> renderer.render("auth/login", Locale.ENGLISH, shell, Map.of("text", "hello")))
        .isInstanceOf(MustacheException.class)
        .hasStackTraceContaining("is not declared");
  }

  @Test
  void noTemplateWritesUnescapedText() throws IOException {
    for (Path template : templates()) {
      assertThat(Files.readString(template)).as(template.toString()).doesNotContain("{{{", "{{&");
    }
  }

  @Test
  void everyFormThatChangesSomethingCarriesTheToken() throws IOException {
    for (Path template : templates()) {
      String text = Files.readString(template);
      for (String form : text.split("<form", -1)) {
        if (form.contains("method=\"post\"")) {
          assertThat(form.split("</form>", -1)[0])
              .as(template.toString())
              .contains("{{>parts/csrf}}");
        }
      }
    }
  }

  @Test
  void everyWordAndEveryIconOfATemplateExists() throws IOException {
    Messages english = Messages.of(Locale.ENGLISH);
    String sprite = Files.readString(Path.of("src/main/resources/assets/icons.svg"));
    for (Path template : templates()) {
      String text = Files.readString(template);
      Matcher word = WORD.matcher(text);
      while (word.find()) {
        assertThat(english.has(word.group(1)))
            .as(template + " uses " + word.group(1))
            .isTrue();
      }
      Matcher icon = ICON.matcher(text);
      while (icon.find()) {
        assertThat(sprite).as(template.toString()).contains("id=\"" + icon.group(1) + "\"");
      }
    }
  }

  private static List<Path> templates() throws IOException {
    try (Stream<Path> all = Files.walk(ROOT)) {
      return all.filter(path -> path.toString().endsWith(".mustache")).toList();
    }
  }
}
