package io.dotmac.sub.server.imports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvFileTest {
  @TempDir
  Path folder;

  @ParameterizedTest
  @ValueSource(strings = {",", ";", "\t"})
  void theSeparatorIsSeenInTheHeader(String separator) throws IOException {
    Path file =
        file("id,Full name\n7,Amaka Okafor\n".replace(",", separator), StandardCharsets.UTF_8);

    try (CsvFile csv = CsvFile.open(file, Map.of("full_name", "name"))) {
      ImportRow row = csv.next(10).get(0);
      assertThat(row.text("id")).isEqualTo("7");
      assertThat(row.text("name")).isEqualTo("Amaka Okafor");
      assertThat(row.line()).isEqualTo(2);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void aByteOrderMarkIsNoPartOfTheFirstColumn(String charset) throws IOException {
    Path file = file("\uFEFFid,name\n1,Ngọzi\n", Charset.forName(charset));

    try (CsvFile csv = CsvFile.open(file, Map.of())) {
      ImportRow row = csv.next(10).get(0);
      assertThat(row.text("id")).isEqualTo("1");
      assertThat(row.text("name")).isEqualTo("Ngọzi");
    }
  }

  @Test
  void aFileOfAnotherEncodingIsRefusedWithAdvice() throws IOException {
    Path file = file("id,name\n1,Jos\u00e9\n", StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> {
          try (CsvFile csv = CsvFile.open(file, Map.of())) {
            csv.next(10);
          }
        })
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("save it as UTF-8");
  }

  @Test
  void anEmptyFileIsRefused() throws IOException {
    Path file = file("", StandardCharsets.UTF_8);

    assertThatThrownBy(() -> CsvFile.open(file, Map.of()))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("a header line was expected");
  }

  @Test
  void aMissingColumnIsNamedWithTheHeaderThatWasFound() throws IOException {
    Path file = file("id,mail\n", StandardCharsets.UTF_8);

    try (CsvFile csv = CsvFile.open(file, Map.of())) {
      assertThatThrownBy(() -> csv.requireField("email", "email"))
          .hasMessageContaining("a column 'email' was expected; the header has [id, mail]");
    }
  }

  @Test
  void everyWrongCellOfARowIsNamedByTheFilesOwnColumn() throws IOException {
    Path file = file("Id,Start Date,Price\n1,22/11/2026,\"12,50\"\n", StandardCharsets.UTF_8);

    try (CsvFile csv = CsvFile.open(file, Map.of())) {
      ImportRow row = csv.next(1).get(0);
      row.date("start_date");
      row.decimal("price");
      assertThat(row.faults())
          .extracting(RowFault::column, RowFault::code)
          .containsExactly(
              org.assertj.core.groups.Tuple.tuple("Start Date", "date"),
              org.assertj.core.groups.Tuple.tuple("Price", "number"));
    }
  }

  @Test
  void quotedLineBreaksStayInTheirCellAndSurplusColumnsAreAFault() throws IOException {
    Path file = file("id,note\n1,\"a\nb\"\n2,x,surplus\n", StandardCharsets.UTF_8);

    try (CsvFile csv = CsvFile.open(file, Map.of())) {
      List<ImportRow> rows = csv.next(10);
      assertThat(rows.get(0).text("note")).isEqualTo("a\nb");
      assertThat(rows.get(1).faults()).extracting(RowFault::code).containsExactly("columns");
      assertThat(rows.get(1).line()).isEqualTo(4);
    }
  }

  private Path file(String text, Charset charset) throws IOException {
    return Files.write(folder.resolve("in.csv"), text.getBytes(charset));
  }
}
