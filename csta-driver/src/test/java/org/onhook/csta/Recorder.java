package org.onhook.csta;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.onhook.api.call.CallEvent;
import org.onhook.api.tracking.CallEventReceiver;

/** Keeps what a link delivers. */
final class Recorder implements CallEventReceiver {

    private final BlockingQueue<CallEvent> events = new LinkedBlockingQueue<>();

    @Override
    public void accept(CallEvent event) {
        events.add(event);
    }

    CallEvent next() {
        try {
            CallEvent event = events.poll(FakeSwitch.SECONDS, TimeUnit.SECONDS);
            if (event == null) {
                throw new AssertionError("the link delivered nothing");
            }
            return event;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    <T extends CallEvent> T next(Class<T> kind) {
        CallEvent event = next();
        if (!kind.isInstance(event)) {
            throw new AssertionError("wanted " + kind.getSimpleName() + ", was " + event);
        }
        return kind.cast(event);
    }

    /** What a link that was closed says first. */
    void opened() {
        next(CallEvent.LinkConfigured.class);
        next(CallEvent.LinkDown.class);
    }

    /** What a link that was suspended says first: how it stands. */
    void resumed(boolean up, String... monitored) {
        next(CallEvent.LinkConfigured.class);
        for (String dn : monitored) {
            assertThat(next(CallEvent.MonitorStarted.class).dn()).isEqualTo(dn);
        }
        if (up) {
            next(CallEvent.LinkUp.class);
        }
    }

    boolean isEmpty() {
        return events.isEmpty();
    }
}
