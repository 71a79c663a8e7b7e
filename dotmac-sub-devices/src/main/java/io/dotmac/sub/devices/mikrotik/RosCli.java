package io.dotmac.sub.devices.mikrotik;

import io.dotmac.sub.devices.device.Credential;
import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.device.DeviceTarget;
import io.dotmac.sub.devices.device.Limits;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.device.Secrets;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.parse.Rows;
import io.dotmac.sub.devices.transport.ByteLink;
import io.dotmac.sub.devices.transport.CliCommand;
import io.dotmac.sub.devices.transport.CliReply;
import io.dotmac.sub.devices.transport.CliSession;
import io.dotmac.sub.devices.transport.CliStyle;
import io.dotmac.sub.devices.transport.Transports;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The command line of RouterOS. */
final class RosCli implements RosConnection {
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

  private final CliSession cli;
  private final Limits limits;
  private final Secrets secrets;

  private RosCli(CliSession cli, Limits limits, Secrets secrets) {
    this.cli = cli;
    this.limits = limits;
    this.secrets = secrets;
  }

  /** Logs in asking for a plain and very wide terminal: no colours, no questions to it. */
  static RosCli open(Transports transports, DeviceTarget target) {
    Secrets secrets = new Secrets();
    target.credential().hideIn(secrets);
    Credential plain = new Credential(
        target.credential().user() + "+ct4095w4098h",
        target.credential().password(),
        target.credential().enablePassword());
    ByteLink link = transports.shell(target.with(plain));
    try {
      return new RosCli(
          CliSession.open(link, STYLE, secrets, target.limits().connect()),
          target.limits(),
          secrets);
    } catch (RuntimeException e) {
      link.close();
      throw e;
    }
  }

  @Override
  public List<Row> print(String menu, Map<String, String> where) {
    String path = "/" + menu.replace('/', ' ');
    if (menu.equals(RosMenu.RESOURCE)) {
      return Rows.records("begin: 1\n" + answer(path + " print", List.of()).text(), "begin");
    }
    String filter = where.isEmpty() ? "" : " where" + RosWire.pairs(where);
    CliReply reply = answer(path + " print detail without-paging" + filter, List.of());
    return RosPrinted.items(reply.text());
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
    CliReply reply = cli.run(CliCommand.of("", text).slowly(), limits.slowAnswer());
    // Lines of an export may look like anything: a refusal is the only line there is.
    if (reply.lines().stream().filter(line -> !line.isBlank()).count() <= 2) {
      RosErrors.in(reply.lines()).ifPresent(error -> {
        throw new DeviceException(error.hiding(secrets));
      });
    }
    return reply.text();
  }

  @Override
  public void run(RosCommand command) {
    command.hideIn(secrets);
    List<String> quoted = command.values().entrySet().stream()
        .filter(value -> RosMenu.isSecret(value.getKey()))
        .map(value -> RosText.quoted(value.getValue()))
        .toList();
    answer(command.text(), quoted);
  }

  private CliReply answer(String text, List<String> quoted) {
    CliReply reply = cli.run(new CliCommand(text, "", quoted, false, false), limits.answer());
    RosErrors.in(reply.lines()).ifPresent(error -> {
      throw new DeviceException(error.hiding(secrets));
    });
    return reply;
  }

  @Override
  public void close() {
    cli.close();
  }
}
