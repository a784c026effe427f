package org.onhook.state;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Reads what a {@link StateOutput} took. Anything that does not fit is a {@link StateException}. */
public final class StateInput {

    private final ByteBuffer bytes;

    public StateInput(byte[] state) {
        this.bytes = ByteBuffer.wrap(state);
    }

    public boolean bool() {
        need(1);
        return bytes.get() != 0;
    }

    public int count() {
        need(Integer.BYTES);
        return bytes.getInt();
    }

    public long number() {
        need(Long.BYTES);
        return bytes.getLong();
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }

    public byte[] bytes() {
        int length = count();
        need(length);
        byte[] value = new byte[length];
        bytes.get(value);
        return value;
    }

    public <E extends Enum<E>> E constant(Class<E> type) {
        String name = text();
        try {
            return Enum.valueOf(type, name);
        } catch (IllegalArgumentException e) {
            throw new StateException(type.getSimpleName() + " has no " + name, e);
        }
    }

    public <T> List<T> list(Supplier<T> read) {
        int size = count();
        // Every value takes at least a byte, so that a wrong size cannot ask for more memory than there are bytes.
        need(size);
        List<T> values = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            values.add(read.get());
        }
        return values;
    }

    /** A value that may be missing; null then. */
    public <T> T ifPresent(Supplier<T> read) {
        return bool() ? read.get() : null;
    }

    /** Everything must have been read. */
    public void end() {
        if (bytes.hasRemaining()) {
            throw new StateException(bytes.remaining() + " bytes too many", null);
        }
    }

    private void need(int length) {
        if (length < 0 || bytes.remaining() < length) {
            throw new StateException("cut off at byte " + bytes.position(), new BufferUnderflowException());
        }
    }
}
