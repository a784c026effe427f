package org.onhook.bench.worker;

import java.io.IOException;
import java.nio.LongBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** When events were written, by their numbers: memory that two processes share. */
public final class Stamps {

    private static final int EVENTS = 1 << 24;

    private final LongBuffer nanos;

    private Stamps(LongBuffer nanos) {
        this.nanos = nanos;
    }

    /** Those in a subject's home. */
    public static Stamps of(Path home) throws IOException {
        try (FileChannel file = FileChannel.open(
                home.resolve("stamps"), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            return new Stamps(file.map(FileChannel.MapMode.READ_WRITE, 0, (long) EVENTS * Long.BYTES)
                    .order(java.nio.ByteOrder.nativeOrder())
                    .asLongBuffer());
        }
    }

    void put(long number, long at) {
        nanos.put((int) number, at);
    }

    /** When the event of that number was written, in nanoseconds like {@link System#nanoTime}; 0 where it was not. */
    public long get(long number) {
        return nanos.get((int) number);
    }
}
