package org.onhook.state;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.function.Consumer;

/** Takes state as plain values, to be read back in the same order by {@link StateInput}. In memory: it never fails. */
public final class StateOutput {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(1 << 16);
    private final DataOutputStream out = new DataOutputStream(bytes);

    private interface Write {
        void run() throws IOException;
    }

    public StateOutput bool(boolean value) {
        return written(() -> out.writeBoolean(value));
    }

    public StateOutput count(int value) {
        return written(() -> out.writeInt(value));
    }

    public StateOutput number(long value) {
        return written(() -> out.writeLong(value));
    }

    public StateOutput text(String value) {
        return bytes(value.getBytes(StandardCharsets.UTF_8));
    }

    public StateOutput bytes(byte[] value) {
        return count(value.length).written(() -> out.write(value));
    }

    /** By name, so that a later version may add constants anywhere. */
    public StateOutput constant(Enum<?> value) {
        return text(value.name());
    }

    /** Each of several values, after how many they are. */
    public <T> StateOutput each(Collection<T> values, Consumer<T> write) {
        count(values.size());
        values.forEach(write);
        return this;
    }

    /** A value that may be missing. */
    public <T> StateOutput ifPresent(T value, Consumer<T> write) {
        bool(value != null);
        if (value != null) {
            write.accept(value);
        }
        return this;
    }

    public byte[] toBytes() {
        return bytes.toByteArray();
    }

    private StateOutput written(Write write) {
        try {
            write.run();
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory cannot fail", e);
        }
    }
}
