/**
 * Settings of a tenant: declared in code with type, default and limits, overridden by rows. Start
 * at {@link io.dotmac.sub.core.setting.Setting}.
 */
@NullMarked
package io.dotmac.sub.core.setting;

import org.jspecify.annotations.NullMarked;
