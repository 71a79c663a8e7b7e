package io.dotmac.sub.server.cli.device;

import io.dotmac.sub.server.cli.GroupCommand;
import picocli.CommandLine.Command;

/** Talks to one device. */
@Command(
    name = "device",
    description = "Look at a network device, or change it by a plan that was read first.",
    mixinStandardHelpOptions = true,
    subcommands = {DeviceProbe.class, DevicePlan.class, DeviceApply.class})
public final class DeviceCommand extends GroupCommand {}
