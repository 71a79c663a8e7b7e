/** Commands that look at network devices and change them, without any database. */
@org.jspecify.annotations.NullMarked
package io.dotmac.sub.server.cli.device;
