package org.onhook.bench.worker;

import java.util.function.IntFunction;

/** A way from socket to output. */
public enum Subject {
    RAW_READ("raw read", false, false, setup -> read(setup, RawRead::new)),
    ECHO("echo", false, false, setup -> read(setup, Echo::new)),
    AALTO_TOKENS("frame + Aalto tokens", false, false, setup -> read(setup, AaltoTokens::new)),
    JAXB_DATABIND("JAXB + Jackson databind", true, false, setup -> lane(new JaxbDatabind(setup))),
    OUTSIDE_FELIX("Onhook, outside Felix", true, true, setup -> CstaConnector.start(setup)),
    OUTSIDE_FELIX_STAMPED(
            "Onhook, outside Felix, lines stamped", true, true, setup -> CstaConnector.startStamped(setup)),
    IN_FELIX("Onhook, in Felix", true, true, setup -> InFelix.start(setup)),
    IN_FELIX_WITHOUT_HTTP("Onhook, in Felix, no HTTP interface", true, true, setup -> InFelix.start(setup)),
    ASTERISK_JAVA("asterisk-java", true, true, setup -> AsteriskJava.start(setup)),
    ASTERISK_DRIVER("Onhook's Asterisk driver", true, true, setup -> AsteriskConnector.start(setup));

    /** How a subject is started. What others need need not be there: it is not even loaded. */
    private interface Starter {
        /** Returns when it is under way. */
        void start(Setup setup) throws Exception;
    }

    private final String title;
    private final boolean writes;
    private final boolean converses;
    private final Starter starter;

    Subject(String title, boolean writes, boolean converses, Starter starter) {
        this.title = title;
        this.writes = writes;
        this.converses = converses;
        this.starter = starter;
    }

    /** What it is called in tables. */
    public String title() {
        return title;
    }

    /** Whether it writes events to {@link Setup#events}. */
    public boolean writes() {
        return writes;
    }

    /** Whether it asks the switch for what it wants to be sent, as a connector does. */
    public boolean converses() {
        return converses;
    }

    void start(Setup setup) throws Exception {
        starter.start(setup);
    }

    private static void read(Setup setup, IntFunction<Runnable> reading) {
        setup.ports().forEach(port -> lane(reading.apply(port)));
    }

    private static void lane(Runnable reading) {
        Thread thread = new Thread(reading, Usage.LANE + "bench");
        thread.setDaemon(true);
        thread.start();
    }
}
