package io.dotmac.sub.devices.nokia;

import io.dotmac.sub.devices.transport.CliStyle;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How an ISAM looks. */
final class IsamStyle {
  static final CliStyle STYLE = new CliStyle(
      Pattern.compile("((?:typ|leg):[^\\s<>#]+)(>[^<>#]*#)\\s?"),
      name -> Pattern.compile(Pattern.quote(name) + "(>[^<>#]*#)\\s?"),
      Pattern.compile(
          "Press <space>\\(page\\)/<enter>\\(line\\)/q\\(quit\\) to continue\\.\\.\\.$"),
      Map.of(),
      Pattern.compile("(?!)"),
      List.of(CliStyle.Noise.line(
          Pattern.compile("^\\d\\d/\\d\\d/\\d\\d \\d\\d:\\d\\d:\\d\\d .*\\balarm\\b.*"))),
      "\n");

  private IsamStyle() {}
}
