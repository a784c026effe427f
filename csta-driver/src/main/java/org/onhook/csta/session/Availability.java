package org.onhook.csta.session;

import org.onhook.csta.message.SystemStatus;
import org.onhook.driver.support.link.LinkCounters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How far the switch serves, by what it says of itself (ECMA-269, system status). As long as it does not serve wholly, it is
 * asked now and then whether it does, in case that it does not say so.
 */
final class Availability {

    /** What the owner does about it. */
    interface Owner {
        /** The switch does not serve any more; its monitors are gone. */
        void outOfService();

        /** The switch serves again. */
        void inService();

        /** Events may have gone unseen, though monitors are running. */
        void eventsLost();

        /** Requests that can wait are to wait, or need not any more. */
        void spare(boolean overloaded);

        /** What {@link #detail} says has changed. */
        void changed();
    }

    private static final Logger LOG = LoggerFactory.getLogger(Availability.class);
    private static final int ASK_MILLIS = 30_000;
    private static final int ANSWER_MILLIS = 10_000;

    private final String link;
    private final Owner owner;
    private final Requests requests;
    private final RequestTexts texts;
    private final Timers timers;
    private final LinkCounters counters;
    private SystemStatus status = SystemStatus.NORMAL;
    private boolean asking;

    Availability(
            String link, Owner owner, Requests requests, RequestTexts texts, Timers timers, LinkCounters counters) {
        this.link = link;
        this.owner = owner;
        this.requests = requests;
        this.texts = texts;
        this.timers = timers;
        this.counters = counters;
    }

    /** Whether the switch says that it does not serve. */
    boolean isOutOfService() {
        return isOut(status);
    }

    /** What is to be said of it in the link's status; empty if there is nothing. */
    String detail() {
        return isFine(status) ? "" : "the switch says " + status.wireName();
    }

    /** The switch said something of itself. */
    void reported(String value) {
        SystemStatus now = SystemStatus.read(value);
        switch (now) {
            case UNKNOWN -> {
                // A heartbeat may say nothing.
            }
            case MESSAGES_LOST -> {
                counters.count("messages-lost");
                LOG.warn("link {}: the switch says that it lost messages", link);
                owner.eventsLost();
            }
            case OVERLOAD_RELIEVED -> become(isOut(status) ? status : SystemStatus.NORMAL, now);
            case OVERLOAD_IMMINENT, OVERLOAD_REACHED -> become(isOut(status) ? status : now, now);
            case INITIALIZING, ENABLED, NORMAL, DISABLED, PARTIALLY_DISABLED -> become(now, now);
        }
    }

    private void become(SystemStatus now, SystemStatus said) {
        SystemStatus before = status;
        status = now;
        if (now == before || isFine(now) && isFine(before)) {
            return;
        }
        counters.count("status." + said.wireName());
        LOG.warn("link {}: the switch says {}", link, said.wireName());
        owner.spare(isOverload(now));
        if (isOut(now) && !isOut(before)) {
            owner.outOfService();
        } else if (isOut(before) && !isOut(now)) {
            owner.inService();
        } else {
            owner.changed();
            if (now == SystemStatus.PARTIALLY_DISABLED || before == SystemStatus.PARTIALLY_DISABLED) {
                owner.eventsLost();
            }
        }
        askLater();
    }

    private void askLater() {
        if (!asking && !isFine(status)) {
            asking = true;
            timers.after(ASK_MILLIS, () -> {
                asking = false;
                if (!isFine(status)) {
                    requests.ask(texts.requestSystemStatus(), ANSWER_MILLIS, answer -> {}, () -> {});
                    askLater();
                }
            });
        }
    }

    private static boolean isFine(SystemStatus status) {
        return status == SystemStatus.NORMAL || status == SystemStatus.ENABLED;
    }

    private static boolean isOut(SystemStatus status) {
        return status == SystemStatus.DISABLED || status == SystemStatus.INITIALIZING;
    }

    private static boolean isOverload(SystemStatus status) {
        return status == SystemStatus.OVERLOAD_IMMINENT || status == SystemStatus.OVERLOAD_REACHED;
    }
}
