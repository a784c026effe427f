package org.onhook.bench.worker;

import java.util.function.IntFunction;

/** A way from socket to output. */
public enum Subject {
    RAW_READ("raw read", false, false, (setup, stamps) -> read(setup, RawRead::new)),
    ECHO("echo", false, false, (setup, stamps) -> read(setup, Echo::new)),
    AALTO_TOKENS("frame + Aalto tokens", false, false, (setup, stamps) -> read(setup, AaltoTokens::new)),
    JAXB_DATABIND("JAXB + Jackson databind", true, false, (setup, stamps) -> lane(new JaxbDatabind(setup))),
    OUTSIDE_FELIX("Onhook, outside Felix", true, true, (setup, stamps) -> CstaConnector.start(setup)),
    OUTSIDE_FELIX_STAMPED(
            "Onhook, outside Felix, lines", true, true, (setup, stamps) -> CstaConnector.startStamped(setup, stamps)),
    IN_FELIX("Onhook, in Felix", true, true, (setup, stamps) -> InFelix.start(setup)),
    IN_FELIX_WITHOUT_HTTP("Onhook, in Felix, no HTTP interface", true, true, (setup, stamps) -> InFelix.start(setup)),
    ASTERISK_JAVA("asterisk-java", true, true, (setup, stamps) -> AsteriskJava.start(setup)),
    ASTERISK_DRIVER("Onhook's Asterisk driver", true, true, (setup, stamps) -> AsteriskConnector.start(setup));

    /** How a subject is started. What others need need not be there: it is not even loaded. */
    private interface Starter {
        /**
         * Returns when it is under way.
         *
         * @param stamps takes when events were written, from a subject that notes that
         */
        void start(Setup setup, Stamps stamps) throws Exception;
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

    void start(Setup setup, Stamps stamps) throws Exception {
        starter.start(setup, stamps);
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
