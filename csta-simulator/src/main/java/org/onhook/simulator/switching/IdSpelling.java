package org.onhook.simulator.switching;

/** How a switch spells device ids. A trunk's id is spelled the same everywhere. */
public enum IdSpelling {
    /** {@code 2001}. */
    BARE("") {
        @Override
        public String device(String element, String number) {
            return number;
        }

        @Override
        public String connection(String number) {
            return number;
        }
    },
    /** {@code N<2001>;displayNumber=2001;noa=nk}, mixed with bare numbers as on the real wire. */
    OPENSCAPE("") {
        @Override
        public String device(String element, String number) {
            return element.equals("callingDevice") ? number : "N<" + number + ">;displayNumber=" + number + ";noa=nk";
        }

        @Override
        public String connection(String number) {
            return number;
        }
    },
    /** {@code 2001:CM1::0}. */
    AVAYA(" typeOfNumber=\"other\" mediaClass=\"notKnown\"") {
        @Override
        public String device(String element, String number) {
            return number + ":CM1::0";
        }

        @Override
        public String connection(String number) {
            return number + ":CM1::0";
        }
    },
    /** {@code sip:2001@host}. */
    SIP("") {
        @Override
        public String device(String element, String number) {
            return "sip:" + number + "@pbx.example";
        }

        @Override
        public String connection(String number) {
            return "sip:" + number + "@pbx.example";
        }
    };

    private final String attributes;

    IdSpelling(String attributes) {
        this.attributes = attributes;
    }

    /** The attributes of a device id, as XML with a leading blank, or "". */
    public String attributes() {
        return attributes;
    }

    /** The number as it stands in a device element of an event. */
    public abstract String device(String element, String number);

    /** The number as it stands in a connection id. */
    public abstract String connection(String number);

    /** The number in any spelling that a client may use. */
    public static String number(String spelled) {
        String rest = spelled.trim();
        int open = rest.indexOf('<');
        int close = rest.indexOf('>');
        if (rest.startsWith("N<") && close > open) {
            return rest.substring(open + 1, close);
        }
        if (rest.startsWith("sip:") || rest.startsWith("tel:")) {
            rest = rest.substring(4);
        }
        int end = 0;
        while (end < rest.length() && ":;@".indexOf(rest.charAt(end)) < 0) {
            end++;
        }
        return rest.substring(0, end);
    }
}
