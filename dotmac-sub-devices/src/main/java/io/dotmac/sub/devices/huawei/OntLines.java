package io.dotmac.sub.devices.huawei;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.plan.Change;
import io.dotmac.sub.devices.plan.Request;
import io.dotmac.sub.devices.plan.Step;
import io.dotmac.sub.devices.transport.CliCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Lines of an ONT's configuration, read back from what the device would write of it.
 *
 * @param operation for people
 * @param ref of which ONT
 * @param wanted the lines it must have
 */
record OntLines(String operation, OntRef ref, List<OntLine> wanted)
    implements Change<SmartaxSession, List<String>> {
  /** Of what is so anyway, some releases speak and some do not. */
  private static final Pattern DEFAULT =
      Pattern.compile("ont port native-vlan .* vlan 1(?: priority \\d+)?");

  OntLines {
    wanted = List.copyOf(wanted);
  }

  @Override
  public List<String> read(SmartaxSession session) {
    if (OntView.state(session, ref).isEmpty()) {
      throw new DeviceException(new DeviceError.NotFound("the ONT " + ref));
    }
    return session
        .run(SmartaxDialect.configured(ref))
        .text()
        .lines()
        .map(line -> line.strip().replaceAll(" +", " "))
        .filter(line -> line.startsWith("ont ") && !DEFAULT.matcher(line).matches())
        .toList();
  }

  @Override
  public void send(SmartaxSession session, Request request) {
    session.run((CliCommand) request);
  }

  @Override
  public List<Step> steps(List<String> lines) {
    List<Step> steps = new ArrayList<>();
    for (OntLine line : wanted) {
      if (!line.isIn(lines)) {
        steps.add(
            Step.of(command(line.text()), command(line.present(lines).orElse(line.absent()))));
      }
    }
    return steps.isEmpty() ? steps : SmartaxChange.onBoard(ref, steps.toArray(Step[]::new));
  }

  private CliCommand command(String text) {
    return CliCommand.of(SmartaxDialect.gpon(ref.port()), text);
  }

  @Override
  public boolean reached(List<String> before, List<String> after) {
    return wanted.stream().allMatch(line -> line.isIn(after));
  }

  @Override
  public List<String> leftovers(List<String> before, List<String> after) {
    List<String> differences = new ArrayList<>();
    after.stream()
        .filter(line -> !before.contains(line))
        .forEach(line -> differences.add("new: " + line));
    before.stream()
        .filter(line -> !after.contains(line))
        .forEach(line -> differences.add("gone: " + line));
    return differences;
  }
}
