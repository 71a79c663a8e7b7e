package io.dotmac.sub.devices.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigScriptTest {
  private static final String SCRIPT = """
      # the VLAN of what comes without a tag
      ! in interface gpon 0/1
      ont port native-vlan 0 3 eth 1 vlan 100
      ! undo undo ont port native-vlan 0 3 eth 1

      ! in config
      vlan desc 100 description homes
      ! keep
      ! check display vlan 100 => homes
      """;

  @Test
  void commandsHaveTheirModeAndWhatTakesThemBack() {
    ConfigScript script = ConfigScript.parse("native VLAN", SCRIPT);

    assertThat(script.lines())
        .containsExactly(
            new ConfigScript.Line(
                "interface gpon 0/1",
                "ont port native-vlan 0 3 eth 1 vlan 100",
                java.util.List.of("undo ont port native-vlan 0 3 eth 1")),
            new ConfigScript.Line(
                "config", "vlan desc 100 description homes", java.util.List.of()));
    assertThat(script.checks())
        .containsExactly(new ConfigScript.Check("config", "display vlan 100", "homes", true));
  }

  @Test
  void reversedItTakesBackWhatCanBeAndExpectsTheOpposite() {
    ConfigScript back = ConfigScript.parse("native VLAN", SCRIPT).reversed();

    assertThat(back.lines())
        .extracting(ConfigScript.Line::command)
        .containsExactly("undo ont port native-vlan 0 3 eth 1");
    assertThat(back.checks().get(0).present()).isFalse();
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', textBlock = """
      '! check a => b'                         | 1 to 200 commands
      'vlan 1\\n! undo undo vlan 1'            | nothing is read back
      'vlan 1\\n! check a => b'                | line 1: nothing takes it back
      'vlan 1\\n! check a'                     | line 2: "! check question
      '! undo vlan 1'                          | line 1: no command is above it
      'vlan 1\\n! keep it'                     | "! keep" stands alone
      'vlan 1\\n! undo'                        | "! undo" of what?
      '! what'                                 | "! in", "! undo"
      'interface gpon 0/1\\n! keep'            | a mode is entered by "! in"
      'quit\\n! keep'                          | a mode is entered by "! in"
      'vlan 1?\\n! keep'                       | a question mark
      'vlan\\t1\\n! keep'                      | a control character
      """)
  void whatIsNoScriptIsSaidWithItsLine(String text, String why) {
    assertThatThrownBy(
            () -> ConfigScript.parse("x", text.replace("\\n", "\n").replace("\\t", "\t")))
        .isInstanceOf(ConfigScript.ScriptException.class)
        .hasMessageContaining(why);
  }
}
