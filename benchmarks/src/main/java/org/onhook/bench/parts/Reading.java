package org.onhook.bench.parts;

import org.onhook.api.call.CallEvent;
import org.onhook.csta.message.BadBodyException;
import org.onhook.csta.message.CstaReader;
import org.onhook.csta.message.EventKind;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** From the bytes of a message to the call event, for each kind that random traffic has. */
@State(Scope.Thread)
public class Reading {

    @Param({
        "SERVICE_INITIATED",
        "ORIGINATED",
        "DELIVERED",
        "ESTABLISHED",
        "HELD",
        "RETRIEVED",
        "QUEUED",
        "DIVERTED",
        "FAILED",
        "CONFERENCED",
        "TRANSFERRED",
        "NETWORK_REACHED",
        "CONNECTION_CLEARED"
    })
    private EventKind kind;

    private Cycle<byte[]> messages;
    private CstaReader reader;

    @Setup
    public void setUp() {
        Material material = Material.make();
        messages = new Cycle<>(material.messages(kind));
        reader = material.reader();
    }

    @Benchmark
    public CallEvent read() throws BadBodyException {
        return Material.read(reader, messages.next(), 1);
    }
}
