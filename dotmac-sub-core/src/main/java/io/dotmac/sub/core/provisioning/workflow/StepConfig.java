package io.dotmac.sub.core.provisioning.workflow;

import io.dotmac.sub.core.problem.Checks;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What a step needs to know; what another type of step or another vendor needs stays empty.
 *
 * @param lineProfile id of the line profile that an ONT is let in with
 * @param serviceProfile id of its service profile
 * @param vlan on the side of the network; absent: what the run says
 * @param userVlan on the side of the ONT; absent: the same
 * @param gemport through which the service runs; absent: 1
 * @param inboundTable traffic table of what the subscriber sends; absent: not limited
 * @param outboundTable traffic table of what the subscriber gets; both or none
 * @param templateId commands to push in place of the usual ones; absent: those
 * @param timeoutSeconds how long an ONT is waited for; absent: five minutes
 * @param ontType what kind of ONT is let in, in the words of its line terminal
 * @param upstreamProfile name of the profile of what the subscriber sends
 * @param downstreamProfile name of the profile of what the subscriber gets; absent: not limited
 */
@Embeddable
public record StepConfig(
    @Nullable @Column(name = "line_profile") Integer lineProfile,
    @Nullable @Column(name = "service_profile") Integer serviceProfile,
    @Nullable @Column(name = "vlan") Integer vlan,
    @Nullable @Column(name = "user_vlan") Integer userVlan,
    @Nullable @Column(name = "gemport") Integer gemport,
    @Nullable @Column(name = "inbound_table") Integer inboundTable,
    @Nullable @Column(name = "outbound_table") Integer outboundTable,
    @Nullable @Column(name = "timeout_seconds") Integer timeoutSeconds,
    @Nullable @Column(name = "template_id") UUID templateId,
    @Nullable @Column(name = "ont_type") String ontType,
    @Nullable @Column(name = "upstream_profile") String upstreamProfile,
    @Nullable @Column(name = "downstream_profile") String downstreamProfile) {
  /** Nothing is said. */
  public static final StepConfig NONE =
      new StepConfig(null, null, null, null, null, null, null, null, null, null, null, null);

  /** A profile or a type: a word that every line terminal can be told. */
  private static final Pattern WORD = Pattern.compile("[A-Za-z0-9_.:@+=,/-]{1,64}");

  /** An ONT let in with those profiles. */
  public static StepConfig profiles(int line, int service) {
    return new StepConfig(
        line, service, null, null, null, null, null, null, null, null, null, null);
  }

  /** A service in that VLAN. */
  public static StepConfig inVlan(int vlan) {
    return new StepConfig(null, null, vlan, null, null, null, null, null, null, null, null, null);
  }

  /** An ONT waited for that long. */
  public static StepConfig within(int seconds) {
    return new StepConfig(
        null, null, null, null, null, null, null, seconds, null, null, null, null);
  }

  /** Commands of a template. */
  public static StepConfig by(UUID template) {
    return new StepConfig(
        null, null, null, null, null, null, null, null, template, null, null, null);
  }

  void check(Checks checks, StepType type) {
    checks
        .range("/line_profile", lineProfile, 0, 65_535)
        .range("/service_profile", serviceProfile, 0, 65_535)
        .range("/vlan", vlan, 1, 4_094)
        .range("/user_vlan", userVlan, 1, 4_094)
        .range("/gemport", gemport, 0, 4_095)
        .range("/inbound_table", inboundTable, 0, 65_535)
        .range("/outbound_table", outboundTable, 0, 65_535)
        .range("/timeout_seconds", timeoutSeconds, 0, 86_400)
        .rule(
            (inboundTable == null) == (outboundTable == null),
            "/outbound_table",
            "both",
            "traffic tables are given for both directions or none");
    word(checks, "/ont_type", ontType);
    word(checks, "/upstream_profile", upstreamProfile);
    word(checks, "/downstream_profile", downstreamProfile);
    boolean service = Stream.of(
            vlan, userVlan, gemport, inboundTable, upstreamProfile, downstreamProfile)
        .anyMatch(Objects::nonNull);
    checks
        .rule(
            type == StepType.ASSIGN_ONT
                || (lineProfile == null && serviceProfile == null && ontType == null),
            "/line_profile",
            "step_type",
            "profiles and the type of an ONT belong to a step of the type assign_ont")
        .rule(
            type == StepType.PUSH_CONFIG || !service,
            "/vlan",
            "step_type",
            "a service belongs to a step of the type push_config")
        .rule(
            templateId == null || type == StepType.PUSH_CONFIG,
            "/template_id",
            "step_type",
            "a template belongs to a step of the type push_config")
        .rule(
            templateId == null
                || (inboundTable == null && upstreamProfile == null && downstreamProfile == null),
            "/inbound_table",
            "template",
            "a template names its traffic tables and profiles itself")
        .rule(
            type == StepType.CONFIRM_UP || timeoutSeconds == null,
            "/timeout_seconds",
            "step_type",
            "a time to wait belongs to a step of the type confirm_up");
  }

  private static void word(Checks checks, String pointer, @Nullable String text) {
    checks.rule(
        text == null || WORD.matcher(text).matches(),
        pointer,
        "format",
        "1 to 64 letters, digits and _.:@+=,/- were expected");
  }
}
