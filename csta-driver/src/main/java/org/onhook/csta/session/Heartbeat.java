package org.onhook.csta.session;

import org.onhook.csta.profile.HeartbeatForm;
import org.onhook.driver.support.link.LinkLostException;

/** Asks after a silence whether the switch is still there. Any frame received is a sign of life. */
final class Heartbeat {

    private static final int MOST_UNANSWERED = 2;
    private static final int ANSWER_MILLIS = 10_000;

    private final Timers timers;
    private final Requests requests;
    private final RequestTexts texts;
    private HeartbeatForm form;
    private long silenceNanos;
    private long heard;
    private long asked;
    private int unanswered;
    private Timers.Timer timer;

    Heartbeat(Timers timers, Requests requests, RequestTexts texts) {
        this.timers = timers;
        this.requests = requests;
        this.texts = texts;
        this.heard = timers.nanos();
    }

    /** Begins, or goes on in another way. */
    void configure(HeartbeatForm newForm, int seconds) {
        form = newForm;
        silenceNanos = seconds * 1_000_000_000L;
        if (timer != null) {
            timer.cancel();
            timer = null;
        }
        if (seconds > 0) {
            schedule();
        }
    }

    /** The switch sent something, or could not be heard until now. */
    void heard() {
        heard = timers.nanos();
        unanswered = 0;
    }

    private void schedule() {
        long due = unanswered == 0 ? heard + silenceNanos : asked + Math.min(silenceNanos, ANSWER_MILLIS * 1_000_000L);
        timer = timers.after(Math.max(0, (due - timers.nanos()) / 1_000_000), this::beat);
    }

    private void beat() {
        long now = timers.nanos();
        if (unanswered == 0 && now - heard < silenceNanos) {
            schedule();
            return;
        }
        if (unanswered >= MOST_UNANSWERED) {
            throw LinkLostException.because(unanswered + " heartbeats were not answered");
        }
        unanswered++;
        asked = now;
        switch (form) {
            case REQUEST_SYSTEM_STATUS ->
                requests.ask(texts.requestSystemStatus(), ANSWER_MILLIS, answer -> {}, () -> {});
            case EMPTY_SYSTEM_STATUS -> requests.ask(texts.systemStatus(), ANSWER_MILLIS, answer -> {}, () -> {});
        }
        schedule();
    }
}
