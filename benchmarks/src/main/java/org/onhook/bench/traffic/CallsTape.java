package org.onhook.bench.traffic;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.onhook.bench.load.Tape;

/** Calls that go on from pass to pass, many at the same time. One thread plays it. */
public final class CallsTape implements Tape {

    /** In bytes, in what comes before each body: that of all before the next frame (ECMA-323, TCP framing). */
    private static final int LENGTH_AT = 2;

    private static final int BEGINNINGS = 5_000;
    private static final int EVENTS = 20_000;
    /** With so many events for each pair, nearly all the calls are over that began together. */
    private static final int MIXED_AFTER = 15;

    private final int pairs;
    private final CallFrames frames;
    private final List<Integer> ends = new ArrayList<>();

    /** @param pairs how many pairs of devices there are, each with a call */
    public CallsTape(int pairs) {
        this.pairs = pairs;
        this.frames = new CallFrames(pairs);
    }

    /** Whether there are pairs that have no call yet. Until then calls begin, and nothing else happens in them. */
    public boolean isBeginning() {
        return frames.idle() > 0;
    }

    /** How many passes it takes until each call is at a place of its own in its story. */
    public int passesUntilMixed() {
        return MIXED_AFTER * pairs / EVENTS;
    }

    @Override
    public byte[] pass(int number) {
        if (isBeginning()) {
            frames.begin(BEGINNINGS);
        } else {
            frames.live(EVENTS);
        }
        byte[] bytes = all();
        ends.clear();
        for (int at = 0; at < bytes.length; ) {
            at += Byte.toUnsignedInt(bytes[at + LENGTH_AT]) << Byte.SIZE
                    | Byte.toUnsignedInt(bytes[at + LENGTH_AT + 1]);
            ends.add(at);
        }
        return bytes;
    }

    private byte[] all() {
        try {
            return frames.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public int events() {
        return ends.size();
    }

    @Override
    public int end(int event) {
        return ends.get(event);
    }
}
