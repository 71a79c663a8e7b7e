package io.dotmac.sub.devices.zte;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.dotmac.sub.devices.device.DeviceError;
import io.dotmac.sub.devices.device.RejectionCode;
import io.dotmac.sub.devices.olt.OntRef;
import io.dotmac.sub.devices.olt.OntState;
import io.dotmac.sub.devices.olt.PonPort;
import io.dotmac.sub.devices.testing.Recordings;
import io.dotmac.sub.devices.testing.Truncated;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class ZxanTablesTest {
  private static final PonPort PORT = new PonPort(1, 1, 1);
  private static final String OLDER = """
      OnuIndex                 Sn                  State
      ---------------------------------------------------------------------
      gpon-onu_1/1/1:1         ZTEGDA5918AC        unknown
      gpon-onu_1/2/16:1        HWTC00AABB01        unknown
      """;
  private static final String NEWER = """
      OltIndex            Model                SN                  PW
      --------------------------------------------------------------------------
      gpon_olt-1/1/1      F670LV9.0            ZTEGDA5918AC        N/A
      """;
  private static final String DETAIL = """
      ONU interface:         gpon-onu_1/1/1:3
        Name:                ONU-1:3
        Type:                ZTE-F670L
        State:               ready
        Admin state:         enable
        Phase state:         working
        Serial number:       ZTEGDA5918AC
        Password:
        Description:         cust-1
        ONU Distance:        1042m
        Online Duration:     0h 0m 14s
      ------------------------------------------
      """;
  private static final String STATES = """
      OnuIndex                Admin State  OMCC State  O7 State   Phase State
      --------------------------------------------------------------
      gpon-onu_1/1/1:3     enable       enable      operation  working
      1/1/1:4     disable      disable     unknown    OffLine
      ONU Number: 1/2
      """;
  private static final String POWER = """
                 OLT                  ONU              Attenuation
      --------------------------------------------------------------------------
       up      Rx :-20.241(dbm)      Tx:2.423(dbm)        22.664(dB)

       down    Tx :5.043(dbm)        Rx:-18.999(dbm)      24.042(dB)
      """;
  private static final String ONTS = """
      interface gpon-olt_1/1/1
        onu 3 type ZTE-F670L sn ZTEGDA5918AC
        onu 4 type ZTE-F660 sn HWTC00AABB01 vport-mode gemport
      !
      end
      """;

  @Test
  void ontsThatShowThemselvesAreReadInBothForms() {
    assertThat(ZxanTables.unconfigured(OLDER)).hasSize(2).first().satisfies(ont -> {
      assertThat(ont.port()).isEqualTo(PORT);
      assertThat(ont.serialText()).isEqualTo("ZTEGDA5918AC");
      assertThat(ont.model()).isEmpty();
    });
    assertThat(ZxanTables.unconfigured(NEWER)).singleElement().satisfies(ont -> {
      assertThat(ont.port()).isEqualTo(PORT);
      assertThat(ont.serial()).isPresent();
      assertThat(ont.model()).isEqualTo("F670LV9.0");
    });
  }

  @Test
  void anOntIsReadInFull() {
    assertThat(ZxanTables.detail(DETAIL)).hasValueSatisfying(ont -> {
      assertThat(ont.ref()).isEqualTo(new OntRef(PORT, 3));
      assertThat(ont.active()).isTrue();
      assertThat(ont.run()).isEqualTo(OntState.Run.ONLINE);
      assertThat(ont.description()).isEqualTo("cust-1");
      assertThat(ont.distanceMeters()).hasValue(1042);
    });
    assertThat(ZxanTables.type(DETAIL)).isEqualTo("ZTE-F670L");
    assertThat(ZxanTables.detail(DETAIL.replace("working", "DyingGasp")))
        .hasValueSatisfying(ont -> assertThat(ont.run()).isEqualTo(OntState.Run.OFFLINE));
  }

  @Test
  void theListOfAPortIsReadWithStatesInAnyColumns() {
    List<OntState> onts = ZxanTables.onts(PORT, ONTS, STATES);

    assertThat(onts).extracting(ont -> ont.ref().ont()).containsExactly(3, 4);
    assertThat(onts).extracting(OntState::active).containsExactly(true, false);
    assertThat(onts)
        .extracting(OntState::run)
        .containsExactly(OntState.Run.ONLINE, OntState.Run.OFFLINE);
  }

  @Test
  void powersAreReadFromTheRightSides() {
    assertThat(ZxanTables.optics(3, POWER)).hasValueSatisfying(optics -> {
      assertThat(optics.rxDbm()).contains(new BigDecimal("-18.999"));
      assertThat(optics.txDbm()).contains(new BigDecimal("2.423"));
      assertThat(optics.oltRxDbm()).contains(new BigDecimal("-20.241"));
    });
    assertThat(ZxanTables.optics(3, POWER.replace("-18.999(dbm)", "N/A")))
        .hasValueSatisfying(optics -> assertThat(optics.rxDbm()).isEmpty());
  }

  @Test
  void aLineIsFoundAlthoughTheDevicePutsWordsBetween() {
    List<ConfigLine> lines = ZxanTables.lines("m", """
        Building configuration...
        pon-onu-mng gpon-onu_1/1/1:3
          service 1 type internet gemport 1  cos 0 vlan 100
        !
        end
        """);

    assertThat(lines).singleElement().satisfies(line -> {
      assertThat(line.says(new ConfigLine("m", "service 1 gemport 1 vlan 100"))).isTrue();
      assertThat(line.says(new ConfigLine("m", "service 1 gemport 1 vlan 10"))).isFalse();
      assertThat(line.says(new ConfigLine("n", "service 1 gemport 1 vlan 100"))).isFalse();
    });
    ConfigLine limit = new ConfigLine("m", "gemport 1 traffic-limit downstream A");
    assertThat(limit.isInPlaceOf(new ConfigLine("m", "gemport 1 tcont 1"))).isFalse();
    assertThat(limit.isInPlaceOf(new ConfigLine("m", "gemport 1 traffic-limit downstream B")))
        .isTrue();
  }

  @Test
  void refusalsAreToldApartByTheirWordsAndUnknownOnesAreRefusals() {
    assertThat(ZxanErrors.in(List.of("%Info 20272: Enter configuration commands")))
        .isEmpty();
    assertThat(ZxanErrors.in(List.of(".[Successful]"))).isEmpty();
    assertThat(ZxanErrors.in(List.of("%Code 32310-GPONSRV : No related information to show.")))
        .containsInstanceOf(DeviceError.NotFound.class);
    rejected("%Error 20200: Invalid input detected at '^' marker.", RejectionCode.SYNTAX);
    rejected("%Error 20203: Incomplete command.", RejectionCode.SYNTAX);
    rejected("%Code 32303-GPONSRV : The SN is already existed.", RejectionCode.ALREADY_EXISTS);
    rejected("%Code 32335-GPONSRV : The profile does not exist.", RejectionCode.MISSING_REFERENCE);
    rejected("%Code 99999-GPONSRV : The moon is made of cheese", RejectionCode.OTHER);
    rejected("%Error 20210: Bad enable password", RejectionCode.FORBIDDEN);
    rejected(".[Failed]", RejectionCode.OTHER);
  }

  private static void rejected(String line, RejectionCode code) {
    assertThat(ZxanErrors.in(List.of("", line))).hasValueSatisfying(error -> {
      assertThat(error).as(line).isInstanceOf(DeviceError.Rejected.class);
      assertThat(((DeviceError.Rejected) error).code()).as(line).isEqualTo(code);
    });
  }

  private static void readers(String text) {
    ZxanTables.unconfigured(text);
    ZxanTables.places(text);
    ZxanTables.detail(text);
    ZxanTables.type(text);
    ZxanTables.onts(PORT, text, text);
    ZxanTables.lines("m", text);
    ZxanTables.optics(1, text);
    ZxanErrors.in(text.lines().toList());
  }

  @Test
  void noTextAndNoTruncationOfOneThrowsUnderAnyReader() {
    for (String text : List.of(OLDER, NEWER, DETAIL, STATES, POWER, ONTS)) {
      assertThatCode(() -> Truncated.of(text).forEach(ZxanTablesTest::readers))
          .doesNotThrowAnyException();
    }
  }

  @Test
  void noRecordingOfThisVendorThrowsUnderAnyReader() {
    assumeTrue(Recordings.present(), "no recordings beside this repository");
    assertThat(Recordings.of("zte_zxros"))
        .isNotEmpty()
        .allSatisfy(recording -> assertThatCode(
                () -> Truncated.of(recording.text()).forEach(ZxanTablesTest::readers))
            .doesNotThrowAnyException());
  }
}
