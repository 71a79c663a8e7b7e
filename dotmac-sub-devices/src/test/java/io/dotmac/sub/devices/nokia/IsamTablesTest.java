package io.dotmac.sub.devices.nokia;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.parse.Row;
import io.dotmac.sub.devices.testing.PlayedDialogue;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.testing.Truncated;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class IsamTablesTest {
  private static final String STATUS = """
      ==========================================================================
      pon table (detailed)
      ==========================================================================
      --------------------------------------------------------------------------
      pon
      --------------------------------------------------------------------------
                     pon : 1/1/1/16               ont : 1/1/1/16/3        sernum : ALCL:FE12FC43
            admin-status : up             oper-status : up
       olt-rx-sig-level(dbm) : -19.9     ont-olt-distance(km) : 0.1       desc1 : "a : b"
                   desc2 :
                hostname : undefined
      --------------------------------------------------------------------------
      pon
      --------------------------------------------------------------------------
                     pon : 1/1/1/16               ont : 1/1/1/16/4        sernum : ZTEG:DA17F119
            admin-status : down           oper-status : down
       olt-rx-sig-level(dbm) : invalid   ont-olt-distance(km) : 0.0       desc1 : undefined
      ==========================================================================
      """;

  private static String recorded(String name) throws IOException {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    Path folder = Recordings.folder().orElseThrow().resolve("cli/nokia_isam");
    return Files.readString(folder.resolve(name + ".txt"));
  }

  @Test
  void statesOfAPortAreReadRecordByRecord() {
    List<OntState> onts = IsamTables.onts(STATUS);

    assertThat(onts)
        .extracting(OntState::ref)
        .containsExactly(
            new OntRef(new PonPort(1, 1, 16), 3), new OntRef(new PonPort(1, 1, 16), 4));
    assertThat(onts).extracting(OntState::active).containsExactly(true, false);
    assertThat(onts)
        .extracting(OntState::run)
        .containsExactly(OntState.Run.ONLINE, OntState.Run.OFFLINE);
    assertThat(onts).extracting(OntState::description).containsExactly("a : b", "");
    assertThat(onts.get(0).distanceMeters()).hasValue(100);
  }

  @Test
  void placesAreReadAndWrittenWithTheirRack() {
    assertThat(IsamPlaces.port("x-pon:1/1/1/1")).contains(new PonPort(1, 1, 1));
    assertThat(IsamPlaces.port("2/1/3/4")).contains(new PonPort(17, 3, 4));
    assertThat(IsamPlaces.text(new PonPort(17, 3, 4))).isEqualTo("2/1/3/4");
    assertThat(IsamPlaces.ont("1/1/1/16/3")).contains(new OntRef(new PonPort(1, 1, 16), 3));
    assertThat(IsamPlaces.ont("1/1/1/16")).isEmpty();
    for (String none : List.of("", "1/1", "0/1/1/1", "99/1/1/1", "1/1/1/999/1", "a/b/c/d")) {
      assertThat(IsamPlaces.port(none)).as(none).isEmpty();
    }
  }

  @Test
  void theRecordingOfOntsThatShowThemselvesIsReadAsOthersReadIt() throws IOException {
    assertThat(IsamTables.unconfigured(recorded("UnregisteredParsingTest_5")))
        .extracting(ont -> ont.port() + " " + ont.serialText())
        .containsExactly("1/1/16 ALCLB483BA51", "1/1/1 ALCLFD638BD2", "1/1/1 ALCLFCF53A88");
  }

  @Test
  void theRecordingOfAnOntIsReadAsOthersReadIt() throws IOException {
    List<Row> rows = IsamTables.records(recorded("InterfaceOntsDetailParsingTest_1"));

    assertThat(rows).singleElement().satisfies(row -> {
      assertThat(row.text("equip_id")).isEqualTo("00000G1426GA");
      assertThat(row.text("actual_num_slots")).isEqualTo("0");
      assertThat(row.text("num_prio_queues")).isEqualTo("256");
      assertThat(row.text("sernum")).isEqualTo("ALCL:FE12FC43");
      assertThat(row.text("cfgfile2_ver_psv")).isEmpty();
      assertThat(row.text("auto_prov_status")).isEqualTo("not-applicable");
    });
  }

  @Test
  void theRecordingOfAPortOfTenGigabitIsRead() throws IOException {
    assertThat(IsamTables.onts(recorded("PonAndXPonInterfaceParsingTest_3")))
        .singleElement()
        .satisfies(ont -> {
          assertThat(ont.ref()).isEqualTo(new OntRef(new PonPort(1, 1, 1), 3));
          assertThat(ont.serialText()).isEqualTo("ZTEG:DA17F119");
          assertThat(ont.serial()).isPresent();
          assertThat(ont.description()).isEqualTo("treinamento2");
          assertThat(ont.run()).isEqualTo(OntState.Run.ONLINE);
        });
  }

  @Test
  void theDialogueIsReadToItsEndHoweverItIsCut() throws IOException {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    for (int seed = 0; seed < 60; seed++) {
      var replies = PlayedDialogue.replies("nokia_unprovisioned", IsamStyle.STYLE, seed);
      assertThat(IsamTables.unconfigured(replies.get(2).text()))
          .extracting(ont -> ont.serialText())
          .containsExactly("ALCLB483BA51");
    }
  }

  @Test
  void refusalsAreToldApartByTheirWordsAndUnknownOnesAreRefusals() {
    assertThat(IsamErrors.in(List.of("unprovision-onu count : 0"))).isEmpty();
    assertThat(IsamErrors.in(List.of("Error : instance does not exist")))
        .containsInstanceOf(DeviceError.NotFound.class);
    rejected("invalid token", RejectionCode.SYNTAX);
    rejected("Error : serial number already assigned", RejectionCode.ALREADY_EXISTS);
    rejected("Error : profile does not exist", RejectionCode.MISSING_REFERENCE);
    rejected("Error : ONT must be down first", RejectionCode.HAS_DEPENDANTS);
    rejected("Error : the moon is made of cheese", RejectionCode.OTHER);
  }

  private static void rejected(String line, RejectionCode code) {
    assertThat(IsamErrors.in(List.of("", line))).hasValueSatisfying(error -> {
      assertThat(error).as(line).isInstanceOf(DeviceError.Rejected.class);
      assertThat(((DeviceError.Rejected) error).code()).as(line).isEqualTo(code);
    });
  }

  private static void readers(String text) {
    IsamTables.unconfigured(text);
    IsamTables.records(text);
    IsamTables.onts(text);
    IsamTables.place(text);
    IsamTables.optics(1, text);
    IsamTables.configuration(text);
    IsamErrors.in(text.lines().toList());
  }

  @Test
  void noTextAndNoTruncationOfOneThrowsUnderAnyReader() {
    assertThatCode(() -> Truncated.of(STATUS).forEach(IsamTablesTest::readers))
        .doesNotThrowAnyException();
  }

  @Test
  void noRecordingAndNoTruncationOfOneThrowsUnderAnyReader() throws IOException {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    Path folder = Recordings.folder().orElseThrow().resolve("cli/nokia_isam");
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.filter(each -> each.toString().endsWith(".txt")).toList()) {
        String text = Files.readString(file);
        assertThatCode(() -> Truncated.of(text).forEach(IsamTablesTest::readers))
            .as(file.toString())
            .doesNotThrowAnyException();
      }
    }
  }
}
