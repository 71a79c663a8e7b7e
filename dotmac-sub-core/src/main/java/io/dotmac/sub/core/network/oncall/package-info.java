/**
 * Who is told of alerts: policies say of which, their steps whom and when, rotations whose turn it
 * is. A step tells of an alert once, however many servers look: the log has a row of each. Start at
 * {@link io.dotmac.sub.core.network.oncall.Escalation}.
 */
@NullMarked
package io.dotmac.sub.core.network.oncall;

import org.jspecify.annotations.NullMarked;
