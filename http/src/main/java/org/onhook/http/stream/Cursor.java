package org.onhook.http.stream;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * How far one consumer has got, and what it is to be sent next. It holds no copy of an event. One thread at a time.
 *
 * <p>Sequence numbers leave nothing out, so that a number which does not follow the one before tells of events that are
 * missing, whatever the reason: the consumer was away too long or is too slow, this process is another one, or the buffer
 * itself was passed over.
 */
final class Cursor {

    private static final byte[] GREETING = bytes("retry: 1000\n\n");
    private static final byte[] BLOCK_END = bytes("\n\n");
    private static final byte[] ALIVE = bytes(": alive\n\n");

    /** Where the next event is in the buffer, which guards it. */
    long place;

    private final StreamBuffer buffer;
    private final Filter filter;
    private final Runnable gapTold;
    private final Deque<byte[]> pieces = new ArrayDeque<>();
    private int offset;
    /** The identifier that the consumer came with, until it has shown itself as one of this buffer's. */
    private Optional<EventId> unproved = Optional.empty();
    /** The latest event that was sent or left out by the filter. */
    private Optional<EventId> passed;
    /** The latest identifier that the consumer has. */
    private Optional<EventId> sent;

    /**
     * @param after the latest event that the consumer has; empty if it wants what is to come
     * @param gapTold is run whenever the consumer is told that events are missing
     */
    Cursor(StreamBuffer buffer, Filter filter, Optional<EventId> after, Runnable gapTold) {
        this.buffer = buffer;
        this.filter = filter;
        this.gapTold = gapTold;
        pieces.add(GREETING);
        sent = after;
        if (after.isEmpty()) {
            passed = buffer.goToEnd(this);
        } else if (buffer.goBehind(after.get(), this)) {
            passed = after;
            unproved = after;
        } else {
            passed = Optional.empty();
            tellUnknown(after.get());
        }
    }

    /** Copies what is to be sent next, as much as there is room for. Returns how many bytes that is; 0 for nothing yet. */
    int fill(byte[] chunk) {
        int filled = 0;
        while (filled < chunk.length && (!pieces.isEmpty() || addNext())) {
            byte[] piece = pieces.peekFirst();
            int count = Math.min(piece.length - offset, chunk.length - filled);
            System.arraycopy(piece, offset, chunk, filled, count);
            filled += count;
            offset += count;
            if (offset == piece.length) {
                pieces.removeFirst();
                offset = 0;
            }
        }
        return filled;
    }

    /** Whether the buffer has events that it has not come to. Any thread may ask. */
    boolean isBehind() {
        return buffer.hasNext(this);
    }

    /**
     * Has something sent although there is no event. A consumer whose filter leaves out much learns so how far it has got,
     * in order not to resume further behind than needed.
     */
    void keepAlive() {
        if (pieces.isEmpty() && !passed.equals(sent)) {
            pieces.add(bytes("id: " + passed.get() + "\n"));
            sent = passed;
        }
        pieces.add(ALIVE);
    }

    private boolean addNext() {
        Optional<StreamedEvent> next = buffer.next(this);
        while (next.isPresent()) {
            add(next.get());
            if (!pieces.isEmpty()) {
                return true;
            }
            next = buffer.next(this);
        }
        return false;
    }

    private void add(StreamedEvent event) {
        if (unproved.isPresent() && event.id().compareTo(unproved.get()) <= 0) {
            tellUnknown(unproved.get());
        } else if (passed.isPresent() && !passed.get().next().equals(event.id())) {
            tellMissing(passed.get().next(), event.id().previous());
        }
        unproved = Optional.empty();
        passed = Optional.of(event.id());
        if (filter.accepts(event)) {
            sent = passed;
            pieces.add(event.head());
            pieces.add(event.json());
            pieces.add(BLOCK_END);
        }
    }

    private void tellMissing(EventId first, EventId last) {
        tell("id: " + last + "\n", "\"reason\":\"gone\",\"first\":\"" + first + "\",\"last\":\"" + last + "\"");
        sent = Optional.of(last);
    }

    private void tellUnknown(EventId id) {
        tell("", "\"reason\":\"unknown\",\"after\":\"" + id + "\"");
    }

    private void tell(String idLine, String members) {
        pieces.add(bytes(idLine + "event: gap\ndata: {" + members + "}\n\n"));
        gapTold.run();
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
