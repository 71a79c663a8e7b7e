package io.dotmac.sub.core.provisioning.drift;

import static org.assertj.core.api.Assertions.assertThat;

import io.dotmac.sub.core.provisioning.drift.Drift.Difference;
import io.dotmac.sub.core.provisioning.drift.KnownOnt.Links;
import io.dotmac.sub.core.provisioning.drift.KnownOnt.Wanted;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DriftTest {
  private static final OntPlace PLACE = new OntPlace("0/1/0", 3);

  private static KnownOnt known(
      @Nullable OntPlace place, @Nullable String elsewhere, Wanted wanted, Integer... vlans) {
    return new KnownOnt(
        "HWTC00AABB01",
        place,
        elsewhere,
        wanted,
        new TreeSet<>(List.of(vlans)),
        limits(vlans),
        false,
        Links.NONE);
  }

  private static SeenOnt seen(OntPlace place, boolean active, Integer... vlans) {
    return new SeenOnt(
        "HWTC00AABB01",
        place,
        active,
        new SeenServices(new TreeSet<>(List.of(vlans)), limits(vlans)));
  }

  private static TreeSet<String> limits(Integer... vlans) {
    return Stream.of(vlans)
        .map(vlan -> SeenServices.limit(vlan, "6", "7"))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void otherLimitsOfAVlanThatBothHaveAreFound() {
    KnownOnt known = known(PLACE, null, Wanted.ON, 100, 200);
    SeenServices services =
        SeenServices.none().add(100, "100 -/-").add(300, SeenServices.limit(300, "6", ""));

    assertThat(between(List.of(known), List.of(new SeenOnt("HWTC00AABB01", PLACE, true, services))))
        .containsExactly("VLAN 100, 200 -> 100, 300", "SPEED 100 6/7 -> 100 -/-");
  }

  private static List<String> between(List<KnownOnt> known, List<SeenOnt> seen) {
    return Drift.between(known, seen, Set.of("0/1/0", "0/1/1"), Set.of()).stream()
        .map(DriftTest::words)
        .toList();
  }

  private static String words(Difference difference) {
    return difference.kind() + " " + difference.expected() + " -> " + difference.found();
  }

  @Test
  void whatIsAsItIsRecordedDoesNotDiffer() {
    assertThat(
            between(List.of(known(PLACE, null, Wanted.ON, 100)), List.of(seen(PLACE, true, 100))))
        .isEmpty();
    assertThat(between(
            List.of(known(new OntPlace("0/1/0", null), null, Wanted.ON)),
            List.of(seen(PLACE, true, 100))))
        .isEmpty();
  }

  @Test
  void anOntThatIsGoneUnknownOrElsewhereIsFound() {
    assertThat(between(List.of(known(PLACE, null, Wanted.ON)), List.of()))
        .containsExactly("MISSING 0/1/0 ONT 3 -> null");
    assertThat(between(List.of(), List.of(seen(PLACE, true))))
        .containsExactly("UNKNOWN null -> 0/1/0 ONT 3");
    assertThat(between(List.of(known(null, null, Wanted.EITHER)), List.of(seen(PLACE, true))))
        .containsExactly("UNKNOWN null -> 0/1/0 ONT 3");
    assertThat(between(
            List.of(known(PLACE, null, Wanted.ON)), List.of(seen(new OntPlace("0/1/1", 3), true))))
        .containsExactly("ELSEWHERE 0/1/0 ONT 3 -> 0/1/1 ONT 3");
    assertThat(between(
            List.of(known(PLACE, null, Wanted.ON)), List.of(seen(new OntPlace("0/1/0", 4), true))))
        .containsExactly("ELSEWHERE 0/1/0 ONT 3 -> 0/1/0 ONT 4");
    assertThat(
            between(List.of(known(null, "OLT 2 0/1/7", Wanted.EITHER)), List.of(seen(PLACE, true))))
        .containsExactly("ELSEWHERE OLT 2 0/1/7 -> 0/1/0 ONT 3");
  }

  @Test
  void suspensionIsComparedOnlyWhereTheDeviceAloneHoldsBack() {
    assertThat(between(List.of(known(PLACE, null, Wanted.OFF)), List.of(seen(PLACE, true))))
        .containsExactly("NOT_SUSPENDED null -> null");
    assertThat(between(List.of(known(PLACE, null, Wanted.ON)), List.of(seen(PLACE, false))))
        .containsExactly("SUSPENDED null -> null");
    assertThat(between(List.of(known(PLACE, null, Wanted.EITHER)), List.of(seen(PLACE, true))))
        .isEmpty();
    assertThat(between(List.of(known(PLACE, null, Wanted.EITHER)), List.of(seen(PLACE, false))))
        .isEmpty();
  }

  @Test
  void vlansAreThoseThatWereGivenAndOthersOnlyByATemplate() {
    assertThat(between(
            List.of(known(PLACE, null, Wanted.ON, 100)), List.of(seen(PLACE, true, 200, 300))))
        .containsExactly("VLAN 100 -> 200, 300");
    assertThat(between(List.of(known(PLACE, null, Wanted.ON, 100)), List.of(seen(PLACE, true))))
        .containsExactly("VLAN 100 -> null");
    KnownOnt templated = new KnownOnt(
        "HWTC00AABB01",
        PLACE,
        null,
        Wanted.ON,
        new TreeSet<>(Set.of(100)),
        limits(100),
        true,
        Links.NONE);
    assertThat(between(List.of(templated), List.of(seen(PLACE, true, 100, 4000))))
        .isEmpty();
    assertThat(between(List.of(templated), List.of(seen(PLACE, true, 4000)))).hasSize(1);
    SeenOnt silent = new SeenOnt("HWTC00AABB01", PLACE, true, null);
    assertThat(between(List.of(known(PLACE, null, Wanted.ON, 100)), List.of(silent)))
        .isEmpty();
  }

  @Test
  void nothingIsSaidOfPortsThatWereNotReadNorOfOntsOnWhichSomebodyWorks() {
    List<KnownOnt> known = List.of(known(new OntPlace("0/9/9", 1), null, Wanted.ON));

    assertThat(between(known, List.of())).isEmpty();
    assertThat(between(List.of(known(OntPlace.SOMEWHERE, null, Wanted.ON)), List.of()))
        .isEmpty();
    assertThat(between(
            List.of(known(OntPlace.SOMEWHERE, null, Wanted.ON)), List.of(seen(PLACE, true))))
        .isEmpty();
    assertThat(Drift.between(
            List.of(), List.of(seen(PLACE, true)), Set.of("0/1/0"), Set.of("HWTC00AABB01")))
        .isEmpty();
  }
}
