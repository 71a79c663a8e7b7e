package io.dotmac.sub.server.adapter.device;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.dotmac.sub.core.problem.ProblemException;
import io.dotmac.sub.core.provisioning.device.ProvisioningVendor;
import io.dotmac.sub.core.provisioning.run.ProvisioningRunId;
import io.dotmac.sub.core.provisioning.run.RunStatus;
import io.dotmac.sub.core.provisioning.template.ConfigTemplateId;
import io.dotmac.sub.core.provisioning.template.ConfigTemplates;
import io.dotmac.sub.core.provisioning.template.TemplateTerms;
import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.provisioning.workflow.WorkflowId;
import io.dotmac.sub.core.provisioning.workflow.WorkflowTerms;
import io.dotmac.sub.core.provisioning.workflow.Workflows;
import io.dotmac.sub.core.subscription.SubscriptionId;
import io.dotmac.sub.core.subscription.SubscriptionStatus;
import io.dotmac.sub.core.tx.Caller;
import io.dotmac.sub.devices.plan.Plan;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Steps that push what a template says. */
class TemplateRunsDbTest {
  private static final String SERIAL = "HWTC00AABB01";
  private static final String BODY = """
      ! in interface gpon {{frame}}/{{slot}}
      ont port native-vlan {{port}} {{ont}} eth 1 vlan {{vlan}}
      ! undo undo ont port native-vlan {{port}} {{ont}} eth 1
      ! in config
      ! check display current-configuration ont {{pon_port}} {{ont}} => eth 1 vlan {{vlan}}
      """;

  private final OrderWorld world = new OrderWorld();
  private final ConfigTemplates templates = new ConfigTemplates(new DeviceTemplates());
  private final SubscriptionId service = world.service();
  private final ConfigTemplateId template = template("Bridge", BODY);

  @AfterEach
  void close() {
    world.close();
  }

  private ConfigTemplateId template(String name, String body) {
    return world.in(tx -> templates
        .create(tx, new TemplateTerms(name, ProvisioningVendor.HUAWEI, null, body, true))
        .id());
  }

  private WorkflowId workflow(ConfigTemplateId by, Integer vlan) {
    Workflows workflows = new Workflows();
    StepConfig push = new StepConfig(
        null, null, vlan, null, null, null, null, null, by.value(), null, null, null);
    return world.in(tx -> {
      WorkflowId id = workflows
          .create(tx, WorkflowTerms.of("By " + by, ProvisioningVendor.HUAWEI))
          .id();
      workflows.add(
          tx, id, new StepTerms("in", StepType.ASSIGN_ONT, 10, StepConfig.profiles(10, 10), true));
      workflows.add(tx, id, new StepTerms("push", StepType.PUSH_CONFIG, 20, push, true));
      return id;
    });
  }

  private ProvisioningRunId start(WorkflowId workflow) {
    return world.start(service, SERIAL, world.device, workflow);
  }

  @Test
  void aStepPushesWhatItsTemplateSaidWhenTheRunBeganAndItIsReadBack() {
    ProvisioningRunId run = start(workflow(template, 100));
    world.run(tx -> templates.update(
        tx,
        template,
        new TemplateTerms(
            "Bridge", ProvisioningVendor.HUAWEI, null, BODY.replace("eth 1", "eth 2"), true)));

    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.SUCCESS);
    assertThat(world.status(service)).isEqualTo(SubscriptionStatus.ACTIVE);
    assertThat(world.olt.state().toString())
        .contains("ont port native-vlan 0 0 eth 1 vlan 100")
        .doesNotContain("eth 2");
    assertThat(world.transcript(run))
        .contains("> ont port native-vlan 0 0 eth 1 vlan 100", "result: APPLIED", "--- the device");
  }

  @Test
  void whatItPushedIsTakenBackBeforeTheOntGoes() {
    start(workflow(template, 100));
    world.work();
    world.run(tx -> world.subscriptions.cancel(tx, service, "moved", null));
    int begun = world.in(tx -> world.runs.disconnectDue(tx, 10));

    world.work();

    assertThat(begun).isEqualTo(1);
    assertThat(world.olt.state()).isEmpty();
    List<String> sent = world.olt.changes();
    assertThat(sent.indexOf("undo ont port native-vlan 0 0 eth 1"))
        .isPositive()
        .isLessThan(sent.indexOf("ont delete 0 0"));
  }

  @Test
  void aValueThatIsMissingFailsTheRunAndIsNamedAndNothingOfItIsSent() {
    ProvisioningRunId run = start(workflow(template, null));

    world.work();

    assertThat(world.get(run).status()).isEqualTo(RunStatus.FAILED);
    assertThat(world.steps(run).get(1).errorMessage())
        .hasValueSatisfying(why -> assertThat(why).contains("vlan has no value"));
    assertThat(world.olt.changes()).noneMatch(line -> line.contains("native-vlan"));
  }

  @Test
  void aPreviewReadsTheDeviceAndChangesNothing() {
    start(workflow(template, 100));
    world.work();
    int before = world.olt.changes().size();
    TemplatePreviews previews = new TemplatePreviews(world.db, world.deviceWork);
    Caller somebody = Caller.system(world.tenant, "test");

    Plan same = previews.preview(
        somebody, template, new TemplatePreviews.Wanted(world.device, SERIAL, 100, null));
    Plan other = previews.preview(
        somebody, template, new TemplatePreviews.Wanted(world.device, SERIAL, 200, null));

    assertThat(same.isEmpty()).isTrue();
    assertThat(other.commands()).contains("ont port native-vlan 0 0 eth 1 vlan 200");
    assertThat(other.render()).contains("undo: undo ont port native-vlan 0 0 eth 1");
    assertThat(world.olt.changes()).hasSize(before);
    for (TemplatePreviews.Wanted wrong : List.of(
        new TemplatePreviews.Wanted(world.device, "HWTC99999999", 100, null),
        new TemplatePreviews.Wanted(world.device, "no serial", 100, null),
        new TemplatePreviews.Wanted(world.device, SERIAL, null, null))) {
      assertThatThrownBy(() -> previews.preview(somebody, template, wrong))
          .as(wrong.toString())
          .isInstanceOf(ProblemException.class);
    }
  }

  @ParameterizedTest
  @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
      vlan {{vlna}}\\n! keep\\n! check a => b       | there is no value vlna
      vlan {{vlan}}\\n! check a => b                | nothing takes it back
      vlan {{vlan}}\\n! keep                        | nothing is read back
      vlan {{vlan\\n! keep\\n! check a => b         | without the other
      vlan {{{vlan}}}\\n! keep\\n! check a => b     | is no value
      desc "{{vlan}}"\\n! keep\\n! check a => b     | quoted by itself
      {{>parts/csrf}}\\n! keep\\n! check a => b     | is no value
      """)
  void whatIsNoTemplateIsRefusedWhenItIsSaved(String body, String why) {
    assertThatThrownBy(() -> template("wrong", body.replace("\\n", "\n")))
        .isInstanceOfSatisfying(
            ProblemException.class, e -> assertThat(e.problem().toString()).contains("/body", why));
  }

  @Test
  void aStepNamesATemplateThatIsInUseForItsDevices() {
    world.run(tx -> templates.deactivate(tx, template));

    assertThatThrownBy(() -> workflow(template, 100))
        .isInstanceOfSatisfying(
            ProblemException.class,
            e -> assertThat(e.problem().toString()).contains("/config/template_id"));
  }
}
