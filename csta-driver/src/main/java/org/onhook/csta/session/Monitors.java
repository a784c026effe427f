package org.onhook.csta.session;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.onhook.csta.message.CstaMessage;
import org.onhook.driver.support.link.LinkCounters;
import org.onhook.driver.support.link.LinkLostException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The monitors of one connection (ECMA-269, monitoring services). At most {@link #WINDOW} requests are open at a time. A
 * monitor that was refused for want of resources, was not answered, or was stopped by the switch is asked for again, at
 * growing intervals; one refused for another reason seldom, in case the device comes to be.
 */
final class Monitors {

    /** What the owner of the monitors does. */
    interface Owner {
        void monitorStarted(String dn, String crossRef);

        void monitorStopped(String dn, String reason);

        /** Each monitor wanted at first was answered, or its time is over. */
        void monitorsSettled();

        void monitorsChanged(int wanted, int running, int refused);

        /** No request is open any more. */
        void monitorsAnswered();

        /** Whether anything came from the switch since that many milliseconds. */
        boolean heardWithin(int millis);
    }

    static final int WINDOW = 50;
    private static final int ANSWER_MILLIS = 10_000;
    private static final int LONGEST_PAUSE_MILLIS = 60_000;
    private static final int REFUSED_PAUSE_MILLIS = 300_000;
    private static final int LOGGED_REFUSALS = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Monitors.class);

    private final String link;
    private final Owner owner;
    private final Requests requests;
    private final RequestTexts texts;
    private final Timers timers;
    private final LinkCounters counters;
    private final Map<String, Monitor> wanted = new LinkedHashMap<>();
    private final Map<String, Monitor> running = new HashMap<>();
    private final Deque<Monitor> queue = new ArrayDeque<>();
    private final Deque<Monitor> spared = new ArrayDeque<>();
    private int asking;
    private int unsettled;
    private int refused;
    private int refusalsLogged;
    private boolean started;
    private boolean paused;
    private boolean halted;

    Monitors(String link, Owner owner, Requests requests, RequestTexts texts, Timers timers, LinkCounters counters) {
        this.link = link;
        this.owner = owner;
        this.requests = requests;
        this.texts = texts;
        this.timers = timers;
        this.counters = counters;
    }

    /** The session is up: starts these monitors. */
    void start(List<String> dns) {
        started = true;
        unsettled = dns.size();
        dns.forEach(this::add);
        report();
        if (unsettled == 0) {
            owner.monitorsSettled();
        }
        pump();
    }

    /** Other devices are to be monitored than before. */
    void change(List<String> dns) {
        if (!started) {
            return;
        }
        Set<String> stay = new HashSet<>(dns);
        wanted.values().stream()
                .filter(monitor -> !stay.contains(monitor.dn))
                .toList()
                .forEach(this::remove);
        dns.stream().filter(dn -> !wanted.containsKey(dn)).forEach(dn -> add(dn).settled = unsettled == 0);
        unsettled = (int)
                wanted.values().stream().filter(monitor -> !monitor.settled).count();
        report();
        pump();
    }

    /** The switch is out of service: nothing is asked until {@link #restart}. */
    void halt() {
        halted = true;
        report();
    }

    /**
     * The switch serves again: starts all monitors anew. Those that it may have kept are stopped
     * first, lest every event come twice.
     */
    void restart() {
        halted = false;
        if (!started) {
            return;
        }
        running.clear();
        queue.clear();
        spared.clear();
        for (Monitor monitor : wanted.values()) {
            monitor.formerCrossRef = monitor.crossRef.isEmpty() ? monitor.formerCrossRef : monitor.crossRef;
            monitor.crossRef = "";
            monitor.attempts = 0;
            monitor.settled = false;
            refused(monitor, false);
            queue.add(monitor);
        }
        unsettled = wanted.size();
        report();
        if (unsettled == 0) {
            owner.monitorsSettled();
        }
        pump();
    }

    /** Monitors that are to be started once more wait, or need not any more: the switch is to be spared. */
    void pause(boolean now) {
        paused = now;
        if (!paused) {
            queue.addAll(spared);
            spared.clear();
            pump();
        }
    }

    /** The devices of the monitors that are running. */
    List<String> devices() {
        return wanted.keySet().stream().filter(this::runs).toList();
    }

    /** The device of a monitor; null if there is no such monitor. */
    String dn(String crossRef) {
        Monitor monitor = running.get(crossRef);
        return monitor == null ? null : monitor.dn;
    }

    /** Whether the monitor on a device is running. */
    boolean runs(String dn) {
        Monitor monitor = wanted.get(dn);
        return monitor != null && !monitor.crossRef.isEmpty();
    }

    /** Whether a request is open. */
    boolean asking() {
        return asking > 0;
    }

    /** The switch stopped a monitor; false if it is none of ours. */
    boolean ended(String crossRef) {
        Monitor monitor = running.remove(crossRef);
        if (monitor == null) {
            return false;
        }
        monitor.crossRef = "";
        owner.monitorStopped(monitor.dn, "stopped by the switch");
        LOG.warn("link {}: the switch stopped the monitor on {}", link, monitor.dn);
        again(monitor, pause(monitor));
        report();
        return true;
    }

    private Monitor add(String dn) {
        Monitor monitor = new Monitor(dn);
        wanted.put(dn, monitor);
        queue.add(monitor);
        return monitor;
    }

    private void remove(Monitor monitor) {
        wanted.remove(monitor.dn);
        monitor.wanted = false;
        refused(monitor, false);
        if (!monitor.crossRef.isEmpty()) {
            running.remove(monitor.crossRef);
            requests.tell(texts.monitorStop(monitor.crossRef));
            owner.monitorStopped(monitor.dn, "no longer configured");
        }
        settle(monitor);
    }

    private void pump() {
        while (!halted && asking < WINDOW && !queue.isEmpty()) {
            Monitor monitor = queue.remove();
            if (monitor.wanted && monitor.crossRef.isEmpty()) {
                ask(monitor);
            }
        }
    }

    private void ask(Monitor monitor) {
        if (!monitor.formerCrossRef.isEmpty()) {
            requests.ask(texts.monitorStop(monitor.formerCrossRef), ANSWER_MILLIS, answer -> {}, () -> {});
            monitor.formerCrossRef = "";
        }
        Request request = new Request(monitor);
        asking++;
        requests.ask(
                texts.monitorStart(monitor.dn),
                ANSWER_MILLIS,
                answer -> answered(request, answer),
                () -> unanswered(request));
    }

    private void answered(Request request, CstaMessage.Answer answer) {
        if (answer instanceof CstaMessage.MonitorGranted granted
                && !granted.crossRef().isEmpty()) {
            granted(request.monitor, granted.crossRef());
        } else if (!request.late && request.monitor.wanted) {
            refused(request.monitor, answer);
        }
        over(request);
    }

    private void granted(Monitor monitor, String crossRef) {
        if (!monitor.wanted || !monitor.crossRef.isEmpty()) {
            requests.tell(texts.monitorStop(crossRef));
            return;
        }
        monitor.crossRef = crossRef;
        monitor.attempts = 0;
        refused(monitor, false);
        Monitor before = running.put(crossRef, monitor);
        if (before != null) {
            before.crossRef = "";
            counters.count("cross-ref.reused");
            owner.monitorStopped(before.dn, "the switch gave its identifier to the monitor on " + monitor.dn);
            again(before, pause(before));
        }
        owner.monitorStarted(monitor.dn, crossRef);
    }

    private void refused(Monitor monitor, CstaMessage.Answer answer) {
        counters.count("monitors.refused");
        boolean passing = answer instanceof CstaMessage.Refused refusal && refusal.passing();
        String reason = answer instanceof CstaMessage.Refused refusal ? refusal.reason() : "no usable answer";
        if (!monitor.refused && refusalsLogged++ < LOGGED_REFUSALS) {
            LOG.warn("link {}: the switch refused the monitor on {}: {}", link, monitor.dn, reason);
            if (refusalsLogged == LOGGED_REFUSALS) {
                LOG.warn("link {}: further refused monitors are only counted (monitors.refused)", link);
            }
        }
        refused(monitor, true);
        again(monitor, passing ? pause(monitor) : REFUSED_PAUSE_MILLIS);
    }

    private void unanswered(Request request) {
        if (!owner.heardWithin(ANSWER_MILLIS)) {
            throw LinkLostException.because("the switch does not answer MonitorStart");
        }
        counters.count("monitors.unanswered");
        request.late = true;
        again(request.monitor, pause(request.monitor));
        over(request);
    }

    private void over(Request request) {
        if (!request.over) {
            request.over = true;
            asking--;
        }
        report();
        settle(request.monitor);
        pump();
        if (asking == 0) {
            owner.monitorsAnswered();
        }
    }

    private void settle(Monitor monitor) {
        if (!monitor.settled) {
            monitor.settled = true;
            if (--unsettled == 0) {
                owner.monitorsSettled();
            }
        }
    }

    private void again(Monitor monitor, int millis) {
        timers.after(millis, () -> {
            if (monitor.wanted && monitor.crossRef.isEmpty()) {
                (paused ? spared : queue).add(monitor);
                pump();
            }
        });
    }

    private static int pause(Monitor monitor) {
        int doubled = 1_000 << Math.min(monitor.attempts++, 6);
        return Math.min(doubled, LONGEST_PAUSE_MILLIS);
    }

    private void refused(Monitor monitor, boolean now) {
        if (monitor.refused != now) {
            monitor.refused = now;
            refused += now ? 1 : -1;
        }
    }

    private void report() {
        owner.monitorsChanged(wanted.size(), halted ? 0 : running.size(), refused);
    }

    /** A monitor that is or was wanted. */
    private static final class Monitor {
        private final String dn;
        private String crossRef = "";
        private String formerCrossRef = "";
        private int attempts;
        private boolean wanted = true;
        private boolean settled;
        private boolean refused;

        private Monitor(String dn) {
            this.dn = dn;
        }
    }

    /** A MonitorStart that was sent. */
    private static final class Request {
        private final Monitor monitor;
        private boolean late;
        private boolean over;

        private Request(Monitor monitor) {
            this.monitor = monitor;
        }
    }
}
