package org.onhook.csta.session;

import java.io.IOException;
import java.util.OptionalInt;
import org.onhook.csta.message.CstaMessage;
import org.onhook.csta.profile.SessionStart;
import org.onhook.csta.settings.Credentials;
import org.onhook.csta.settings.SessionSettings;
import org.onhook.driver.support.link.LinkLostException;

/**
 * Begins the session on a new connection in the way of the profile, and keeps it alive.
 *
 * <p>Sources: ECMA-354 for application sessions; for a switch that speaks first, OpenScape Voice: SystemStatus, its
 * response, SystemRegister.
 */
final class Session {

    private static final int LISTEN_MILLIS = 500;
    private static final int ADAPTING_MILLIS = 2_000;
    private static final int ANSWER_MILLIS = 10_000;

    private enum Step {
        LISTENING,
        STARTING,
        REGISTERING,
        READY
    }

    private final SessionStart start;
    private final SessionSettings settings;
    private final Requests requests;
    private final RequestTexts texts;
    private final Timers timers;
    private final Runnable ready;
    private final SessionMemory memory;
    private Step step = Step.LISTENING;
    private String sessionId = "";
    private Timers.Timer renewal;
    private long renewalDue;
    private int renewalSeconds;

    Session(
            SessionStart start,
            SessionSettings settings,
            Requests requests,
            RequestTexts texts,
            Timers timers,
            SessionMemory memory,
            Runnable ready) {
        this.start = start;
        this.settings = settings;
        this.requests = requests;
        this.texts = texts;
        this.timers = timers;
        this.memory = memory;
        this.ready = ready;
    }

    void begin() {
        switch (start) {
            case ADAPTIVE ->
                timers.after(LISTEN_MILLIS, () -> {
                    if (step == Step.LISTENING) {
                        startSession();
                    }
                });
            case SYSTEM_STATUS ->
                timers.after(ADAPTING_MILLIS, () -> {
                    if (step == Step.LISTENING) {
                        register();
                    }
                });
            case APPLICATION_SESSION -> startSession();
            case NONE -> ready();
        }
    }

    /** The switch sent SystemStatus, which was answered. */
    void statusReported() {
        if (step == Step.LISTENING) {
            register();
        }
    }

    /** Says good-bye, as far as there is anything to end. */
    void end() {
        if (!sessionId.isEmpty()) {
            requests.tell(texts.stopSession(sessionId));
            memory.forget();
        }
    }

    private void startSession() {
        step = Step.STARTING;
        requests.ask(
                texts.startSession(password(), memory.sessionId()),
                start == SessionStart.ADAPTIVE ? ADAPTING_MILLIS : ANSWER_MILLIS,
                this::sessionAnswered,
                this::sessionUnanswered);
    }

    private String password() {
        try {
            return settings.credentials().isEmpty()
                    ? ""
                    : password(settings.credentials().get());
        } catch (IOException e) {
            throw LinkLostException.because("the password file cannot be read: " + e.getMessage());
        }
    }

    private static String password(Credentials credentials) throws IOException {
        return credentials.currentPassword().value();
    }

    private void sessionAnswered(CstaMessage.Answer answer) {
        if (answer instanceof CstaMessage.SessionGranted granted) {
            sessionId = granted.sessionId();
            memory.remember(sessionId);
            texts.protocolVersion(granted.protocolVersion());
            renewAtHalf(granted.seconds());
            if (step == Step.STARTING) {
                ready();
            }
        } else if (answer instanceof CstaMessage.SessionRefused refused) {
            memory.forget();
            throw LinkLostException.because("the switch refused the session: " + refused.reason());
        } else if (step == Step.STARTING) {
            if (start != SessionStart.ADAPTIVE) {
                throw LinkLostException.because("the switch refused the session: " + reason(answer));
            }
            register();
        }
    }

    private static String reason(CstaMessage.Answer answer) {
        return answer instanceof CstaMessage.Refused refused ? refused.reason() : "it did not understand";
    }

    private void sessionUnanswered() {
        if (step == Step.STARTING) {
            if (start != SessionStart.ADAPTIVE) {
                throw LinkLostException.because("the switch does not answer StartApplicationSession");
            }
            register();
        }
    }

    private void register() {
        step = Step.REGISTERING;
        requests.ask(texts.systemRegister(), ADAPTING_MILLIS, answer -> registered(), this::registered);
    }

    private void registered() {
        if (step == Step.REGISTERING) {
            ready();
        }
    }

    private void ready() {
        step = Step.READY;
        ready.run();
    }

    private void renewAtHalf(OptionalInt seconds) {
        if (renewal != null) {
            renewal.cancel();
        }
        if (seconds.isPresent()) {
            renewalSeconds = seconds.getAsInt();
            renewalDue = System.nanoTime() + renewalSeconds * 500_000_000L;
            renewal = timers.after(renewalSeconds * 500L, this::renew);
        } else {
            renewal = null;
        }
    }

    /** The link was suspended, while the session's duration went on: renews it, if that is due. */
    void resumed() {
        if (renewal != null && System.nanoTime() - renewalDue >= 0) {
            renewal.cancel();
            renew();
        }
    }

    private void renew() {
        renewal = null;
        int seconds = renewalSeconds;
        requests.ask(
                texts.renewSession(sessionId),
                (int) Math.min(ANSWER_MILLIS, seconds * 250L),
                answer -> renewAtHalf(
                        answer instanceof CstaMessage.SessionRenewed renewed
                                ? renewed.seconds()
                                : OptionalInt.of(seconds)),
                () -> {
                    throw LinkLostException.because("the switch does not answer ResetApplicationSessionTimer");
                });
    }
}
