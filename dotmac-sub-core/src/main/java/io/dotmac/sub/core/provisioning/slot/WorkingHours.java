package io.dotmac.sub.core.provisioning.slot;

import io.dotmac.sub.core.problem.Problem;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** On which days technicians work, and the slots of such a day, in order and apart. */
public record WorkingHours(Set<DayOfWeek> days, List<Hours> slots) {
  /** From when to when by the wall clock; the end is exclusive. */
  public record Hours(LocalTime start, LocalTime end) {}

  /** Rejects a day without slots, and slots that overlap. */
  public WorkingHours {
    days = Set.copyOf(days);
    slots = List.copyOf(slots);
    LocalTime free = LocalTime.MIN;
    for (Hours each : slots) {
      if (each.start().isBefore(free) || !each.end().isAfter(each.start())) {
        throw new IllegalArgumentException("slots follow each other, not " + slots);
      }
      free = each.end();
    }
  }

  /** Reads {@code mon tue wed} and {@code 09:00-11:00 11:00-13:00}; refuses anything else. */
  public static WorkingHours parse(String days, String slots) {
    return new WorkingHours(days(days), slots(slots));
  }

  static Set<DayOfWeek> days(String text) {
    EnumSet<DayOfWeek> days = EnumSet.noneOf(DayOfWeek.class);
    for (String word : words(text)) {
      days.add(java.util.Arrays.stream(DayOfWeek.values())
          .filter(day -> day.name().substring(0, 3).equalsIgnoreCase(word))
          .findFirst()
          .orElseThrow(() -> refused("days such as 'mon tue wed'", text)));
    }
    if (days.isEmpty()) {
      throw refused("days such as 'mon tue wed'", text);
    }
    return days;
  }

  static List<Hours> slots(String text) {
    List<Hours> slots = new ArrayList<>();
    for (String word : words(text)) {
      String[] ends = word.split("-", -1);
      try {
        slots.add(new Hours(LocalTime.parse(ends[0]), LocalTime.parse(ends[ends.length - 1])));
      } catch (DateTimeParseException e) {
        throw refused("slots such as '09:00-11:00 11:00-13:00'", text);
      }
    }
    try {
      new WorkingHours(Set.of(), slots);
    } catch (IllegalArgumentException e) {
      throw refused("slots that follow each other", text);
    }
    if (slots.isEmpty()) {
      throw refused("slots such as '09:00-11:00 11:00-13:00'", text);
    }
    return slots;
  }

  /** The slots of {@code count} days from {@code first} on that begin after {@code after}. */
  public List<Slot> from(LocalDate first, int count, ZoneId zone, Instant after) {
    List<Slot> found = new ArrayList<>();
    for (LocalDate day = first; day.isBefore(first.plusDays(count)); day = day.plusDays(1)) {
      if (!days.contains(day.getDayOfWeek())) {
        continue;
      }
      for (Hours each : slots) {
        Instant start = day.atTime(each.start()).atZone(zone).toInstant();
        Instant end = day.atTime(each.end()).atZone(zone).toInstant();
        // Summer time may leave nothing of a slot.
        if (start.isAfter(after) && end.isAfter(start)) {
          found.add(new Slot(start, end));
        }
      }
    }
    return found;
  }

  private static List<String> words(String text) {
    return text.isBlank()
        ? List.of()
        : List.of(text.strip().toLowerCase(Locale.ROOT).split("\\s+"));
  }

  private static RuntimeException refused(String expected, String found) {
    return Problem.invalid("/value", "setting", "expected " + expected + ", found '" + found + "'");
  }
}
