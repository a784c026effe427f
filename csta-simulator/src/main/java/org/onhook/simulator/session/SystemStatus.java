package org.onhook.simulator.session;

/** What the switch says of itself (ECMA-269, system status). */
final class SystemStatus {

    private volatile String value = "normal";

    String value() {
        return value;
    }

    void become(String newValue) {
        value = newValue;
    }

    boolean isDisabled() {
        return value.equals("disabled");
    }
}
