package io.dotmac.sub.devices.simulator;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.regex.Pattern;

/** What goes wrong with a simulated device. All switches may be set while it runs. */
public final class Faults {
  /** What happens to a command. */
  public enum Kind {
    /** The session ends before the command is carried out. */
    DROP_BEFORE,
    /** The command is carried out, and the session ends before the answer. */
    DROP_AFTER,
    /** The command is not carried out and nothing is answered. */
    SILENT_BEFORE,
    /** The command is carried out and nothing is answered. */
    SILENT_AFTER,
    /** The command is refused with a text. */
    REFUSE,
    /** The command is accepted and not carried out. */
    IGNORE
  }

  /** A fault for commands that match, as often as {@code times} says. */
  record Fault(Kind kind, Pattern command, String text, int times) {}

  private final List<Fault> faults = new CopyOnWriteArrayList<>();
  private volatile boolean alarms;

  /** Sets a fault for the next command that matches. */
  public Faults once(Kind kind, String command) {
    return times(1, kind, command, "");
  }

  /** Refuses the next {@code times} commands that match with a text. */
  public Faults refuse(int times, String command, String text) {
    return times(times, Kind.REFUSE, command, text);
  }

  private Faults times(int times, Kind kind, String command, String text) {
    faults.add(new Fault(kind, Pattern.compile(command), text, times));
    return this;
  }

  /** Prints an alarm into each answer. */
  public Faults alarms(boolean on) {
    alarms = on;
    return this;
  }

  /** No fault any more. */
  public void clear() {
    faults.clear();
    alarms = false;
  }

  boolean alarms() {
    return alarms;
  }

  /** Takes the fault for a command, if there is one. */
  synchronized Optional<Fault> take(String command) {
    for (Fault fault : faults) {
      if (fault.command().matcher(command).lookingAt()) {
        faults.remove(fault);
        if (fault.times() > 1) {
          faults.add(new Fault(fault.kind(), fault.command(), fault.text(), fault.times() - 1));
        }
        return Optional.of(fault);
      }
    }
    return Optional.empty();
  }
}
