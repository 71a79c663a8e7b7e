package io.dotmac.sub.devices.zte;

import io.dotmac.sub.devices.transport.CliStyle;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a ZXA10 looks. */
final class ZxanStyle {
  private static final String END = "((?:\\([^()]*\\))?[>#])";

  static final CliStyle STYLE = new CliStyle(
      Pattern.compile("([A-Za-z0-9][^\\s()<>#]*)" + END),
      host -> Pattern.compile(Pattern.quote(host) + END),
      Pattern.compile("--More--\\s*$"),
      Map.of(),
      Pattern.compile("(?i)\\[yes/no\\]:?$"),
      List.of(
          CliStyle.Noise.line(Pattern.compile("^\\s*%Info \\d+\\s*:.*")),
          CliStyle.Noise.line(
              Pattern.compile("^An? (?:alarm|event|notification) .*\\b(?:occurred|cleared)\\b.*"))),
      "\n");

  private ZxanStyle() {}
}
