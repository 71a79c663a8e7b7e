package io.dotmac.sub.devices.script;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.DeviceException;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What becomes of values, vendor by vendor. */
class ValueStyleTest {
  private static final String REFUSED = "(refused)";

  /** Value; SmartAX, ZXA10, ISAM, RouterOS. */
  static Stream<Arguments> values() {
    return Stream.of(
        row("100", "100", "100", "100", "100"),
        row("UP-50M", "UP-50M", "UP-50M", "UP-50M", "UP-50M"),
        row("0/1/0", "0/1/0", "0/1/0", "0/1/0", "0/1/0"),
        row("Ada Obi", "\"Ada Obi\"", REFUSED, "\"Ada Obi\"", "\"Ada\\20Obi\""),
        row("a\"b", REFUSED, REFUSED, REFUSED, "\"a\\22b\""),
        row("a'b", REFUSED, REFUSED, REFUSED, "\"a\\27b\""),
        row("a\nreboot", REFUSED, REFUSED, REFUSED, "\"a\\0Areboot\""),
        row("a\r\nb", REFUSED, REFUSED, REFUSED, "\"a\\0D\\0Ab\""),
        row("a;b", REFUSED, REFUSED, REFUSED, "\"a\\3Bb\""),
        row("a?", REFUSED, REFUSED, REFUSED, "\"a\\3F\""),
        row("$x", REFUSED, REFUSED, REFUSED, "\"\\24x\""),
        row("[find]", REFUSED, REFUSED, REFUSED, "\"\\5Bfind\\5D\""),
        row("{y}", REFUSED, REFUSED, REFUSED, "\"\\7By\\7D\""),
        row("a|b", REFUSED, REFUSED, REFUSED, "\"a\\7Cb\""),
        row("a\\b", REFUSED, REFUSED, REFUSED, "\"a\\5Cb\""),
        row("a`b", REFUSED, REFUSED, REFUSED, "\"a\\60b\""),
        row("a\tb", REFUSED, REFUSED, REFUSED, "\"a\\09b\""),
        row("!x", REFUSED, REFUSED, REFUSED, "\"\\21x\""),
        row("#x", REFUSED, REFUSED, REFUSED, "\"\\23x\""),
        row("/system", "\"/system\"", REFUSED, "\"/system\"", "\"\\2Fsystem\""),
        row("-x", "\"-x\"", REFUSED, "\"-x\"", "\"\\2Dx\""),
        row("ü", REFUSED, REFUSED, REFUSED, "\"\\C3\\BC\""),
        row("\u001b[A", REFUSED, REFUSED, REFUSED, "\"\\1B\\5BA\""),
        row("\0", REFUSED, REFUSED, REFUSED, REFUSED),
        row("", REFUSED, REFUSED, REFUSED, REFUSED));
  }

  private static Arguments row(String... cells) {
    return Arguments.of(cells[0], List.of(cells).subList(1, cells.length));
  }

  private static String written(ValueStyle style, String value) {
    try {
      return style.written("description", value);
    } catch (DeviceException e) {
      assertThat(e.error())
          .isInstanceOfSatisfying(
              DeviceError.Invalid.class, no -> assertThat(no.field()).isEqualTo("description"));
      return REFUSED;
    }
  }

  @ParameterizedTest
  @MethodSource("values")
  void aValueIsOneWordOfTheCommandOrIsRefused(String value, List<String> expected) {
    assertThat(Stream.of(ValueStyle.SMARTAX, ValueStyle.ZXAN, ValueStyle.ISAM, ValueStyle.ROUTEROS)
            .map(style -> written(style, value)))
        .containsExactlyElementsOf(expected);
  }

  @Test
  void noByteThatMeansSomethingIsEverSent() {
    for (ValueStyle style : ValueStyle.values()) {
      for (char c = 0; c < 0x180; c++) {
        for (String value : List.of("" + c, "a" + c, c + "a", "a" + c + "b")) {
          String out = written(style, value);
          if (!out.equals(REFUSED)) {
            String inside = out.startsWith("\"") ? out.substring(1, out.length() - 1) : out;
            assertThat(inside)
                .as(style + " " + (int) c)
                .matches("(?:[A-Za-z0-9 _.:@+=,/&%()*~^-]|\\\\[0-9A-F]{2})+");
          }
        }
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"huawei-smartax", "zte-c300", "zte-c600", "nokia-isam"})
  void aVendorHasItsStyle(String vendor) {
    assertThat(ValueStyle.of(vendor)).isNotNull();
    assertThat(ValueStyle.of("mikrotik-routeros")).isEqualTo(ValueStyle.ROUTEROS);
    assertThatThrownBy(() -> ValueStyle.of("genieacs")).isInstanceOf(DeviceException.class);
  }
}
