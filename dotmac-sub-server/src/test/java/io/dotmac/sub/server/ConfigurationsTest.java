package io.dotmac.sub.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.server.cli.CommandLineTool;
import io.dotmac.sub.server.cli.Commands;
import io.dotmac.sub.server.start.ExitCode;
import io.dotmac.sub.server.start.StartFailure;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConfigurationsTest {
  @TempDir
  Path folder;

  @Test
  void aKeyThatIsNotKnownIsNamedInOneLineWithThoseThatAre() throws IOException {
    Path file = file("dataDir: data\nsecureCookie: true\n");

    assertThatThrownBy(() -> Configurations.read(file))
        .isInstanceOf(StartFailure.class)
        .hasMessageContaining("there is no key 'secureCookie'")
        .hasMessageContaining("dataDir")
        .hasMessageContaining("secureCookies")
        .message()
        .doesNotContain("\n");
  }

  @Test
  void aKeyOfASectionIsNamedWithItsSection() throws IOException {
    Path radius = file("radius:\n  acctport: 1813\n");

    assertThatThrownBy(() -> Configurations.read(radius))
        .hasMessageContaining("there is no key 'radius.acctport'")
        .hasMessageContaining("known here are acctPort, authPort, bind");

    Path connector = file("server:\n  applicationConnectors:\n    - type: http\n      prot: 80\n");

    assertThatThrownBy(() -> Configurations.read(connector))
        .hasMessageContaining("there is no key 'server.applicationConnectors.[0].prot'");
  }

  @Test
  void aWrongFileEndsTheCommandWithTheCodeForConfigurations() throws IOException {
    Path file = file("datadir: data\n");

    assertThat(CommandLineTool.run(Commands.all(), "serve", file.toString()))
        .isEqualTo(ExitCode.CONFIG);
  }

  @Test
  void theFileOfTheReferenceIsUnderstood() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "reference", "configuration.md"));
    Matcher whole =
        Pattern.compile("A whole one:\\s+```yaml\\n(.*?)```", Pattern.DOTALL).matcher(page);
    assertThat(whole.find()).isTrue();
    Path file = file(whole.group(1).replaceAll("\\$\\{\\w+}", "a-password"));

    assertThat(Configurations.read(file).database()).isPresent();
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("server.yml"), yaml);
  }
}
