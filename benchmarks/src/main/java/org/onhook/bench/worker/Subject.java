package org.onhook.bench.worker;

import java.nio.file.Path;
import java.util.List;

/** A way from socket to output. */
public enum Subject {
    RAW_READ("raw read", false) {
        @Override
        void start(Path home, List<Integer> ports, String profile, String monitors) {
            lane(new RawRead(ports.get(0)));
        }
    },
    AALTO_TOKENS("frame + Aalto tokens", false) {
        @Override
        void start(Path home, List<Integer> ports, String profile, String monitors) {
            lane(new AaltoTokens(ports.get(0)));
        }
    },
    JAXB_DATABIND("JAXB + Jackson databind", true) {
        @Override
        void start(Path home, List<Integer> ports, String profile, String monitors) throws Exception {
            lane(new JaxbDatabind(home, ports.get(0), profile, monitors));
        }
    },
    OUTSIDE_FELIX("Onhook, outside Felix", true) {
        @Override
        void start(Path home, List<Integer> ports, String profile, String monitors) throws Exception {
            new OutsideFelix(home, ports, profile, monitors);
        }
    },
    IN_FELIX("Onhook, in Felix", true) {
        @Override
        void start(Path home, List<Integer> ports, String profile, String monitors) throws Exception {
            InFelix.start(home, ports.get(0), profile, monitors);
        }
    };

    private final String title;
    private final boolean writes;

    Subject(String title, boolean writes) {
        this.title = title;
        this.writes = writes;
    }

    /** What it is called in tables. */
    public String title() {
        return title;
    }

    /** Whether it writes events to {@code data/events.jsonl} in its home. */
    public boolean writes() {
        return writes;
    }

    /** Whether it monitors devices as a connector does. */
    public boolean monitors() {
        return this == OUTSIDE_FELIX || this == IN_FELIX;
    }

    /** Starts it, and returns. */
    abstract void start(Path home, List<Integer> ports, String profile, String monitors) throws Exception;

    private static void lane(Runnable reading) {
        Thread thread = new Thread(reading, Usage.LANE + "bench");
        thread.setDaemon(true);
        thread.start();
    }
}
