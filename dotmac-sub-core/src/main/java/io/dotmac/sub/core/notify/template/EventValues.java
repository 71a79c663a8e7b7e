package io.dotmac.sub.core.notify.template;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import io.dotmac.sub.core.event.DomainEvent;
import io.dotmac.sub.core.event.catalog.EventType;
import io.dotmac.sub.core.money.Money;
import io.dotmac.sub.core.money.MoneyFormat;
import io.dotmac.sub.core.tx.WireName;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What can be said about an event: the parts of its payload that mean something to people, written
 * in their language. A number with a part, such as 0.8, is there in per cent too; a choice is there
 * as a truth for each of its values: {@code action_suspend}.
 */
public final class EventValues {
  private static final PropertyNamingStrategies.SnakeCaseStrategy NAMES =
      new PropertyNamingStrategies.SnakeCaseStrategy();
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1000);
  private static final String[] UNITS = {"B", "kB", "MB", "GB", "TB", "PB"};

  private final Map<String, Class<?>> parts;
  private final Locale locale;
  private final ZoneId zone;

  private EventValues(EventType type, Locale locale, ZoneId zone) {
    this.parts = parts(type);
    this.locale = locale;
    this.zone = zone;
  }

  /** The names that such an event offers. */
  public static Set<String> names(EventType type) {
    Map<String, Object> names = new TreeMap<>();
    parts(type).forEach((name, kind) -> {
      names.put(name, "");
      if (kind == BigDecimal.class) {
        names.put(name + "_percent", "");
      }
      if (kind.isEnum()) {
        names.putAll(choices(name, kind, ""));
      }
    });
    return names.keySet();
  }

  /** The values of one event. */
  public static Map<String, Object> of(
      EventType type, JsonNode payload, Locale locale, ZoneId zone) {
    EventValues values = new EventValues(type, locale, zone);
    Map<String, Object> found = new LinkedHashMap<>();
    values.parts.forEach((name, kind) -> {
      JsonNode value = payload.path(name);
      if (!value.isMissingNode() && !value.isNull()) {
        values.put(found, name, kind, value);
      }
    });
    return found;
  }

  /** Values such as an event could have, for who wants to see what a text looks like. */
  public static Map<String, Object> examples(
      EventType type, String currency, LocalDate today, Locale locale) {
    Map<String, Object> found = new LinkedHashMap<>();
    EventValues values = new EventValues(type, locale, ZoneId.of("UTC"));
    values.parts.forEach((name, kind) -> {
      if (kind == Money.class) {
        found.put(name, new MoneyFormat(locale).format(Money.of("100.00", currency)));
      } else if (kind == LocalDate.class) {
        found.put(name, values.date(today.plusDays(7)));
      } else if (kind == Instant.class) {
        found.put(name, values.date(today));
      } else if (kind == BigDecimal.class) {
        found.put(name, values.number(new BigDecimal("0.8")));
        found.put(name + "_percent", "80");
      } else if (isWhole(kind)) {
        found.put(name, name.endsWith("_octets") ? values.octets(80_000_000_000L) : "1");
      } else if (kind == boolean.class) {
        found.put(name, true);
      } else if (kind.isEnum()) {
        String first = WireName.of((Enum<?>) kind.getEnumConstants()[0]);
        found.put(name, first);
        found.putAll(choices(name, kind, first));
      } else {
        found.put(name, name.equals("number") ? "000123" : name.replace('_', ' '));
      }
    });
    return found;
  }

  private static Map<String, Class<?>> parts(EventType type) {
    Map<String, Class<?>> parts = new TreeMap<>();
    for (Class<? extends DomainEvent> payload : type.payloads()) {
      for (RecordComponent component : payload.getRecordComponents()) {
        Class<?> kind = component.getType();
        if (isSaid(kind)) {
          parts.put(NAMES.translate(component.getName()), kind);
        }
      }
    }
    return parts;
  }

  private static boolean isSaid(Class<?> kind) {
    return kind.isEnum()
        || isWhole(kind)
        || kind == String.class
        || kind == Money.class
        || kind == LocalDate.class
        || kind == Instant.class
        || kind == BigDecimal.class
        || kind == boolean.class;
  }

  private static boolean isWhole(Class<?> kind) {
    return kind == int.class || kind == long.class || kind == Long.class;
  }

  private static Map<String, Object> choices(String name, Class<?> kind, String chosen) {
    Map<String, Object> truths = new LinkedHashMap<>();
    for (Object constant : kind.getEnumConstants()) {
      String wire = WireName.of((Enum<?>) constant);
      truths.put(name + "_" + wire, wire.equals(chosen));
    }
    return truths;
  }

  private void put(Map<String, Object> found, String name, Class<?> kind, JsonNode value) {
    if (kind == Money.class) {
      Money money =
          Money.of(value.path("amount").asText(), value.path("currency").asText());
      found.put(name, new MoneyFormat(locale).format(money));
    } else if (kind == LocalDate.class) {
      found.put(name, date(LocalDate.parse(value.asText())));
    } else if (kind == Instant.class) {
      found.put(name, date(LocalDate.ofInstant(Instant.parse(value.asText()), zone)));
    } else if (kind == BigDecimal.class) {
      found.put(name, number(value.decimalValue()));
      found.put(name + "_percent", number(value.decimalValue().movePointRight(2)));
    } else if (isWhole(kind)) {
      found.put(name, name.endsWith("_octets") ? octets(value.asLong()) : number(value.asLong()));
    } else if (kind == boolean.class) {
      found.put(name, value.asBoolean());
    } else {
      found.put(name, value.asText());
      if (kind.isEnum()) {
        found.putAll(choices(name, kind, value.asText()));
      }
    }
  }

  private String date(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM yyyy", locale).format(date);
  }

  private String number(Number value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(6);
    return format.format(value);
  }

  private String octets(long octets) {
    BigDecimal value = BigDecimal.valueOf(octets);
    int unit = 0;
    while (value.compareTo(THOUSAND) >= 0 && unit < UNITS.length - 1) {
      value = value.movePointLeft(3);
      unit++;
    }
    return number(value.setScale(1, RoundingMode.HALF_UP)) + " " + UNITS[unit];
  }
}
