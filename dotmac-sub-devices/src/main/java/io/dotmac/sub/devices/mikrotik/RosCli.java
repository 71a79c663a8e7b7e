package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.parse.Rows;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliStyle;
import io.dotmac.sub.devices.transport.DeviceShell;
import io.dotmac.sub.devices.transport.Transports;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command line of RouterOS. */
final class RosCli extends DeviceShell implements RosConnection {
  private static final CliStyle STYLE = new CliStyle(
      Pattern.compile("\\[([^\\[\\]\\s]+@[^\\[\\]]+)\\]( (?:/[^>]*)?(?:<SAFE> ?)?>)"),
      name -> Pattern.compile("\\[" + Pattern.quote(name) + "\\]( (?:/[^>]*)?(?:<SAFE> ?)?>)"),
      Pattern.compile("-- \\[Q quit\\|[^\\]]*\\]$"),
      Map.of(
          Pattern.compile("Do you want to see the software license\\? \\[Y/n\\]:?$"), "n",
          Pattern.compile("(?i)press \"Enter\" to continue!$"), "\r"),
      Pattern.compile("(?i)\\[y/n\\]:?$"),
      List.of(CliStyle.Noise.line(Pattern.compile(
          "^(?:\\w{3}/\\d\\d/\\d{4} |\\d{4}-\\d\\d-\\d\\d )?\\d\\d:\\d\\d:\\d\\d echo: "))),
      "\r");

  private RosCli(Transports transports, DeviceTarget target) {
    super(transports, target, STYLE, RosErrors::in);
  }

  /** Logs in asking for a plain and very wide terminal: no colours, no questions to it. */
  static RosCli open(Transports transports, DeviceTarget target) {
    return new RosCli(
        transports,
        target.with(target.credential().as(target.credential().user() + "+ct4095w4098h")));
  }

  @Override
  public List<Row> print(String menu, Map<String, String> where) {
    String path = "/" + menu.replace('/', ' ');
    if (menu.equals(RosMenu.RESOURCE)) {
      return Rows.records("begin: 1\n" + answer(path + " print", List.of()).text(), "begin");
    }
    String filter = where.isEmpty() ? "" : " where" + RosWire.pairs(where);
    CliReply reply = answer(path + " print detail without-paging" + filter, List.of());
    return RosConnection.hiding(secrets(), RosPrinted.items(reply.text()));
  }

  /** Version 6 shows secrets without being asked, and does not know the words to ask with. */
  @Override
  public String export() {
    try {
      return slowly("/export show-sensitive");
    } catch (DeviceException e) {
      if (e.error() instanceof DeviceError.Rejected no && no.code() == RejectionCode.SYNTAX) {
        return slowly("/export");
      }
      throw e;
    }
  }

  private String slowly(String text) {
    CliReply reply = ask(CliCommand.of("", text).slowly());
    // Lines of an export may look like anything: a refusal is the only line there is.
    boolean alone = reply.lines().stream().filter(line -> !line.isBlank()).count() <= 2;
    return alone ? accepted(reply).text() : reply.text();
  }

  @Override
  public void run(RosCommand command) {
    command.hideIn(secrets());
    List<String> quoted = command.values().entrySet().stream()
        .filter(value -> RosMenu.isSecret(value.getKey()))
        .map(value -> RosText.quoted(value.getValue()))
        .toList();
    answer(command.text(), quoted);
  }

  @Override
  public CliReply command(CliCommand command) {
    return accepted(ask(command));
  }

  private CliReply answer(String text, List<String> quoted) {
    return accepted(ask(new CliCommand(text, "", quoted, false, false)));
  }
}
