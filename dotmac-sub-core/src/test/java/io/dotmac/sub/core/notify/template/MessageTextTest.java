package io.dotmac.sub.core.notify.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MessageTextTest {
  private static String plain(String source, Map<String, Object> values) {
    return MessageText.of(source).plain(values);
  }

  @Test
  void valuesAreFilledInAndWhatHasNoneIsLeftOut() {
    assertThat(plain("Hello {{ name }}{{#plan}} on {{plan}}{{/plan}}.", Map.of("name", "Ada")))
        .isEqualTo("Hello Ada.");
    assertThat(plain("{{#on}}yes{{/on}}{{^on}}no{{/on}}", Map.of("on", true))).isEqualTo("yes");
    assertThat(plain("{{#on}}yes{{/on}}{{^on}}no{{/on}}", Map.of("on", false))).isEqualTo("no");
    assertThat(plain("{{#on}}yes{{/on}}{{^on}}no{{/on}}", Map.of("on", ""))).isEqualTo("no");
    assertThat(plain("{{#plan}}{{name}}{{/plan}}", Map.of("plan", "Home", "name", "Ada")))
        .isEqualTo("Ada");
  }

  @Test
  void aValueIsEscapedInHtmlAndNowhereElse() {
    MessageText text = MessageText.of("<b>{{name}}</b>");
    Map<String, Object> values = Map.of("name", "<script>'\"&");

    assertThat(text.html(values)).isEqualTo("<b>&lt;script&gt;&#39;&quot;&amp;</b>");
    assertThat(text.plain(values)).isEqualTo("<b><script>'\"&</b>");
  }

  @Test
  void aValueCannotBeginALineOfItsOwnInASubject() {
    assertThat(MessageText.of("For {{name}}")
            .line(Map.of("name", "Ada\r\nBcc: everybody@example.com\u0000x")))
        .isEqualTo("For Ada Bcc: everybody@example.com x");
  }

  @Test
  void aValueThatIsATemplateIsTextAndIsCutOffWhereItIsTooLong() {
    assertThat(plain("{{name}}", Map.of("name", "{{other}}", "other", "x"))).isEqualTo("{{other}}");
    assertThat(plain("{{name}}", Map.of("name", "a".repeat(501)))).hasSize(500);
    assertThat(plain("{{name}}", Map.of("name", "a".repeat(500)))).hasSize(500);
  }

  @Test
  void whatIsNeitherANameNorAConditionIsRefusedWithItsLine() {
    for (String source : List.of(
        "{{>other}}",
        "{{<layout}}{{/layout}}",
        "{{$block}}{{/block}}",
        "{{{name}}}",
        "{{&name}}",
        "{{=<% %>=}}<%name%>",
        "{{%pragma}}",
        "{{! a note}}",
        "{{name.length}}",
        "{{.}}",
        "{{Name}}",
        "{{}}",
        "{{class}} {{getClass().forName('x')}}",
        "{{#a}}",
        "{{/a}}",
        "{{#a}}{{/b}}",
        "{{name",
        "\0")) {
      assertThat(MessageText.flaw(source)).as(source).isPresent();
      assertThatThrownBy(() -> MessageText.of(source))
          .as(source)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(MessageText.flaw(source).orElseThrow());
    }
    assertThat(MessageText.flaw("one\ntwo\n{{>x}}").orElse("")).startsWith("line 3: ");
    assertThat(MessageText.flaw("{{>x}}").orElse("")).startsWith("line 1: ");
  }

  @Test
  void sizesHaveLimitsThatHoldAtTheirEdges() {
    assertThat(MessageText.flaw("a".repeat(19_999))).isEmpty();
    assertThat(MessageText.flaw("a".repeat(20_000))).isEmpty();
    assertThat(MessageText.flaw("a".repeat(20_001))).isPresent();
    assertThat(MessageText.flaw("{{a}}".repeat(199))).isEmpty();
    assertThat(MessageText.flaw("{{a}}".repeat(200))).isEmpty();
    assertThat(MessageText.flaw("{{a}}".repeat(201))).isPresent();
    assertThat(MessageText.flaw("{{#a}}".repeat(8) + "{{/a}}".repeat(8))).isEmpty();
    assertThat(MessageText.flaw("{{#a}}".repeat(9) + "{{/a}}".repeat(9))).isPresent();
  }

  @Test
  void theWorstTextThereCanBeStaysSmall() {
    Map<String, Object> values = new HashMap<>();
    values.put("a", "\"".repeat(10_000));
    String bomb = "{{#a}}".repeat(8) + "{{a}}".repeat(184) + "{{/a}}".repeat(8);

    assertThat(MessageText.of(bomb).plain(values)).hasSize(184 * 500);
    assertThat(MessageText.of(bomb).html(values)).hasSize(184 * 500 * 6);
  }
}
