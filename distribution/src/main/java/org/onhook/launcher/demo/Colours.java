package org.onhook.launcher.demo;

/**
 * Colours for a terminal.
 *
 * @param on whether there are any
 */
record Colours(boolean on) {

    /** Colours where standard output is a terminal and the user does not mind. */
    static Colours ofTerminal() {
        String noColour = System.getenv("NO_COLOR");
        return new Colours(System.console() != null && (noColour == null || noColour.isEmpty()));
    }

    String bold(String text) {
        return paint("1", text);
    }

    String faint(String text) {
        return paint("2", text);
    }

    String red(String text) {
        return paint("1;31", text);
    }

    String green(String text) {
        return paint("32", text);
    }

    String yellow(String text) {
        return paint("33", text);
    }

    String cyan(String text) {
        return paint("36", text);
    }

    private String paint(String code, String text) {
        return on ? "\u001b[" + code + "m" + text + "\u001b[0m" : text;
    }
}
