/**
 * Orders carried out on devices, step by step. Start at {@link
 * io.dotmac.sub.core.provisioning.run.ProvisioningRuns} for what people do, and at {@link
 * io.dotmac.sub.core.provisioning.run.RunWorker} for what is done by itself.
 *
 * <p>Invariants: no transaction is open while a device is talked to; a device is one run's at a
 * time, whatever the node; a step is marked before the device is asked and again when the answer is
 * there, so that after an interruption the device is read before anything is sent to it again; a
 * service becomes active in the transaction that records what was read back.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.run;

import org.jspecify.annotations.NullMarked;
