package io.dotmac.sub.core.provisioning.run;

import io.dotmac.sub.core.provisioning.workflow.StepConfig;
import io.dotmac.sub.core.provisioning.workflow.StepTerms;
import io.dotmac.sub.core.provisioning.workflow.StepType;
import io.dotmac.sub.core.tenant.TenantEntity;
import jakarta.persistence.AttributeOverride;
import jakarta.persistence.Column;
import jakarta.persistence.Embedded;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** One step of a run, as it stood in the workflow when the run began. */
@Entity
@Table(name = "provisioning_run_step")
public class RunStep extends TenantEntity {
  private static final int LONGEST_TRANSCRIPT = 200_000;

  @EmbeddedId
  @AttributeOverride(name = "value", column = @Column(name = "id"))
  private RunStepId id;

  @Embedded
  @AttributeOverride(name = "value", column = @Column(name = "run_id", updatable = false))
  private ProvisioningRunId run;

  @Column(name = "position", updatable = false)
  private int position;

  @Column(name = "name", updatable = false)
  private String name;

  @Column(name = "step_type", updatable = false)
  private StepType type;

  @Nullable
  @Embedded
  private StepConfig config;

  @Nullable
  @Column(name = "template_body", updatable = false)
  private String templateBody;

  @Column(name = "status")
  private RunStatus status;

  @Column(name = "attempts")
  private int attempts;

  @Nullable
  @Column(name = "started_at")
  private Instant startedAt;

  @Nullable
  @Column(name = "completed_at")
  private Instant completedAt;

  @Nullable
  @Column(name = "error_message")
  private String errorMessage;

  @Column(name = "changed")
  private boolean changed;

  @Column(name = "transcript")
  private String transcript = "";

  /** For Hibernate; others use {@link ProvisioningRuns}. */
  protected RunStep() {}

  RunStep(ProvisioningRunId run, int position, StepTerms terms, @Nullable String templateBody) {
    this.id = RunStepId.next();
    this.run = run;
    this.position = position;
    this.name = terms.name();
    this.type = terms.stepType();
    this.config = terms.config();
    this.templateBody = templateBody;
    this.status = RunStatus.PENDING;
  }

  /** The device is asked from now on; gives whether it was asked before without an answer. */
  boolean begin(Instant at) {
    boolean interrupted = status == RunStatus.RUNNING;
    status = RunStatus.RUNNING;
    attempts++;
    startedAt = startedAt == null ? at : startedAt;
    errorMessage = null;
    return interrupted;
  }

  void record(String said) {
    String gap = transcript.isEmpty() || said.isEmpty() ? "" : "\n";
    String all = transcript + gap + said;
    // Of a step that is tried for hours, the end counts.
    transcript =
        all.length() <= LONGEST_TRANSCRIPT ? all : all.substring(all.length() - LONGEST_TRANSCRIPT);
  }

  /** The device has, or may have, something by this step that it had not before. */
  void touched() {
    changed = true;
  }

  void succeed(Instant at) {
    status = RunStatus.SUCCESS;
    completedAt = at;
  }

  void fail(String why, Instant at) {
    status = RunStatus.FAILED;
    completedAt = at;
    errorMessage = why;
  }

  /** It will be tried again; what was sent is known to have come to nothing, or is read first. */
  void wait(String why, boolean inDoubt) {
    status = inDoubt ? RunStatus.RUNNING : RunStatus.PENDING;
    errorMessage = why;
  }

  /** To be done again. */
  void reset() {
    status = RunStatus.PENDING;
    attempts = 0;
    startedAt = null;
    completedAt = null;
    errorMessage = null;
  }

  public RunStepId id() {
    return id;
  }

  public ProvisioningRunId run() {
    return run;
  }

  /** Its place, from 0. */
  public int position() {
    return position;
  }

  public String name() {
    return name;
  }

  public StepType type() {
    return type;
  }

  /** Whether the device has, or may have, something by this step that it had not before. */
  public boolean changed() {
    return changed;
  }

  public StepConfig config() {
    return config == null ? StepConfig.NONE : config;
  }

  /** What its template said when the run began. */
  public Optional<String> templateBody() {
    return Optional.ofNullable(templateBody);
  }

  /** The same for another run. */
  RunStep of(ProvisioningRunId other, int place) {
    return new RunStep(
        other, place, new StepTerms(name, type, place, config(), true), templateBody);
  }

  public RunStatus status() {
    return status;
  }

  public int attempts() {
    return attempts;
  }

  public Optional<Instant> startedAt() {
    return Optional.ofNullable(startedAt);
  }

  public Optional<Instant> completedAt() {
    return Optional.ofNullable(completedAt);
  }

  public Optional<String> errorMessage() {
    return Optional.ofNullable(errorMessage);
  }

  /** What was sent to the device and read from it, secrets masked. */
  public String transcript() {
    return transcript;
  }
}
