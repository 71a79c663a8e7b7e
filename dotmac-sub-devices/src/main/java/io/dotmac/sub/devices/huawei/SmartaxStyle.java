package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.transport.CliStyle;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** How a SmartAX looks. */
final class SmartaxStyle {
  static final CliStyle STYLE = new CliStyle(
      Pattern.compile("([A-Za-z0-9][^\\s()<>#]*)((?:\\([^()]*\\))?(?:>|#|%%))"),
      host -> Pattern.compile(Pattern.quote(host) + "((?:\\([^()]*\\))?(?:>|#|%%))"),
      Pattern.compile("---- More \\( Press 'Q' to break \\) ----$"),
      Map.of(
          // The command is complete; the device offers more words.
          Pattern.compile("\\{ <cr>[^{}]*\\}:$"), "\n",
          // A banner of some releases that asks whether to go on.
          Pattern.compile("(?i)continue\\?? *\\[(?:yes/no|y/n)\\]:$"), "yes\n"),
      Pattern.compile("(?i)\\(y/n\\) *\\[[yn]\\]:$"),
      List.of(
          new CliStyle.Noise(
              Pattern.compile("^\\s*! .*(?:ALARM|EVENT|FAULT|RUNNING|RECOVERY)"),
              Pattern.compile("--- END\\s*$")),
          CliStyle.Noise.line(Pattern.compile("^\\s*(?:It will take some time, please wait\\.\\.\\."
              + "|Command is being executed\\. Please wait"
              + "|During the course of print ,press CTRL_C to break)\\s*$"))),
      "\n");

  private SmartaxStyle() {}
}
