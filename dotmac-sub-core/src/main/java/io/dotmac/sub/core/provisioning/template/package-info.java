/**
 * Commands that people write for devices, with places for values. Start at {@link
 * io.dotmac.sub.core.provisioning.template.ConfigTemplates}.
 */
@NullMarked
package io.dotmac.sub.core.provisioning.template;

import org.jspecify.annotations.NullMarked;
