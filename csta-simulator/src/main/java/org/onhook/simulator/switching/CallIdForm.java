package org.onhook.simulator.switching;

import java.util.Locale;

/** How a switch spells its call ids. */
public enum CallIdForm {
    /** 32 hexadecimal digits (OpenScape Voice). */
    HEX_32 {
        @Override
        String spell(long number) {
            return "FF0001" + String.format(Locale.ROOT, "%026X", number);
        }
    },
    /** A decimal number (Avaya, Panasonic). */
    DECIMAL {
        @Override
        String spell(long number) {
            return Long.toString(number);
        }
    },
    /** A call half (BroadWorks). */
    CALL_HALF {
        @Override
        String spell(long number) {
            return "callhalf-" + number + ":0";
        }
    },
    /** A SIP Call-ID. */
    SIP {
        @Override
        String spell(long number) {
            return String.format(Locale.ROOT, "%016x@192.0.2.20", number);
        }
    };

    abstract String spell(long number);
}
