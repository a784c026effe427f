package org.onhook.http.stream;

import jakarta.servlet.AsyncContext;
import jakarta.servlet.AsyncEvent;
import jakarta.servlet.AsyncListener;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * One consumer of the stream. It is written to without blocking, from one chunk of its own: by the container's threads as
 * long as its connection takes more, and by the stream's thread when there is something new.
 */
final class Consumer implements WriteListener, AsyncListener {

    private static final int CHUNK = 16 << 10;
    /** How many chunks a thread writes before it lets others have their turn. */
    private static final int TURN = 32;

    private enum State {
        /** Has all that there is; the stream's thread may write. */
        IDLE,
        /** A thread is writing, or the container will call once it can be written to. */
        BUSY,
        GONE
    }

    private final AsyncContext async;
    private final ServletOutputStream out;
    private final Cursor cursor;
    private final BooleanSupplier entitled;
    private final Duration keepAlive;
    private final LongSupplier nanoTime;
    private final EventStream stream;
    private final byte[] chunk = new byte[CHUNK];
    private final AtomicReference<State> state = new AtomicReference<>(State.BUSY);
    private volatile boolean leaving;
    private volatile long lastWrite;
    private boolean flushed = true;

    Consumer(
            AsyncContext async,
            Cursor cursor,
            BooleanSupplier entitled,
            Duration keepAlive,
            LongSupplier nanoTime,
            EventStream stream)
            throws IOException {
        this.async = async;
        this.out = async.getResponse().getOutputStream();
        this.cursor = cursor;
        this.entitled = entitled;
        this.keepAlive = keepAlive;
        this.nanoTime = nanoTime;
        this.stream = stream;
        this.lastWrite = nanoTime.getAsLong();
    }

    /** Lets the container call when it can be written to. */
    void start() {
        async.addListener(this);
        out.setWriteListener(this);
    }

    /** Writes what is new, unless somebody else does; called by the stream's thread alone. */
    void turn() {
        if (state.compareAndSet(State.IDLE, State.BUSY)) {
            if (nanoTime.getAsLong() - lastWrite >= keepAlive.toNanos()) {
                cursor.keepAlive();
            }
            write();
        }
    }

    /** Lets it go once what is being written is written. */
    void leave() {
        leaving = true;
    }

    /** Whether it has everything. */
    boolean isAtRest() {
        State now = state.get();
        return now == State.GONE || now == State.IDLE && !cursor.isBehind();
    }

    boolean isEntitled() {
        return entitled.getAsBoolean();
    }

    @Override
    public void onWritePossible() {
        write();
    }

    private void write() {
        try {
            boolean done = false;
            for (int chunks = 0; chunks < TURN && !done; chunks++) {
                if (leaving) {
                    end();
                    return;
                }
                if (!out.isReady()) {
                    return;
                }
                int count = cursor.fill(chunk);
                if (count > 0) {
                    out.write(chunk, 0, count);
                    flushed = false;
                    lastWrite = nanoTime.getAsLong();
                } else if (!flushed) {
                    out.flush();
                    flushed = true;
                } else {
                    done = true;
                }
            }
            state.set(State.IDLE);
            if (!done || cursor.isBehind() || leaving) {
                stream.wake();
            }
        } catch (IOException | RuntimeException e) {
            end();
        }
    }

    private void end() {
        if (state.getAndSet(State.GONE) != State.GONE) {
            stream.remove(this);
            try {
                async.complete();
            } catch (IllegalStateException e) {
                // The container has ended it already.
                return;
            }
        }
    }

    @Override
    public void onError(Throwable cause) {
        end();
    }

    @Override
    public void onError(AsyncEvent event) {
        end();
    }

    @Override
    public void onTimeout(AsyncEvent event) {
        end();
    }

    @Override
    public void onComplete(AsyncEvent event) {
        end();
    }

    @Override
    public void onStartAsync(AsyncEvent event) {
        // It is not started again.
    }
}
