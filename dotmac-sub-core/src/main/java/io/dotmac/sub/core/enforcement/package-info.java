/**
 * Brings the network in line with the desired access of services. A change of a lock or of a
 * service writes an intent in its own transaction; {@link
 * io.dotmac.sub.core.enforcement.EnforcementWorker} claims intents, applies them through an {@link
 * io.dotmac.sub.core.enforcement.AccessEnforcer} with no transaction open, and records what each
 * NAS answered. An intent that cannot be carried out fails visibly, never silently. Start with the
 * worker.
 */
@NullMarked
package io.dotmac.sub.core.enforcement;

import org.jspecify.annotations.NullMarked;
