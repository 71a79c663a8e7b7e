package io.dotmac.sub.devices;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.devices.driver.Devices;
import io.dotmac.sub.devices.nas.NasDriver;
import io.dotmac.sub.devices.olt.OltDriver;
import java.io.IOException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class OperationsPageTest {
  private static final Path PAGE = Path.of("../docs/reference/devices.md");
  private static final Pattern ROW = Pattern.compile("(?m)^\\| `(\\w+)` \\| (?:un)?supported");

  @Test
  void thePageOfOperationsHasEachOperationOnceAndNamesEachVendor() throws IOException {
    String page = Files.readString(PAGE);
    Set<String> operations = Stream.of(OltDriver.class, NasDriver.class)
        .flatMap(each -> Arrays.stream(each.getDeclaredMethods()))
        .filter(each -> !Modifier.isPrivate(each.getModifiers()))
        .map(Method::getName)
        .collect(Collectors.toCollection(TreeSet::new));

    Matcher row = ROW.matcher(page);
    Set<String> written = new TreeSet<>();
    while (row.find()) {
      assertThat(written.add(row.group(1))).as(row.group(1)).isTrue();
    }

    assertThat(written).isEqualTo(operations);
    assertThat(Devices.network().vendors())
        .allSatisfy(vendor -> assertThat(page).contains(vendor));
  }
}
