package org.onhook.it.container;

import java.util.List;

/** What may be done to a connector that runs. */
enum Swap {
    UPDATE_DRIVER,
    STOP_DRIVER,
    REINSTALL_DRIVER,
    UPDATE_TRACKING,
    STOP_TRACKING,
    REINSTALL_TRACKING,
    UPDATE_EVENTS,
    STOP_EVENTS,
    REINSTALL_EVENTS,
    EXCHANGE_POLICY,
    EXCHANGE_SINK,
    CONFIGURE_ATTRIBUTION,
    CONFIGURE_LINK;

    static final List<Swap> EVERYTHING = List.of(values());

    static final List<Swap> EVERYTHING_BUT_DRIVERS =
            EVERYTHING.stream().filter(swap -> !swap.name().endsWith("_DRIVER")).toList();
}
