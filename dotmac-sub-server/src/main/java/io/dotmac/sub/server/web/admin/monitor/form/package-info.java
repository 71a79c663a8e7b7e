/** Forms for what is watched and who is told: devices, credentials, rules, policies, rotations. */
@NullMarked
package io.dotmac.sub.server.web.admin.monitor.form;

import org.jspecify.annotations.NullMarked;
