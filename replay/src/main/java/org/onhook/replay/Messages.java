package org.onhook.replay;

import java.io.PrintStream;

/** Tells the user what is not as it should be, a line each; of lines that cannot be read, the first ones. */
final class Messages {

    private static final int BAD_LINES = 20;

    private final PrintStream err;
    private String place = "";
    private long badLines;

    Messages(PrintStream err) {
        this.err = err;
    }

    /** What is said from now on is about this place. */
    void at(String where) {
        place = where;
    }

    void say(String text) {
        err.println(place + ": " + text);
    }

    void badLine(String why) {
        badLines++;
        if (badLines <= BAD_LINES) {
            say("left out: " + why);
        }
    }

    void end() {
        if (badLines > BAD_LINES) {
            err.println((badLines - BAD_LINES) + " more lines that cannot be read were left out");
        }
    }
}
