package io.dotmac.sub.devices.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ScriptTemplateTest {
  private static final String BODY = """
      # {{this}} is for people
      ! in interface gpon {{frame}}/{{slot}}
      ont modify {{port}} {{ ont }} desc {{description}}
      ! undo ont modify {{port}} {{ont}} desc none
      ! check display ont info {{port}} {{ont}} => {{description}}
      """;
  private static final Map<String, String> VALUES =
      Map.of("frame", "0", "slot", "1", "port", "2", "ont", "3", "description", "Ada Obi");

  @Test
  void valuesArePutInAsTheDeviceTakesThem() {
    ScriptTemplate template = ScriptTemplate.of(BODY);

    assertThat(template.names()).containsExactly("description", "frame", "ont", "port", "slot");
    ConfigScript script = template.script("describe", VALUES, ValueStyle.SMARTAX);
    assertThat(script.lines().get(0).mode()).isEqualTo("interface gpon 0/1");
    assertThat(script.lines().get(0).command()).isEqualTo("ont modify 2 3 desc \"Ada Obi\"");
  }

  @Test
  void aValueThatIsMissingIsNamed() {
    assertThatThrownBy(() -> ScriptTemplate.of(BODY)
            .script("describe", Map.of("frame", "0", "slot", "1"), ValueStyle.SMARTAX))
        .isInstanceOfSatisfying(
            DeviceException.class,
            e -> assertThat(e.error())
                .isInstanceOfSatisfying(
                    DeviceError.Invalid.class, no -> assertThat(no.field()).isEqualTo("port")));
  }

  @Test
  void noValueEndsItsCommandOrItsLine() {
    ScriptTemplate template = ScriptTemplate.of(BODY);
    for (String nasty : new String[] {
      "x\n! in config\nreboot",
      "x\r\nreboot",
      "x\"; reboot",
      "x; reboot",
      "x?",
      "$(x)",
      "[x]",
      "{{ont}}"
    }) {
      Map<String, String> values = new java.util.HashMap<>(VALUES);
      values.put("description", nasty);
      ConfigScript script;
      try {
        script = template.script("describe", values, ValueStyle.ROUTEROS);
      } catch (ConfigScript.ScriptException e) {
        throw new AssertionError(nasty, e);
      }
      assertThat(script.lines()).as(nasty).hasSize(1);
      assertThat(script.lines().get(0).command())
          .as(nasty)
          .matches("ont modify 2 3 desc \"[A-Za-z0-9\\\\]*\"");
      assertThatThrownBy(() -> template.script("describe", values, ValueStyle.SMARTAX))
          .as(nasty)
          .isInstanceOf(DeviceException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      desc "{{x}}"      | quoted by itself
      desc "a {{x}} b"  | within quotes
      desc {{{x}}}      | is no value
      desc {{&x}}       | is no value
      {{>other}}        | is no value
      {{#x}}a{{/x}}     | is no value
      {{=<% %>=}}       | is no value
      {{X}}             | is no value
      {{x               | without the other
      x}}               | without the other
      {{}}              | is no value
      """)
  void whatIsNoValueIsRefusedWithItsLine(String line, String why) {
    assertThatThrownBy(() -> ScriptTemplate.of("vlan 1\n" + line))
        .isInstanceOf(ConfigScript.ScriptException.class)
        .hasMessageContaining("line 2")
        .hasMessageContaining(why);
  }
}
