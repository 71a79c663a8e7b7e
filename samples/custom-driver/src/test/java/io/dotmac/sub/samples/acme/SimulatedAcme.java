package io.dotmac.sub.samples.acme;

import io.dotmac.sub.devices.simulator.CliShell;
import io.dotmac.sub.devices.simulator.Faults;
import io.dotmac.sub.devices.simulator.SimulatedOlt;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** An ACME, for the conformance kit: one ONT on each port. */
final class SimulatedAcme implements SimulatedOlt {
  private final Faults faults = new Faults();
  private final List<String> log = new ArrayList<>();
  private final Map<String, String> onts = new TreeMap<>();

  @Override
  public CliShell connect() {
    return new CliShell() {
      @Override
      public String greeting() {
        return "welcome\r\nacme>";
      }

      @Override
      public String line(String line) {
        if (line.isEmpty()) {
          return "acme>";
        }
        log.add(line);
        return answer(line) + "\r\nacme>";
      }

      @Override
      public boolean ended() {
        return false;
      }
    };
  }

  private String answer(String line) {
    String[] words = line.split(" ");
    String place = words[1];
    if (line.equals("show new")) {
      return onts.isEmpty() ? "0/0/1 ACME00000001" : "";
    } else if (words[0].equals("show")) {
      return onts.values().stream()
          .filter(ont -> ont.split(" ")[1].equals(place) || ont.split(" ")[2].equals(place))
          .findFirst()
          .orElse("error: none");
    } else if (words[0].equals("add") && !onts.containsKey(words[2])) {
      onts.put(words[2], line.substring("add ".length()));
      return "";
    } else if (words[0].equals("turn") && onts.containsKey(words[2])) {
      onts.computeIfPresent(
          words[2], (port, ont) -> ont.replaceFirst(" (on|off) vlan", " " + place + " vlan"));
      return "";
    }
    return onts.remove(place) == null ? "error: cannot" : "";
  }

  @Override
  public Faults faults() {
    return faults;
  }

  @Override
  public String alarm() {
    return "** somebody opened the door\r\n";
  }

  @Override
  public String refusal(String text) {
    return text + "\r\n";
  }

  @Override
  public List<String> log() {
    return List.copyOf(log);
  }

  @Override
  public List<String> state() {
    return List.copyOf(onts.values());
  }

  @Override
  public List<String> changes() {
    return log.stream().filter(line -> !line.startsWith("show")).toList();
  }
}
